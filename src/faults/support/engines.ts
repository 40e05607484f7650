import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What an engine does with one question whose body has been read. */
export type Manner = (asked: string, answer: ServerResponse, path: string) => void;

/** A server on a free port of this machine whose manners can be changed, and that can be shut and opened again. */
export async function engineAt(first: Manner) {
  let manner = first;
  const server = createServer((request, answer) => void serve(request, answer));
  const serve = async (request: IncomingMessage, answer: ServerResponse) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    manner(Buffer.concat(pieces).toString('latin1'), answer, request.url ?? '');
  };
  const open = (port: number) =>
    new Promise<void>((listening) => server.listen(port, '127.0.0.1', () => listening()));
  const shut = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  await open(0);
  onTestFinished(() => void shut());
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    shut,
    open: () => open(port),
    behave: (next: Manner) => {
      manner = next;
    },
    /** Hangs up on everybody who waits. */
    hangUp: () => server.closeAllConnections(),
  };
}

const json = (answer: ServerResponse, body: unknown) => answer.end(JSON.stringify(body));
/** Writes without end, until the other side has had enough. */
const without = (line: string) => (_: string, answer: ServerResponse) => {
  const timer = setInterval(() => answer.write(line), 1);
  answer.on('close', () => clearInterval(timer));
};
const half = (line: string) => (_: string, answer: ServerResponse) => {
  answer.write(line);
  setTimeout(() => answer.destroy(), 20);
};
const page: Manner = (_, answer) => void answer.end('<html>\nWelcome\n</html>\n');

const said = (content: string, more: object = {}) =>
  `${JSON.stringify({ message: { role: 'assistant', content }, done: false, ...more })}\n`;
const end = said('', { done: true, done_reason: 'stop', prompt_eval_count: 9, eval_count: 3 });
type Chat = { quotes?: string; logprob?: number };
/** Ollama with one model, which is sure of level 3 and quotes the first words of the answer. */
const ollama =
  (chat: Chat | Manner = {}): Manner =>
  (asked, answer, path) => {
    const details = { quantization_level: 'Q4_K_M' };
    if (path === '/api/tags')
      return json(answer, { models: [{ name: 'qwen2.5:3b', digest: 'a'.repeat(64), details }] });
    if (path === '/api/version') return json(answer, { version: '0.20.0' });
    if (path === '/api/show') return json(answer, { template: '{{ .System }}{{ .Prompt }}' });
    if (typeof chat === 'function') return chat(asked, answer, path);
    const { quotes = '{"quotes": ["The disk was full"]}', logprob = -0.01 } = chat;
    const top_logprobs = [{ token: '3', logprob }];
    const level = said('3', { logprobs: [{ token: '3', logprob, top_logprobs }] });
    return answer.end((JSON.parse(asked).format ? said(quotes) : level) + end);
  };
export const ollamas = {
  well: ollama(),
  hung: ollama(() => undefined),
  killed: ollama(half(said('{"quo'))),
  aPage: page,
  looping: ollama(without(said('the '))),
  endlessLine: ollama(without('x'.repeat(100_000))),
  sureBeyondMeasure: ollama({ logprob: 1e308 }),
  sureOfMoreThanAll: ollama({ logprob: 2 }),
  babbling: ollama({ quotes: 'Well, I think that' }),
  otherShape: ollama({ quotes: '{"quotes": 7, "level": 9}' }),
  inventing: ollama({ quotes: '{"quotes": ["I ruled the others out and measured it"]}' }),
};

const engine = { name: 'whisper.cpp', version: '1.9.1', model: 'ggml-base.bin' };
const words = [
  { text: 'The', start: 0.1, end: 0.3, probability: 0.9 },
  { text: 'disk.', start: 0.3, end: 0.9, probability: 0.8 },
];
const heard = { language: 'en', speech: [{ start: 0, end: 1 }], words, engine };
const telling =
  (...lines: object[]): Manner =>
  (_, answer) =>
    void answer.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
const result = (more: object) =>
  telling({ type: 'alive' }, { type: 'result', result: { ...heard, ...more } });
const [first] = words;
export const whispers = {
  well: result({}),
  killed: half('{"type":"alive"}\n{"type":"resu'),
  brokenOff: telling({ type: 'alive' }),
  aPage: page,
  unknownTrouble: telling({ type: 'failed', kind: 'The disk was full', message: 'The disk was full' }),
  endlessLine: without('x'.repeat(1_000_000)),
  aliveForEver: without('{"type":"alive"}\n'),
  silentAfterOneWord: ((_, answer) => void answer.write('{"type":"alive"}\n')) as Manner,
  wordsWithoutAVoice: result({ speech: [] }),
  wordsAfterTheEnd: result({ words: [{ ...first, start: 900, end: 901 }] }),
  sureBeyondMeasure: result({ words: [{ ...first, probability: 7 }] }),
  moreWordsThanAnybodySays: result({ words: Array(5000).fill(first) }),
  otherShape: result({ words: 'The disk was full.' }),
};
