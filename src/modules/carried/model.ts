import { z } from 'zod';
import { portableForm } from '#dossiers';
import { Refusal } from '#kernel/errors.ts';
import { type Canonical, canonical, type Manifest, ParcelFault, type ParcelProblem } from '#parcels';

/** The largest archive that is taken in. */
export const most = 2_000_000_000;

/** One thing that an archive would bring. */
export interface Brought {
  readonly holding: string;
  /** In its one written form. */
  readonly item: string;
  /** Where the recording lies that it names. */
  readonly path: string | undefined;
}
const fileNote = z.object({ name: z.string(), bytes: z.int(), sha256: z.string() });
const noteIn = (item: object) =>
  Object.values(item).flatMap((value) => fileNote.safeParse(value).data ?? [])[0];
/** What `portable.json` says, with the recordings that it names. Throws `ParcelFault` when it says something else. */
export function broughtBy(text: string, { files }: Manifest): Brought[] {
  const paths = new Map(files.map(({ path, sha256 }) => [sha256, path] as const));
  const { items } = read(text);
  return Object.entries(items).flatMap(([holding, list]) =>
    list.map((one) => {
      const note = noteIn(one);
      const path = note && paths.get(note.sha256);
      if (note && !path) throw new ParcelFault('missing-file');
      return { holding, item: canonical(one as Canonical), path };
    }),
  );
}
function read(text: string) {
  try {
    return portableForm.parse(JSON.parse(text));
  } catch (cause) {
    throw new ParcelFault('not-ours', { cause });
  }
}

type Plain = Readonly<Record<string, unknown>>;
const longest = 240;
const isWords = (value: unknown): value is { text: string }[] =>
  Array.isArray(value) && value.every((one) => typeof (one as Plain | null)?.text === 'string');
function wordsIn(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  if (!value.startsWith('[')) return [value];
  try {
    const list: unknown = JSON.parse(value);
    return isWords(list) ? [list.map(({ text }) => text.trim()).join(' ')] : [];
  } catch {
    return [value];
  }
}
/** One line that tells an item from others: what somebody said or is called, or a recording with its size. */
export function lineOf(item: string): { text: string; bytes?: number } {
  const fields = JSON.parse(item) as Plain;
  const note = noteIn(fields);
  if (note) return { text: note.name.slice(0, longest), bytes: note.bytes };
  const { text, words, name, email } = fields;
  const told = [text, words, name, email].flatMap(wordsIn).join(', ') || Object.values(fields).join(', ');
  return { text: told.length > longest ? `${told.slice(0, longest)}...` : told };
}
export type Line = ReturnType<typeof lineOf> & { holding: string };
/** What is shown of an archive before anything of it is kept. */
export interface Summary {
  readonly issuer: string;
  readonly fingerprint: string;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly items: number;
  /** The first of them. */
  readonly lines: readonly Line[];
}
const mostLines = 100;
export const summaryOf = (
  { installation: issuer, madeAt }: Manifest,
  fingerprint: string,
  brought: readonly Brought[],
): Summary => ({
  ...{ issuer, madeAt, fingerprint, items: brought.length },
  lines: brought.slice(0, mostLines).map(({ holding, item }) => ({ holding, ...lineOf(item) })),
});

/** Why an upload was not taken: a fault of the archive, or none arrived. */
export type UploadProblem = ParcelProblem | 'no-file';

/** Every byte is read for the seal over all and for the sum of its file; taking it in reads it once more. */
export const [readsToCheck, readsToTake] = [2, 3];
/** How far the reading of an archive is, in bytes. */
export interface UnderWay {
  readonly state: 'checking' | 'taking';
  readonly done: number;
  readonly of: number;
  /** Every try failed, and a person has to look: it does not go on by itself. */
  readonly halted: boolean;
}
/** Hears how many bytes are read so far. */
export type Tell = (done: number) => Promise<unknown>;
type Read = (from: number, to: number) => AsyncIterable<Buffer>;
const tellEvery = 16 * 1024 * 1024;
/** Tells now and then how much was read in all, so that a page can say how far it is. */
export function watched(read: Read, tell: Tell): Read {
  let [seen, told] = [0, 0];
  return async function* (from, to) {
    for await (const piece of read(from, to)) {
      seen += piece.length;
      if (seen - told >= tellEvery) {
        told = seen;
        await tell(seen);
      }
      yield piece;
    }
  };
}
export interface Standing {
  readonly underWay?: UnderWay;
  readonly shown?: Summary;
  readonly problem?: UploadProblem;
}

const lineEnd = Buffer.from('\r\n');
const headEnd = Buffer.from('\r\n\r\n');
const longestHead = 16 * 1024;
const brokenForm = () => new Refusal('invalid', 'The form did not arrive whole. Send it again.');
/** The boundary of a multipart form (RFC 2046 section 5.1.1). */
export const boundaryOf = (contentType: string | undefined) =>
  /^multipart\/form-data;.*boundary="?([^";]{1,70})"?/i.exec(contentType ?? '')?.[1];

/**
 * The bytes of the one file in a multipart form, as they come: the usual readers of forms would hold all of it in
 * memory. The form has no other field.
 */
export const fileIn = (body: AsyncIterable<Uint8Array>, boundary: string) =>
  upTo(Buffer.concat([lineEnd, Buffer.from(`--${boundary}`)]), withoutHead(body));

async function* withoutHead(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of body) {
    if (!head) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    const at = head.indexOf(headEnd);
    if (at < 0 && head.length > longestHead) throw brokenForm();
    if (at < 0) continue;
    yield head.subarray(at + headEnd.length);
    head = undefined;
  }
}
async function* upTo(end: Buffer, body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  for await (const piece of body) {
    held = Buffer.concat([held, piece]);
    const last = held.indexOf(end);
    if (last >= 0) return yield held.subarray(0, last);
    const free = Math.max(0, held.length - end.length);
    if (free) yield held.subarray(0, free);
    held = Buffer.from(held.subarray(free));
  }
  throw brokenForm();
}
