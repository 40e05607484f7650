import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { copyDurably, databaseName, type Manifest } from '#backups';
import type { Config } from '#kernel/config.ts';
import { scratchDatabase } from '#kernel/copies.ts';
import { loadSnapshot, readSnapshot } from '#kernel/snapshot.ts';

const prefix = 'restore-trial-';
/** A folder below `folder` that goes again. It holds keys, so it lies where keys lie; what a crash left goes first. */
export async function inTrialFolder<T>(folder: string, work: (trial: string) => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder))
    if (name.startsWith(prefix)) await rm(join(folder, name), { recursive: true, force: true });
  const trial = await mkdtemp(join(folder, prefix));
  try {
    return await work(trial);
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

/** Removes what a trial left that was killed before that moment: no other trial may ever come to do it. */
export async function removeKilledTrials(folder: string, before: Date) {
  for (const name of (await readdir(folder)).filter((one) => one.startsWith(prefix))) {
    const path = join(folder, name);
    const begun = await stat(path).catch(() => undefined);
    if (begun && begun.mtime < before) await rm(path, { recursive: true, force: true });
  }
}

export async function copyAll(set: string, { parts }: Manifest, to: string) {
  for (const { path } of parts) await copyDurably(join(set, path), join(to, path));
}

/** The database of a set, filled for a trial. `url` is undefined on SQLite. */
type Filled = { url: string | undefined; drop(): Promise<void> };
/** Undefined where this user of PostgreSQL may not make a database: then the copy was read to its end instead. */
export async function fillForTrial(
  { databaseUrl }: Config,
  set: string,
  trial: string,
): Promise<Filled | undefined> {
  if (!databaseUrl) {
    await copyDurably(join(set, databaseName.sqlite), join(trial, 'house.db'));
    return { url: undefined, drop: async () => undefined };
  }
  const scratch = await scratchDatabase(databaseUrl);
  const copy = join(set, databaseName.postgres);
  if (!scratch) {
    await readSnapshot(copy);
    return undefined;
  }
  await loadSnapshot(scratch.url, copy).catch(async (error: unknown) => {
    await scratch.drop();
    throw error;
  });
  return scratch;
}
