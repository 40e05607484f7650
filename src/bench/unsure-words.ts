import '../node-guard.ts';
/**
 * Are the words that we mark as unsure wrong more often than the others? Clips with exact words, clean and with noise
 * over them. A word is right when the word error rate is higher without it.
 *   MODELS_DIR=... SPEECH_DIR=... node --import tsx src/bench/unsure-words.ts
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '#kernel/places.ts';
import { sampleRate, type Word } from '#transcribers';
import { embeddedWhisper } from '../modules/transcribers/sidecar.ts';
import { isUnsure, normalised, wordErrorRate } from '../modules/transcription/model.ts';

const { MODELS_DIR, SPEECH_DIR, MODEL = 'ggml-base.bin' } = process.env;
if (!MODELS_DIR || !SPEECH_DIR)
  throw new Error('Set MODELS_DIR (with ggml-base.bin, or name a MODEL) and SPEECH_DIR.');
const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = SPEECH_DIR;
/** Loudness of white noise over the voice: none, and three kinds of bad line. */
const noises = [0, 0.02, 0.06, 0.12];
const steps = [0, 0.25, 0.5, 0.75, 1];

function soundOf(clip: string, noise: number) {
  const hiss = `anoisesrc=r=${sampleRate}:a=${noise}:seed=7`;
  const mix = noise ? ['-f', 'lavfi', '-i', hiss, '-filter_complex', 'amix=duration=first:normalize=0'] : [];
  const out = ['-ac', '1', '-ar', String(sampleRate), '-f', 's16le', '-'];
  const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', join(folder, `${clip}.wav`), ...mix, ...out]);
  return new Int16Array(new Uint8Array(raw).buffer);
}

type Heard = { word: string; probability: number };
const heardIn = (words: readonly Word[]): Heard[] =>
  words.flatMap(({ text, probability }) => normalised(text).map((word) => ({ word, probability })));

const errorsIn = (wanted: readonly string[], heard: readonly string[]) =>
  wordErrorRate(wanted.join(' '), heard.join(' ')) * Math.max(1, wanted.length);
/** Without a right word one more is missing; a wrong one is missed by nobody. */
function isRight(wanted: readonly string[], heard: readonly Heard[], at: number) {
  const words = heard.map(({ word }) => word);
  return errorsIn(wanted, words.toSpliced(at, 1)) > errorsIn(wanted, words) + 0.5;
}

const whisper = embeddedWhisper({
  ...{ program: places.whisperWorker, model: join(MODELS_DIR, MODEL), threads: 2 },
  vad: join(places.whisperWorker, '..', 'silero-vad.bin'),
});
const clips = readdirSync(folder)
  .filter((name) => name.endsWith('.wav'))
  .map((name) => name.slice(0, -4));
const all: (Heard & { right: boolean })[] = [];
for (const noise of noises)
  for (const clip of clips) {
    const { words } = await whisper.transcribe(soundOf(clip, noise), { language: 'en' });
    const heard = heardIn(words);
    const wanted = normalised(readFileSync(join(folder, `${clip}.txt`), 'utf8'));
    all.push(...heard.map((one, at) => ({ ...one, right: isRight(wanted, heard, at) })));
  }
await whisper.close();

const wrongIn = (some: typeof all) =>
  `${some.filter(({ right }) => !right).length} of ${some.length} words wrong`;
for (const [n, from] of steps.slice(0, -1).entries()) {
  const to = steps[n + 1] ?? 1;
  const top = to === 1 ? 1.01 : to;
  const some = all.filter(({ probability }) => probability >= from && probability < top);
  say(`probability ${from} to ${to}: ${wrongIn(some)}`);
}
say(`marked as unsure: ${wrongIn(all.filter(isUnsure))}`);
say(`not marked: ${wrongIn(all.filter((one) => !isUnsure(one)))}`);
