import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

const RATE = 8000;

/** The sound of any file as mono samples at 8 kHz: enough to recognise speech by. */
export function soundOf(file: string): Float32Array {
  const to = ['-map', 'a:0', '-ac', '1', '-ar', String(RATE), '-f', 'f32le', '-'];
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-i', file, ...to], { maxBuffer: 1 << 28 });
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}

/** A speech file as the fake microphone of Chromium wants it: mono, 48 kHz, 16 bit. */
export function asMicrophone(source: string, target: string) {
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    source,
    '-ac',
    '1',
    '-ar',
    '48000',
    '-c:a',
    'pcm_s16le',
    target,
  ]);
}

/** Pearson's r of two sounds, the second begun `lag` samples later. */
function correlation(one: Float32Array, two: Float32Array, lag: number) {
  const from = Math.max(0, -lag);
  const to = Math.min(one.length, two.length - lag);
  let [cross, powerOne, powerTwo] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const [x, y] = [one[i] ?? 0, two[i + lag] ?? 0];
    cross += x * y;
    powerOne += x * x;
    powerTwo += y * y;
  }
  return to - from < one.length / 2 ? 0 : cross / Math.sqrt(powerOne * powerTwo);
}

/**
 * How much a recording sounds like the first seconds of what was said: the best normalised cross-correlation within
 * half a second. 1 is the same sound; another sentence of the same voice stays below 0.1.
 */
export function likeness(said: string, recorded: string, seconds = 2): number {
  const [one, two] = [soundOf(said).subarray(0, seconds * RATE), soundOf(recorded)];
  let best = -1;
  for (let lag = -RATE / 2; lag <= RATE / 2; lag++) best = Math.max(best, correlation(one, two, lag));
  return best;
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
