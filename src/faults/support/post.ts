import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a mail server is about to say: its greeting, an answer to a command, or that it took a letter. */
export type Line = 'greeting' | 'answer' | 'taken';

/** A mail server that takes its time before each line, and keeps the Message-ID of what it took. */
export async function slowPost(secondsBefore: (line: Line) => number) {
  const taken: string[] = [];
  const server = createServer((socket) => void converse(socket, secondsBefore, taken));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, taken };
}

const answers: Record<string, string> = {
  EHLO: '250 post.example',
  HELO: '250 post.example',
  MAIL: '250 go on',
  RCPT: '250 go on',
  DATA: '354 write',
  QUIT: '221 bye',
};
function converse(socket: Socket, secondsBefore: (line: Line) => number, taken: string[]) {
  let [text, letter] = ['', false];
  const say = (line: Line, words: string) =>
    setTimeout(() => socket.writable && socket.write(`${words}\r\n`), secondsBefore(line) * 1000);
  const hear = (line: string) => say('answer', answers[line.slice(0, 4).toUpperCase()] ?? '502 what');
  socket.on('error', () => undefined);
  socket.setEncoding('latin1').on('data', (piece: string) => {
    text += piece;
    for (let end = endOf(text, letter); end > 0; end = endOf(text, letter)) {
      const said = text.slice(0, end);
      text = text.slice(end);
      if (letter) {
        taken.push(/^message-id: *(\S+)/im.exec(said)?.[1] ?? 'nameless');
        say('taken', '250 taken');
        letter = false;
      } else {
        hear(said);
        letter = /^data/i.test(said);
      }
    }
  });
  say('greeting', '220 post.example');
}
/** Where the command or the letter ends that begins this text; 0 when not all of it is there. */
function endOf(text: string, letter: boolean) {
  const mark = letter ? '\r\n.\r\n' : '\r\n';
  const at = text.indexOf(mark);
  return at < 0 ? 0 : at + mark.length;
}
