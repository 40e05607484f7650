import { Refusal } from '#kernel/errors.ts';

/** Samples in a second of the sound we work with: mono, 16 bit. */
export const sampleRate = 16_000;
export type Container = 'webm' | 'ogg' | 'mp4' | 'wav';
export interface Sniffed {
  readonly container: Container;
  /** False: its table of contents comes last, so it must be read with jumps. */
  readonly streamable: boolean;
}
/** What one recording sounds like. */
export interface Sound {
  /** 16 kHz, mono. */
  readonly pcm: Int16Array;
  /** Counted from the samples; what a file's header claims is not asked. */
  readonly seconds: number;
  /** True: some of it could not be decoded, or it went on after the longest time allowed. */
  readonly partial: boolean;
  /** Loudest sample of each of 400 equal parts, 0 to 100. */
  readonly peaks: readonly number[];
}

export class NotARecording extends Refusal {
  constructor(what: string) {
    super('unsupported', `${what} Please record the answer again in this browser, or choose typing.`);
  }
}
export class CorruptRecording extends Refusal {
  constructor() {
    super('invalid', 'This recording is damaged and cannot be played. Please record the answer again.');
  }
}
export class NoSoundTrack extends Refusal {
  constructor() {
    super('invalid', 'This recording has no sound. Check the microphone and record the answer again.');
  }
}

/** How many of the first bytes `sniff` wants to see. */
export const sniffLength = 4096;

/**
 * Tells a recording's container by its first bytes: WebM, Ogg, MP4 or WAV, as browsers record them.
 * Whatever else it may be at the same time, it will be read as that container only. Refuses everything else.
 */
export function sniff(first: Uint8Array): Sniffed {
  if (first.length === 0) throw new NotARecording('The recording is empty.');
  const bytes = Buffer.from(first.buffer, first.byteOffset, first.byteLength);
  const at = (offset: number, length: number) => bytes.toString('latin1', offset, offset + length);
  if (bytes.length > 16 && bytes.readUInt32BE(0) === 0x1a45dfa3 && isWebm(bytes)) return streamed('webm');
  if (at(0, 4) === 'OggS' && /OpusHead|vorbis|FLAC/.test(at(28, 16))) return streamed('ogg');
  if (at(0, 4) === 'RIFF' && at(8, 4) === 'WAVE') return streamed('wav');
  if (at(4, 4) === 'ftyp' && mp4Brands.test(at(8, 4))) {
    return { container: 'mp4', streamable: hasContentsFirst(bytes) };
  }
  throw new NotARecording('This file is not a recording we know.');
}
const streamed = (container: Container): Sniffed => ({ container, streamable: true });
const mp4Brands = /^(isom|iso[2-9]|mp4[12]|avc1|M4A |M4V |dash|mp71|MSNV)$/;

/** The DocType element (0x4282) stands near the start of an EBML header. */
function isWebm(bytes: Buffer) {
  const where = bytes.subarray(0, 128).indexOf(Buffer.from([0x42, 0x82]));
  if (where < 0) return false;
  const length = (bytes[where + 2] ?? 0) & 0x7f;
  return ['webm', 'matroska'].includes(bytes.toString('latin1', where + 3, where + 3 + length));
}

/** MP4 is a row of boxes: size, name, content. Sound can be read as it comes when `moov` stands before `mdat`. */
function hasContentsFirst(bytes: Buffer) {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (name === 'moov') return true;
    if (name === 'mdat') return false;
    at += Math.max(8, bytes.readUInt32BE(at));
  }
  return false;
}

/** The loudest sample of each of `count` equal parts, 0 to 100, for drawing a recording. */
export function peaksOf(pcm: Int16Array, count = 400): number[] {
  const part = pcm.length / count;
  return Array.from({ length: count }, (_, n) => {
    const samples = pcm.subarray(Math.floor(n * part), Math.max(Math.ceil((n + 1) * part), 1));
    return Math.round((samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32_768) * 100);
  });
}

/** What a player asks for by `Range` (RFC 9110, 14.2): one range of bytes, `to` exclusive; undefined means the whole. */
export function wantedRange(
  header: string | undefined,
  size: number,
): { from: number; to: number } | 'outside' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || (first === '' && last === '')) return undefined;
  if (first === '') return { from: Math.max(0, size - Number(last)), to: size };
  const from = Number(first);
  const to = last ? Math.min(Number(last) + 1, size) : size;
  return from < to ? { from, to } : 'outside';
}
