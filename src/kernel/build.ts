import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { places } from './places.ts';

export interface Build {
  /** As package.json has it. */
  readonly version: string;
  /** The first 12 hex digits of the SHA-256 over all that runs: two houses with the same one run the same program. */
  readonly build: string;
}
const folders = ['src', 'views', 'public', 'migrations'];
/** An image may leave out what only tests and people read. */
const isRun = (path: string) =>
  /\.(tsx?|mjs|css|js|svg|sql|json)$/.test(path) &&
  !/\.(test|spec|fault)\./.test(path) &&
  !/^src\/(testing|journeys|bench|faults|decisions)\//.test(path);

let found: Promise<Build> | undefined;
/** Which program this is. Read from the files once, when it is first asked. */
export function buildOf(): Promise<Build> {
  found ??= readBuild(places.root);
  return found;
}

/** By content alone: neither the place, the times of the files nor a version control has a part in it. */
export async function readBuild(root: string): Promise<Build> {
  const hash = createHash('sha256');
  const take = async (path: string) => {
    const content = await readFile(join(root, path));
    hash.update(`${path} ${content.length}\n`).update(content);
    return content;
  };
  const manifest = JSON.parse((await take('package.json')).toString()) as { version: string };
  await take('package-lock.json').catch(() => undefined);
  for (const folder of folders) {
    const names = await readdir(join(root, folder), { recursive: true }).catch(() => []);
    for (const path of names
      .map((name) => `${folder}/${name}`)
      .filter(isRun)
      .toSorted())
      await take(path);
  }
  return { version: manifest.version, build: hash.digest('hex').slice(0, 12) };
}
