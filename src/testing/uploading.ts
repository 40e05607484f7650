import { createHash, randomBytes } from 'node:crypto';
import { type Agent, request } from 'node:http';
import type { Guest } from './guests.ts';

/** A piece of a recording as the recorder sends it. */
export interface Slice {
  readonly offset: number;
  readonly body: Buffer;
  readonly sha256: string;
}
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A recording that nobody can guess, of this many bytes, cut into slices. */
export function recordingOf(bytes: number, sliceBytes: number): { whole: Buffer; slices: Slice[] } {
  const whole = randomBytes(bytes);
  whole.set([0x1a, 0x45, 0xdf, 0xa3]);
  return { whole, slices: cut(whole, sliceBytes) };
}
/** A recording as it is sent: in slices of this many bytes, the last one shorter. */
export const cut = (whole: Buffer, sliceBytes: number): Slice[] =>
  Array.from({ length: Math.ceil(whole.length / sliceBytes) }, (_, index) => {
    const body = whole.subarray(index * sliceBytes, (index + 1) * sliceBytes);
    return { offset: index * sliceBytes, body, sha256: sha256(body) };
  });

export interface Answer {
  readonly status: number;
  readonly text: string;
}
type Sent = {
  method: string;
  path: string;
  cookie: string;
  headers?: Record<string, string>;
  body?: Uint8Array;
  agent?: Agent;
};
/** One request to a running product. Rejects when the line breaks; every status is an answer. */
export function send(
  base: string,
  { method, path, cookie, headers, body = Buffer.alloc(0), agent }: Sent,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const all = { origin: base, ...headers, cookie, accept: 'application/json', 'content-length': body.length };
  const sent = request(`${base}${path}`, { ...(agent && { agent }), method, headers: all }, (answer) => {
    const said: Buffer[] = [];
    answer.on('data', (piece: Buffer) => said.push(piece));
    answer.on('error', reject);
    answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(said).toString() }));
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

/** The answer's text, if it is a yes. */
export async function accepted(answer: Promise<Answer>): Promise<string> {
  const { status, text } = await answer;
  if (status < 200 || status > 299) throw new Error(`${status}: ${text}`);
  return text;
}

/** Begins a take and answers its id. */
export async function beginTake(base: string, { cookie, question }: Guest, agent?: Agent): Promise<string> {
  const path = `/interview/questions/${question}/takes`;
  const body = Buffer.from(JSON.stringify({ kind: 'audio', mime: 'audio/webm' }));
  const headers = { 'content-type': 'application/json' };
  const said = await accepted(
    send(base, { method: 'POST', path, cookie, headers, body, ...(agent && { agent }) }),
  );
  return JSON.parse(said).takeId;
}

export const putSlice = (
  base: string,
  { cookie }: Guest,
  take: string,
  { offset, body, sha256: hash }: Slice,
  agent?: Agent,
) =>
  send(base, {
    method: 'PUT',
    path: `/interview/takes/${take}/slices/${offset}`,
    headers: { 'content-type': 'audio/webm', 'x-content-sha256': hash },
    ...{ cookie, body },
    ...(agent && { agent }),
  });

/** From where to go on: what the product says it has, in bytes. */
export async function bytesOf(base: string, { cookie }: Guest, take: string): Promise<number> {
  const said = await accepted(send(base, { method: 'GET', path: `/interview/takes/${take}`, cookie }));
  return JSON.parse(said).savedTo;
}

/** Sends what the product does not have yet, in order, and says that this was all. */
export async function finishTake(base: string, guest: Guest, take: string, slices: readonly Slice[]) {
  const from = await bytesOf(base, guest, take);
  for (const slice of slices.filter(({ offset }) => offset >= from))
    await accepted(putSlice(base, guest, take, slice));
  await accepted(endTake(base, guest, take, slices));
}
/** Says that these slices are all. */
export function endTake(base: string, { cookie }: Guest, take: string, slices: readonly Slice[]) {
  const bytes = slices.reduce((sum, { body }) => sum + body.length, 0);
  const body = Buffer.from(JSON.stringify({ bytes, seconds: 3 }));
  const headers = { 'content-type': 'application/json' };
  return send(base, { method: 'POST', path: `/interview/takes/${take}/completion`, cookie, headers, body });
}
