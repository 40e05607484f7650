/**
 * Our way from sound to words against whisper.cpp's own command line, built from the same sources with the same flags:
 * same weights, clips and threads, greedy, whole processes with the loading of the model in both.
 *   MODELS_DIR=... SPEECH_DIR=... node --import tsx src/bench/transcription.ts
 * Also: seconds from "stop" to the transcript of a two-minute answer, decoding included.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhisper } from '../../docker/whisper/build.mjs';
import { decode } from '../modules/media/sidecar.ts';
import { embeddedWhisper } from '../modules/transcribers/sidecar.ts';
import { normalised, wordErrorRate } from '../modules/transcription/model.ts';

const { MODELS_DIR, SPEECH_DIR, ROUNDS = '3' } = process.env;
if (!MODELS_DIR || !SPEECH_DIR) throw new Error('Set MODELS_DIR (with ggml-base.bin) and SPEECH_DIR.');
const say = (line: string) => process.stdout.write(`${line}\n`);
const threads = availableParallelism();
const model = join(MODELS_DIR, 'ggml-base.bin');
const built: string = await buildWhisper({ cli: true, tell: say });
const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true }));

interface Clip {
  readonly name: string;
  readonly wav: string;
  readonly text: string;
}
const names = ['0870', '0880', '0890'].map((number) => `sense-and-sensibility-${number}`);
const clips: Clip[] = [
  ...names.map((name) => clipOf(name, 'wav', readFileSync(join(SPEECH_DIR, `${name}.txt`), 'utf8'))),
  clipOf(
    'jfk',
    'flac',
    'and so my fellow americans ask not what your country can do for you ask what you can do for your country',
  ),
];
function clipOf(name: string, end: string, text: string): Clip {
  const wav = join(scratch, `${name}.wav`);
  const from = join(SPEECH_DIR ?? '', `${name}.${end}`);
  execFileSync('ffmpeg', ['-v', 'error', '-i', from, '-ac', '1', '-ar', '16000', wav]);
  return { name, wav, text };
}

/** Two minutes of an answer: the clips after each other with pauses to think. */
function longAnswer(): Clip {
  const wav = join(scratch, 'two-minutes.wav');
  const parts = Array.from({ length: 5 }, () => clips).flat();
  const inputs = parts.flatMap((clip) => ['-i', clip.wav]);
  const padded = parts.map((_, n) => `[${n}]apad=pad_dur=0.7[p${n}]`).join(';');
  const joined = `${padded};${parts.map((_, n) => `[p${n}]`).join('')}concat=n=${parts.length}:v=0:a=1,atrim=0:120`;
  execFileSync('ffmpeg', ['-v', 'error', ...inputs, '-filter_complex', joined, wav]);
  return { name: 'two minutes', wav, text: parts.map((clip) => clip.text).join(' ') };
}

const timed = async <T>(work: () => Promise<T> | T) => {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
};
const ear = () => {
  const program = join(built, 'whisper-worker');
  return embeddedWhisper({ program, model, vad: join(built, 'silero-vad.bin'), threads });
};
async function ours(clip: Clip) {
  const whisper = ear();
  const pcm = new Int16Array(new Uint8Array(readFileSync(clip.wav).subarray(78)).buffer);
  const { words } = await whisper.transcribe(pcm, { language: 'en' });
  await whisper.close();
  return words.map(({ text }) => text).join(' ');
}
function theirs(clip: Clip) {
  const same = ['-m', model, '-t', String(threads), '-l', 'en', '-bs', '1', '-mc', '0', '-sns', '-ng'];
  const out = ['-np', '-nt', '-ojf', '-of', join(scratch, 'cli')];
  // Our worker runs below the pages' priority; on a machine with other work that must hold for both.
  return execFileSync('nice', ['-n', '10', join(built, 'whisper-cli'), ...same, ...out, '-f', clip.wav], {
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString();
}

say(
  `${threads} threads, ${ROUNDS} rounds, the quickest counts; seconds of a whole process, model loaded in each`,
);
let all = { ours: 0, theirs: 0, words: 0, wrongOurs: 0, wrongTheirs: 0 };
for (const clip of [...clips, longAnswer()]) {
  const best = { ours: Number.POSITIVE_INFINITY, theirs: Number.POSITIVE_INFINITY };
  let [a, b] = ['', ''];
  for (let round = 0; round < Number(ROUNDS); round++) {
    const theirRun = await timed(() => theirs(clip));
    const ourRun = await timed(() => ours(clip));
    best.ours = Math.min(best.ours, ourRun.seconds);
    best.theirs = Math.min(best.theirs, theirRun.seconds);
    [a, b] = [ourRun.result, theirRun.result];
  }
  const wer = { ours: wordErrorRate(clip.text, a), theirs: wordErrorRate(clip.text, b) };
  say(
    `${clip.name.padEnd(28)} ours ${best.ours.toFixed(2)} s, whisper-cli ${best.theirs.toFixed(2)} s, ` +
      `ratio ${(best.ours / best.theirs).toFixed(3)}; WER ours ${wer.ours.toFixed(3)}, whisper-cli ${wer.theirs.toFixed(3)}`,
  );
  if (clip.name === 'two minutes') await afterStop(clip);
  else {
    const words = normalised(clip.text).length;
    all = {
      ours: all.ours + best.ours,
      theirs: all.theirs + best.theirs,
      words: all.words + words,
      wrongOurs: all.wrongOurs + wer.ours * words,
      wrongTheirs: all.wrongTheirs + wer.theirs * words,
    };
  }
}
const ratio = all.ours / all.theirs;
const rates = [all.wrongOurs / all.words, all.wrongTheirs / all.words].map((rate) => rate.toFixed(4));
say(
  `All clips: ratio ${ratio.toFixed(3)} (at most 1.05), WER ours ${rates[0]}, whisper-cli ${rates[1]} (equal)`,
);
if (ratio > 1.05 || rates[0] !== rates[1]) process.exitCode = 1;

/** What a candidate waits: a WebM as the browser leaves it, decoded and transcribed by a worker that is awake. */
async function afterStop(clip: Clip) {
  const webm = join(scratch, 'answer.webm');
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-i',
    clip.wav,
    '-c:a',
    'libopus',
    '-b:a',
    '48k',
    '-live',
    '1',
    webm,
  ]);
  const whisper = ear();
  await whisper.version();
  async function* source() {
    yield readFileSync(webm);
  }
  const run = await timed(async () => {
    const { pcm, seconds } = await decode(source(), { maxSeconds: 180 });
    await whisper.transcribe(pcm, { language: 'en' });
    return seconds;
  });
  await whisper.close();
  const share = run.seconds / run.result;
  say(
    `From "stop" to the transcript of ${run.result.toFixed(0)} s: ${run.seconds.toFixed(1)} s, ` +
      `${share.toFixed(3)} of its length (at most 0.25)`,
  );
  if (share > 0.25) process.exitCode = 1;
}
