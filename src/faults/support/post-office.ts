import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

type Thought = { to: string; session: string; take: () => void };

/** A mail server that can be made to think for a long time before it takes a letter. */
export async function postOffice() {
  const taken: string[] = [];
  const gone = new Set<string>();
  let thinking: Thought[] = [];
  let thinks = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, { envelope, id: session }, tell) {
      stream.resume();
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address).join();
        const take = () => {
          taken.push(to);
          tell();
        };
        if (thinks) thinking.push({ to, session, take });
        else take();
      });
    },
    onClose: ({ id }) => void gone.add(id),
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** To whom the letters went that were taken, and said to be. */
    taken,
    /** How many it thinks about now. */
    thinking: () => thinking.filter(({ session }) => !gone.has(session)).length,
    /** How many it thinks about for somebody who is not there any more. */
    abandoned: () => thinking.filter(({ session }) => gone.has(session)).length,
    think: () => {
      thinks = true;
    },
    /** It takes what it thought about, from whoever still waits, and thinks no more. */
    decide() {
      thinks = false;
      for (const { session, take } of thinking) if (!gone.has(session)) take();
      thinking = [];
    },
  };
}
