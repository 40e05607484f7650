import { Refusal } from '#kernel/errors.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

export type TakeState = 'recording' | 'complete' | 'kept' | 'discarded';
export interface Take {
  id: Id<'take'>;
  answerId: Id<'answer'>;
  sittingId: Id<'sitting'>;
  subjectId: SubjectId;
  number: number;
  kind: 'audio' | 'video';
  mime: string;
  longestSeconds: number;
  state: TakeState;
  bytes: number;
  seconds: number | null;
  startedAt: Date;
}

export const largestSlice = 8 * 1024 * 1024;

/** The containers that browsers record into. */
export type Container = 'webm' | 'ogg' | 'mp4';
const enough = 12;

/** The container that a recording's first bytes name (EBML, Ogg page, ISO base media `ftyp`); undefined for others. */
export function containerOf(start: Uint8Array): Container | undefined {
  const at = (from: number, ...signs: number[]) => signs.every((sign, i) => start[from + i] === sign);
  if (start.length < enough) return undefined;
  if (at(0, 0x1a, 0x45, 0xdf, 0xa3)) return 'webm';
  if (at(0, 0x4f, 0x67, 0x67, 0x53, 0)) return 'ogg';
  return at(4, 0x66, 0x74, 0x79, 0x70) ? 'mp4' : undefined;
}

const announced = /^(audio|video)\/(webm|ogg|mp4)(?:;[\x20-\x7e]*)?$/i;
/** The container that a recorder announces, or a refusal that says what we take. */
export function announcedContainer(mime: string): Container {
  const found = announced.exec(mime)?.[2]?.toLowerCase();
  if (!found)
    throw new Refusal(
      'unsupported',
      'Recordings are taken as WebM, Ogg or MP4. Use a current Firefox, Chrome, Edge or Safari, or answer by typing.',
    );
  return found as Container;
}

/** Passes a recording's first slice on once its first bytes are those of the container that was announced. */
export async function* sniffed(content: AsyncIterable<Uint8Array>, wanted: Container) {
  let head = Buffer.alloc(0);
  for await (const piece of content) {
    if (head.length >= enough) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length < enough) continue;
    if (containerOf(head) !== wanted) throw notARecording();
    yield head;
  }
  if (head.length < enough) throw notARecording();
}

const notARecording = () =>
  new Refusal(
    'unsupported',
    'This does not begin like the recording that was announced, so nothing of it was kept. Record the answer again.',
  );

/** What a slice says about itself, before a byte of it is read. */
export type SliceNote = { start: number; bytes: number; sha256: string };

/** Refuses a slice whose size cannot be right. `most` is the largest take, in bytes. */
export function checkSize({ start, bytes }: SliceNote, most: number) {
  if (bytes < 1)
    throw new Refusal('invalid', 'The slice is empty, or does not say how long it is. Send it again.');
  if (bytes > largestSlice)
    throw new Refusal('tooLarge', 'A slice has at most 8 MiB. Send it in smaller pieces.');
  if (start + bytes > most)
    throw new Refusal(
      'tooLarge',
      'The recording has reached the largest size that is allowed here. What is saved is kept.',
    );
}

export const savedTo = (take: Pick<Take, 'bytes'>) => ({ facts: { savedTo: take.bytes } });
export const goOnFrom = (take: Pick<Take, 'bytes'>) =>
  new Refusal('conflict', 'Send the recording from the place that is saved.', savedTo(take));
export const takeIsOver = (take: Pick<Take, 'bytes'>) =>
  new Refusal('gone', 'This recording is closed. Reload the page to see where you are.', savedTo(take));
