import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail server that can be made to think for a long time before it takes a letter. */
export async function postOffice() {
  const taken: { to: string; id: string }[] = [];
  const thinking: string[] = [];
  let thinks = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, { envelope }, tell) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address).join();
        // Whoever waits here is never told that their letter was taken.
        if (thinks) return void thinking.push(to);
        taken.push({ to, id: /^message-id: (.*)$/im.exec(Buffer.concat(pieces).toString())?.[1] ?? '' });
        tell();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** Letters that were taken, and said to be. */
    taken,
    /** To whom the letters go that are being thought about. */
    thinking,
    think: (now: boolean) => {
      thinks = now;
    },
  };
}
