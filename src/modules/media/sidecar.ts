import type { StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { type End, endOf, startConfined } from '#kernel/child.ts';
import { contentOf, scratchFile } from '#kernel/scratch.ts';
import {
  type Container,
  CorruptRecording,
  NoSoundTrack,
  peaksOf,
  type Sniffed,
  type Sound,
  sampleRate,
  sniff,
  sniffLength,
} from './model.ts';

type Source = AsyncIterable<Uint8Array>;
const demuxers: Record<Container, string> = { webm: 'matroska', ogg: 'ogg', mp4: 'mov', wav: 'wav' };
const gibibyte = 2 ** 30;

/** ffmpeg is missing, was stopped by its clock, or had no memory to write to: nothing is wrong with the recording. */
export class DecoderProblem extends Error {
  override readonly name = 'DecoderProblem';
}

/**
 * The sound of a recording, decoded by ffmpeg in a confined child. Keeps at most `maxSeconds`.
 * What was decoded before an error is kept and marked partial.
 * @throws {NotARecording | CorruptRecording | NoSoundTrack} the person must record again
 * @throws {DecoderProblem} worth another try
 */
export async function decode(
  source: Source,
  { maxSeconds, signal }: { maxSeconds: number; signal?: AbortSignal },
): Promise<Sound> {
  const most = maxSeconds * sampleRate * 2;
  // One second more than is kept tells that it went on.
  const sound = ['-map', '0:a:0', '-vn', '-sn', '-dn', '-t', String(maxSeconds + 1), '-ac', '1'];
  const output = [...sound, '-ar', String(sampleRate), '-f', 's16le', 'pipe:1'];
  const room = { seconds: 60 + maxSeconds / 4, most: most + 2 * sampleRate, signal };
  const { stdout, end } = await ffmpeg(source, () => output, room);
  if (stdout.length < 2) throw whyNothing(end);
  const pcm = samplesOf(stdout.subarray(0, most));
  const partial = end.code !== 0 || end.complaints !== '' || stdout.length > most;
  return { pcm, seconds: pcm.length / sampleRate, partial, peaks: peaksOf(pcm) };
}
function samplesOf(bytes: Buffer) {
  const aligned = new Uint8Array(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return new Int16Array(aligned.buffer);
}

export interface Playable {
  readonly type: `${'audio' | 'video'}/${'webm' | 'mp4'}`;
  readonly bytes: number;
  readonly content: AsyncIterable<Uint8Array>;
}
/**
 * The same recording with its table of contents in front, so that a player can seek; nothing is encoded anew (but WAV,
 * which becomes Opus) and notes about place or device are left out. `keep` gets it while it is there: it lies in
 * memory, in a file without a name, and is gone afterwards whatever happens.
 */
export async function remux<T>(
  source: Source,
  { kind, most, signal }: { kind: 'audio' | 'video'; most: number; signal?: AbortSignal },
  keep: (playable: Playable) => Promise<T>,
): Promise<T> {
  const file = await scratchFile();
  try {
    const tracks = [...(kind === 'video' ? ['-map', '0:v:0?'] : []), '-map', '0:a:0'];
    const head = [...tracks, '-sn', '-dn', '-map_metadata', '-1', '-fflags', '+bitexact'];
    const output = (container: Container) => [...head, ...muxing(container), '-y', 'file:/proc/self/fd/3'];
    const { end, container } = await ffmpeg(source, output, { seconds: 300, most, signal, file });
    const { size } = await file.stat();
    if (end.code !== 0) throw whyNothing(end);
    const type = `${kind}/${container === 'mp4' ? 'mp4' : 'webm'}` as const;
    return await keep({ type, bytes: size, content: contentOf(file) });
  } finally {
    await file.close();
  }
}
function muxing(container: Container) {
  if (container === 'mp4') return ['-c', 'copy', '-movflags', '+faststart', '-f', 'mp4'];
  const codec = container === 'wav' ? ['-c:a', 'libopus', '-b:a', '48k'] : ['-c', 'copy'];
  return [...codec, '-cues_to_front', '1', '-f', 'webm'];
}

interface Run {
  readonly seconds: number;
  /** Bytes that may be written. */
  readonly most: number;
  readonly signal: AbortSignal | undefined;
  /** Becomes the child's descriptor 3. */
  readonly file?: FileHandle;
}
type Output = (container: Container) => string[];
async function ffmpeg(source: Source, output: Output, run: Run) {
  const pieces = source[Symbol.asyncIterator]();
  try {
    const head = await firstOf(pieces);
    const sniffed = sniff(head);
    const { container, streamable } = sniffed;
    const args = [...inputFor(sniffed), ...output(container)];
    const result = streamable ? streamed(args, run, head, pieces) : jumping(args, run, head, pieces);
    return { ...(await result), container };
  } finally {
    await pieces.return?.();
  }
}

async function jumping(args: string[], run: Run, head: Uint8Array, rest: AsyncIterator<Uint8Array>) {
  const spool = await scratchFile();
  try {
    await spool.writeFile(head);
    for (let next = await rest.next(); !next.done; next = await rest.next())
      await spool.writeFile(next.value);
    return await running(args, run, ['ignore', 'pipe', 'pipe', run.file?.fd ?? 'ignore', spool.fd]);
  } finally {
    await spool.close();
  }
}

const streamed = (args: string[], run: Run, head: Uint8Array, rest: AsyncIterator<Uint8Array>) =>
  running(args, run, ['pipe', 'pipe', 'pipe', run.file?.fd ?? 'ignore'], (stdin) => feed(stdin, head, rest));

type Fill = (stdin: Writable) => Promise<void>;
async function running(
  args: string[],
  { seconds, most, signal, file }: Run,
  stdio: StdioOptions,
  fill?: Fill,
) {
  const clock = AbortSignal.timeout(seconds * 1000);
  const stop = signal ? AbortSignal.any([signal, clock]) : clock;
  const limits = { memory: 2 * gibibyte, cpuSeconds: seconds, fileBytes: file ? most : 0 };
  const child = await startConfined('ffmpeg', args, { ...limits, stdio, signal: stop });
  const ended = endOf(child);
  try {
    const fed = child.stdin ? fill?.(child.stdin) : undefined;
    const [stdout, end] = await Promise.all([collect(child.stdout, most), ended, fed]);
    if (end.code === 127) throw notInstalled();
    return { stdout, end };
  } catch (error) {
    child.kill('SIGKILL');
    await ended.catch(() => undefined);
    if (clock.aborted) throw new DecoderProblem(`ffmpeg did not finish within ${seconds} seconds`);
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT' ? notInstalled() : error;
  }
}
const notInstalled = () => new DecoderProblem('ffmpeg is not there. On Debian: apt-get install ffmpeg');

/** The demuxer is named, so that ffmpeg never guesses: a playlist with a recording's name would open other files. */
function inputFor({ container, streamable }: Sniffed) {
  const quiet = [
    '-nostdin',
    '-hide_banner',
    '-loglevel',
    'error',
    '-threads',
    '1',
    '-max_alloc',
    '268435456',
  ];
  const only = ['-protocol_whitelist', 'file,pipe', '-format_whitelist', 'matroska,webm,mov,mp4,m4a,ogg,wav'];
  const from = streamable ? 'pipe:0' : 'file:/proc/self/fd/4';
  return [...quiet, ...only, '-f', demuxers[container], '-i', from];
}

/** A child that was killed met one of its limits: room, memory or time. */
function whyNothing({ code, complaints }: End) {
  if (code === null || /No space left|File too large/.test(complaints)) {
    return new DecoderProblem('ffmpeg met a limit');
  }
  return /matches no streams/.test(complaints) ? new NoSoundTrack() : new CorruptRecording();
}

async function firstOf(pieces: AsyncIterator<Uint8Array>) {
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < sniffLength) {
    const next = await pieces.next();
    if (next.done) break;
    taken.push(next.value);
    length += next.value.length;
  }
  return Buffer.concat(taken);
}

/** ffmpeg may close its end early, when it has enough or gives up: that is its answer, not an error of ours. */
async function feed(stdin: Writable, head: Uint8Array, rest: AsyncIterator<Uint8Array>) {
  stdin.on('error', () => undefined);
  for (let piece: Uint8Array = head; !stdin.destroyed; ) {
    if (!stdin.write(piece) && !stdin.destroyed)
      await Promise.race([once(stdin, 'drain'), once(stdin, 'close')]);
    const next = await rest.next();
    if (next.done) break;
    piece = next.value;
  }
  stdin.end();
}

async function collect(stdout: AsyncIterable<Buffer> | null, most: number) {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdout ?? []) {
    length += chunk.length;
    if (length <= most + 65_536) chunks.push(chunk);
  }
  return Buffer.concat(chunks).subarray(0, most);
}
