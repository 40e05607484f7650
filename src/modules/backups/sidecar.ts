import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { syncFolder, writeDurably } from '#kernel/disk.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Manifest, manifestName, type Part, readSetName } from './model.ts';

/** Every file below a folder, by its path with forward slashes; none where there is no folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}
export async function partOf(folder: string, path: string): Promise<Part> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(join(folder, path))) hash.update(piece as Buffer);
  return { path, bytes: (await stat(join(folder, path))).size, sha256: hash.digest('hex') };
}

/** Copies one file so that it is on disk when it resolves. */
export async function copyDurably(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, to);
  // For reading: the instance key is 0400, and its copy too, which only root could open for writing.
  const file = await open(to, 'r');
  await file.sync().finally(() => file.close());
}
/** The file of an older set where it never changes, or a copy. False when the source is gone meanwhile. */
export async function linkOrWrite(older: string | undefined, to: string, content: AsyncIterable<Buffer>) {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const linked = older ? link(older, to).then(() => true) : undefined;
  if (await linked?.catch(() => false)) return true;
  try {
    await writeDurably(to, async (write) => {
      for await (const piece of content) await write(piece);
    });
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'gone') return false;
    throw error;
  }
}

/** Fills a folder beside its place and moves it there whole: a crash leaves a `.part`, and never half a set. */
export async function wholeSet(folder: string, name: string, fill: (part: string) => Promise<Manifest>) {
  const part = join(folder, `${name}.part`);
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  try {
    const manifest = await fill(part);
    await writeDurably(join(part, manifestName), (write) =>
      write(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)),
    );
    await rename(part, join(folder, name));
    await syncFolder(folder);
    return { path: join(folder, name), manifest };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

export const namesIn = (folder: string) => readdir(folder).catch(() => []);
export const setsIn = async (folder: string) =>
  (await namesIn(folder)).filter((name) => readSetName(name)).toSorted();
export const removeSet = (folder: string, name: string) =>
  rm(join(folder, name), { recursive: true, force: true });

export async function manifestOf(set: string): Promise<Manifest> {
  const text = await readFile(join(set, manifestName), 'utf8').catch(() => {
    throw new Refusal(
      'missing',
      `${set} is no backup: it has no ${manifestName}. Name the folder of one set.`,
    );
  });
  const manifest = parsed(text);
  if (!manifest)
    throw new Refusal(
      'invalid',
      `${join(set, manifestName)} is damaged: it is cut off or changed. Use another set.`,
    );
  if (manifest.format === 'ai-interview-space-backup' && manifest.version === 1) return manifest;
  throw new Refusal(
    'invalid',
    `${set} was made by another version of the product. Restore it with that one.`,
  );
}
function parsed(text: string): Manifest | undefined {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return undefined;
  }
}
/** Paths of a set that are missing or are not what was saved. */
export async function damagedParts(set: string, { parts }: Manifest): Promise<string[]> {
  const bad: string[] = [];
  for (const part of parts) {
    const now = await partOf(set, part.path).catch(() => undefined);
    if (now?.sha256 !== part.sha256) bad.push(part.path);
  }
  return bad;
}
