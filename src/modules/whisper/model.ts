import { type FailureKind, longestPiece, type Stretch, type Transcription } from '#transcribers';

/** What the sidecar (docker/whisper/server.ts) says while and after it works, a line each. */
export type Told<T> =
  | { type: 'alive' }
  | { type: 'progress'; done: number }
  | { type: 'result'; result: T }
  | { type: 'failed'; kind: FailureKind; message: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isShort = (value: unknown, most: number) =>
  typeof value === 'string' && value.length > 0 && value.length <= most;
const isWithin = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && value >= least && value <= most;
/** Whisper hears windows of this many seconds, and the last one may be longer than what is left of the sound. */
const slack = longestPiece;
const isStretch = (value: unknown, seconds: number): value is Stretch =>
  isObject(value) &&
  isWithin(value.start, 0, seconds + slack) &&
  isWithin(value.end, Number(value.start), seconds + slack);
const isWord = (value: unknown, seconds: number) =>
  isStretch(value, seconds) &&
  'probability' in value &&
  isWithin(value.probability, 0, 1) &&
  'text' in value &&
  isShort(value.text, 2000);

/** Nobody says more than this in a second. */
const fastest = 20;
const isListOf = (value: unknown, most: number, fits: (one: unknown) => boolean) =>
  Array.isArray(value) && value.length <= most && value.every(fits);
/** Can this be where somebody spoke in so many seconds of sound? */
export const areStretches = (value: unknown, seconds: number): value is Stretch[] =>
  isListOf(value, (seconds + 1) * fastest, (one) => isStretch(one, seconds));
/** Can this be what was said in so many seconds of sound? Where nobody spoke there are no words. */
export function isTranscription(value: unknown, seconds: number): value is Transcription {
  if (!isObject(value) || !areStretches(value.speech, seconds)) return false;
  const { language, words, engine } = value;
  const most = value.speech.length ? (seconds + 1) * fastest : 0;
  const isKnown = isObject(engine) && engine.name === 'whisper.cpp';
  return (
    isListOf(words, most, (one) => isWord(one, seconds)) &&
    typeof language === 'string' &&
    /^[a-z]{2,4}$/.test(language) &&
    isKnown &&
    isShort(engine.version, 60) &&
    isShort(engine.model, 200)
  );
}
