/** Times are seconds from the first sample of the sound. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}
/** A spoken word with its punctuation; `probability` is how sure the model was, 0 to 1. */
export interface Word extends Stretch {
  readonly text: string;
  readonly probability: number;
}
export interface Engine {
  readonly name: 'whisper.cpp';
  readonly version: string;
  readonly model: string;
}
export interface Transcription {
  /** Code such as `en`; what was heard, when `auto` was asked. */
  readonly language: string;
  /** Where a voice was heard; empty: nobody spoke, and there are no words. */
  readonly speech: readonly Stretch[];
  readonly words: readonly Word[];
  readonly engine: Engine;
}
export interface Asked {
  /** Code such as `en`, or `auto`. */
  readonly language: string;
  readonly signal?: AbortSignal | undefined;
  /** Told how much is done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}
/** Turns sound (16 kHz, mono) into words. One job after the other, in the order in which they were asked. */
export interface Transcriber {
  /** Where somebody speaks. */
  hear(pcm: Int16Array, asked?: Pick<Asked, 'signal'>): Promise<Stretch[]>;
  transcribe(pcm: Int16Array, asked: Asked): Promise<Transcription>;
  version(): Promise<Engine>;
  close(): Promise<void>;
}

/**
 * `missing`: a program or model is not there. `broken`: it is there and cannot be used. `refused`: it will not do this
 * job, ever. `lost`, `hung`, `busy`: another try may go well. `nonsense`: what came cannot be what was said.
 */
const failureKinds = ['missing', 'broken', 'refused', 'lost', 'hung', 'busy', 'nonsense'] as const;
export type FailureKind = (typeof failureKinds)[number];
/** The kind that somebody outside named; `lost` where it is none of ours. */
export const failureKindOf = (said: unknown): FailureKind =>
  failureKinds.find((kind) => kind === said) ?? 'lost';
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  readonly kind: FailureKind;
  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
  get code() {
    return this.kind;
  }
}

/** Text with one character per byte of UTF-8, probability, start, end: as the worker writes it. */
export type Token = readonly [text: string, probability: number, start: number, end: number];

export const sampleRate = 16_000;
/** Whisper listens to windows of this many seconds; a longer piece would be cut at any sound. */
export const longestPiece = 30;
/**
 * Whisper's tokens are parts of words. A word begins where a token begins with a space, or in a script that has no
 * spaces; what is only punctuation belongs to the word before it and does not make it less sure.
 */
export function wordsFrom(tokens: readonly Token[]): Word[] {
  const groups: Token[][] = [];
  for (const token of tokens) {
    const last = groups.at(-1);
    if (last && !beginsWord(token[0], last)) last.push(token);
    else groups.push([token]);
  }
  return groups.map(wordFrom).filter((word) => word.text !== '');
}
const utf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8');
const spaceless = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const onlyMarks = /^[\s\p{P}\p{S}]*$/u;
const isWhole = (group: readonly Token[]) => !utf8(textOf(group)).endsWith('\uFFFD');
const textOf = (group: readonly Token[]) => group.map(([text]) => text).join('');
const beginsWord = (text: string, before: readonly Token[]) =>
  text.startsWith(' ') || (isWhole(before) && spaceless.test(utf8(text)));

function wordFrom(group: Token[]): Word {
  const letters = group.filter(([text]) => !onlyMarks.test(utf8(text)));
  const spoken = letters.length > 0 ? letters : group;
  const start = spoken[0]?.[2] ?? 0;
  return {
    text: utf8(textOf(group)).trim(),
    start,
    end: Math.max(start, ...spoken.map(([, , , end]) => end)),
    probability: Math.min(...spoken.map(([, probability]) => probability)),
  };
}

/**
 * Pieces of at most `longest` seconds that begin and end in silence, with the silence between them left out. Speech
 * that goes on longer without a pause is cut where it is quietest in its last third. Same sound, same pieces: work
 * that was interrupted goes on where it was.
 */
export function cutAtSilence(pcm: Int16Array, speech: readonly Stretch[], longest = longestPiece): Stretch[] {
  const pieces: Stretch[] = [];
  for (const stretch of speech.flatMap((long) => shortened(pcm, long, longest))) {
    const last = pieces.at(-1);
    const joins = last && stretch.end - last.start <= longest && stretch.start - last.end <= longestPause;
    if (joins) pieces[pieces.length - 1] = { start: last.start, end: stretch.end };
    else pieces.push(stretch);
  }
  return pieces;
}
/** Whisper fills longer silence with words nobody said. */
const longestPause = 5;

function shortened(pcm: Int16Array, { start, end }: Stretch, longest: number): Stretch[] {
  if (end - start <= longest) return [{ start, end }];
  const cut = quietest(pcm, start + (longest * 2) / 3, start + longest);
  return [{ start, end: cut }, ...shortened(pcm, { start: cut, end }, longest)];
}
/** The middle of the quietest fifth of a second. */
function quietest(pcm: Int16Array, from: number, to: number) {
  const step = sampleRate / 10;
  const loudness = (at: number) => pcm.subarray(at, at + 2 * step).reduce((sum, s) => sum + Math.abs(s), 0);
  let best = { at: 0, loud: Number.POSITIVE_INFINITY };
  for (let at = Math.round(from * sampleRate); at + 2 * step <= to * sampleRate; at += step) {
    const loud = loudness(at);
    if (loud < best.loud) best = { at, loud };
  }
  return (best.at + step) / sampleRate;
}

/** The part of the sound that a stretch names. */
export const soundOf = (pcm: Int16Array, { start, end }: Stretch) =>
  pcm.subarray(Math.round(start * sampleRate), Math.round(end * sampleRate));

/** The same words or stretches, `seconds` later. */
export const later = <T extends Stretch>(parts: readonly T[], seconds: number): T[] =>
  parts.map((part) => ({ ...part, start: round(part.start + seconds), end: round(part.end + seconds) }));
const round = (seconds: number) => Math.round(seconds * 100) / 100;

type Heard = Omit<Transcription, 'engine'>;
interface Ear {
  hear(): Promise<readonly Stretch[]>;
  transcribe(piece: Int16Array, language: string): Promise<Heard>;
}
/** Transcribes sound of any length in pieces that fit Whisper's window; the first that is heard settles the language. */
export async function inPieces(pcm: Int16Array, { language, onProgress }: Asked, ear: Ear): Promise<Heard> {
  const seconds = pcm.length / sampleRate;
  const pieces = seconds <= longestPiece ? [{ start: 0, end: seconds }] : cutAtSilence(pcm, await ear.hear());
  let heard: Heard = { language, speech: [], words: [] };
  for (const piece of pieces) {
    const part = await ear.transcribe(soundOf(pcm, piece), heard.language);
    heard = {
      language: part.words.length > 0 ? part.language : heard.language,
      speech: [...heard.speech, ...later(part.speech, piece.start)],
      words: [...heard.words, ...later(part.words, piece.start)],
    };
    onProgress?.(seconds > 0 ? piece.end / seconds : 1);
  }
  return heard;
}
