import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '#kernel/errors.ts';
import {
  catalogue,
  convertCtranslate2Folder,
  type Fetching,
  fetchFrom,
  type Source,
  sha256Of,
  sizeInWords,
  sourcePlaces,
  type Weights,
  weightsNamed,
  wrongBytes,
} from '#weights';

/** Is it there, and is it known to be what it should be? */
export type Presence = 'there' | 'unchecked' | 'missing';
export interface Listed {
  readonly weights: Weights;
  readonly presence: Presence;
}

/** The catalogue against a folder. A file that was copied in by hand is `unchecked` until its hash was read. */
export const listWeights = (folder: string): Promise<Listed[]> =>
  Promise.all(catalogue.map(async (weights) => ({ weights, presence: await presenceOf(folder, weights) })));

async function presenceOf(folder: string, { file, bytes }: Weights): Promise<Presence> {
  const found = await stat(join(folder, file)).catch(() => undefined);
  if (found?.size !== bytes) return 'missing';
  const checked = await readFile(markOf(folder, file), 'utf8').catch(() => '');
  return checked === stamp(found) ? 'there' : 'unchecked';
}
/** Hashing a gigabyte takes seconds: once it was done, size and time of change stand for it. */
const stamp = (found: { size: number; mtimeMs: number }) => `${found.size} ${Math.round(found.mtimeMs)}`;
const markOf = (folder: string, file: string) => join(folder, '.checked', file);

/** The path of weights that are there and right; undefined when they are not. Checks the hash once. */
export async function findChecked(folder: string, file: string): Promise<string | undefined> {
  const path = join(folder, file);
  const weights = weightsNamed(file);
  // A model of the customer's own is theirs to vouch for.
  if (!weights) return existsSync(path) ? path : undefined;
  const presence = await presenceOf(folder, weights);
  if (presence === 'missing') return undefined;
  if (presence === 'unchecked' && !(await check(folder, weights, path))) return undefined;
  return path;
}

/** Does a file of this name and length lie there? What its bytes are is read when it is used: this must be quick. */
export async function isAtHand(folder: string, file: string): Promise<boolean> {
  const weights = weightsNamed(file);
  if (!weights) return existsSync(join(folder, file));
  return (await presenceOf(folder, weights)) !== 'missing';
}

async function check(folder: string, weights: Weights, path: string) {
  if (!weights.sha256.includes(await sha256Of(path))) return false;
  await mkdir(join(folder, '.checked'), { recursive: true });
  // A folder of weights may be mounted read-only; then they are checked again next time.
  await writeFile(markOf(folder, weights.file), stamp(await stat(path))).catch(() => undefined);
  return true;
}

const partsOf = (folder: string, file: string) => join(folder, '.fetching', file);

/** Brings weights by the first source that answers. Safe to call again: what came before is used. */
export async function pullWeights(
  folder: string,
  file: string,
  allowed: readonly Source['kind'][],
  task: Omit<Fetching, 'folder'>,
): Promise<string> {
  const weights = known(file);
  const there = await findChecked(folder, file);
  if (there) return there;
  await mkdir(folder, { recursive: true });
  await roomFor(folder, weights);
  let last: unknown = new Refusal(
    'unavailable',
    'MODEL_SOURCES allows no source of these weights. Allow another, or bring the file by hand and import it.',
  );
  for (const source of allowed.flatMap((kind) => weights.sources.filter((one) => one.kind === kind))) {
    const parts = join(partsOf(folder, file), source.kind);
    try {
      const fetched = () => fetchFrom(source, { ...task, folder: parts });
      return await settle(folder, weights, await task.gate.reaching(sourcePlaces[source.kind], fetched));
    } catch (error) {
      task.signal?.throwIfAborted();
      last = error;
    }
  }
  throw last;
}

/** Takes weights from a file, or from a folder that holds such a file or a CTranslate2 model. */
export async function importWeights(folder: string, from: string): Promise<string> {
  const found = await stat(from).catch(() => undefined);
  if (!found) throw new Refusal('missing', 'There is no such file or folder. Check the path.');
  await mkdir(folder, { recursive: true });
  const copy = join(folder, '.fetching', 'import');
  await mkdir(join(folder, '.fetching'), { recursive: true });
  if (found.isFile()) {
    await pipeline(createReadStream(from), createWriteStream(copy));
    return adopt(folder, copy);
  }
  const inside = await readdir(from);
  if (inside.includes('model.bin')) {
    convertCtranslate2Folder(from, copy);
    return adopt(folder, copy);
  }
  const usable = inside.find((name) => weightsNamed(name));
  if (usable) return importWeights(folder, join(from, usable));
  throw new Refusal(
    'invalid',
    'This folder holds no weights that we know. It should hold a ggml or gguf file of the list, or a CTranslate2 model.',
  );
}

/** Finds out by its hash which weights a file is, and puts it in its place. */
async function adopt(folder: string, path: string) {
  const sum = await sha256Of(path);
  const weights = catalogue.find((entry) => entry.sha256.includes(sum));
  if (weights) return settle(folder, weights, path);
  await rm(path, { force: true });
  throw new Refusal(
    'invalid',
    `No model of the list has these bytes (SHA-256 ${sum.slice(0, 16)}…). Nothing was kept.`,
  );
}

async function settle(folder: string, weights: Weights, path: string) {
  if (!weights.sha256.includes(await sha256Of(path))) {
    await rm(path, { force: true });
    throw wrongBytes();
  }
  const place = join(folder, weights.file);
  await rename(path, place);
  await rm(partsOf(folder, weights.file), { recursive: true, force: true });
  await check(folder, weights, place);
  return place;
}

export async function removeWeights(folder: string, file: string) {
  known(file);
  await rm(join(folder, basename(file)), { force: true });
  await rm(markOf(folder, basename(file)), { force: true });
}

function known(file: string) {
  const found = weightsNamed(file);
  if (!found) throw new Refusal('missing', 'No model of the list has this name. The list shows the names.');
  return found;
}

/** Parts, the joined file and the finished one may lie there at once. */
async function roomFor(folder: string, { bytes }: Weights) {
  const { bavail, bsize } = await statfs(folder);
  const needed = bytes * 2.2;
  if (bavail * bsize < needed)
    throw new Refusal(
      'full',
      `The disk has too little room: this needs ${sizeInWords(needed)} while it is fetched. Make room and try again.`,
    );
}
