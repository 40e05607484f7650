import { basename, join } from 'node:path';
import { keyringLives } from '#erasers';
import type { Config } from '#kernel/config.ts';
import { dialect } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { copyWithPrints } from '#kernel/copies.ts';
import { causeOf, Refusal } from '#kernel/errors.ts';
import { faultsIn } from '#kernel/snapshot.ts';
import { backupFailed, backupMade } from './events.ts';
import {
  databaseName,
  firstAhead,
  keyringsAhead,
  leftUnfinished,
  type Manifest,
  overdue,
  overdueCopies,
  overdueMoved,
  type Part,
  readSetName,
  type SetKind,
  setName,
} from './model.ts';
import {
  copyDurably,
  damagedParts,
  filesBelow,
  linkOrWrite,
  manifestOf,
  namesIn,
  partOf,
  removeSet,
  setsIn,
  wholeSet,
} from './sidecar.ts';
import { insertRun } from './store.ts';

type Where = Pick<Config, 'dataDir' | 'backup'>;
const manifest = (kind: SetKind, madeAt: Date, parts: readonly Part[]): Manifest => ({
  ...{ format: 'ai-interview-space-backup', version: 1, kind, dialect },
  ...{ madeAt: madeAt.toISOString(), parts },
});

export interface Backup {
  readonly data: string;
  readonly keyring: string;
  readonly files: number;
  /** Sealed files that went while the backup ran: erased or expired, their rows go by the ledger and the night. */
  readonly gone: number;
}
/**
 * Two sets, apart: the data, sealed, and the keys that open it. The database first, then the files: each file of the
 * copied rows is there, or was deleted meanwhile.
 */
export async function makeBackup(ctx: Ctx): Promise<Backup> {
  const { config } = ctx;
  const madeAt = ctx.now();
  // First: a certificate says when the last set with a key is gone, and that is true though no backup can be made any more.
  await pruneBackups(config, madeAt);
  const data = await dataSet(ctx, madeAt);
  const keyring = await keyringSet(config, madeAt);
  await removeKeyringsAhead(config, madeAt);
  const { files, gone, bytes } = data;
  await ctx.db.write(async (tx, emit) => {
    const id = basename(data.path);
    await insertRun(tx, { id, state: 'made', madeAt, files, gone, bytes, reason: null });
    emit(backupMade({ files, gone }));
  });
  return { data: data.path, keyring, files, gone };
}

/** One that the night makes: what fails is written down as well. */
export async function nightlyBackup(ctx: Ctx) {
  const madeAt = ctx.now();
  try {
    await makeBackup(ctx);
  } catch (error) {
    const nothing = { files: 0, gone: 0, bytes: 0 };
    const run = { id: setName('data', madeAt), state: 'failed' as const, madeAt, ...nothing };
    await ctx.db.write(async (tx, emit) => {
      await insertRun(tx, { ...run, reason: error instanceof Refusal ? error.message : causeOf(error) });
      emit(backupFailed({}));
    });
    throw error;
  }
}

async function dataSet(ctx: Ctx, madeAt: Date) {
  const { config } = ctx;
  const { dataDir, backup } = config;
  const before = (await setsIn(backup.folder)).filter((name) => name.startsWith('data-')).at(-1);
  let gone = 0;
  const { path, manifest: made } = await wholeSet(backup.folder, setName('data', madeAt), async (part) => {
    const database = databaseName[dialect];
    const from = { url: config.databaseUrl, file: join(dataDir, 'house.db') };
    const tables = await copyWithPrints(from, join(part, database));
    const files = await takeFiles(ctx.files, part, before && join(backup.folder, before));
    gone = files.gone;
    return { ...manifest('data', madeAt, [await partOf(part, database), ...files.parts]), tables };
  });
  const bytes = made.parts.reduce((sum, one) => sum + one.bytes, 0);
  return { path, files: made.parts.length - 1, gone, bytes };
}
/** Sealed files never change: one that the set before has already is shared with it. */
async function takeFiles(files: Ctx['files'], part: string, before: string | undefined) {
  const known = before ? await knownIn(before) : new Map<string, Part>();
  const parts: Part[] = [];
  let gone = 0;
  for await (const { file } of files.all()) {
    const path = `files/${file.slice(0, 2)}/${file}`;
    const older = before && known.has(path) ? join(before, path) : undefined;
    if (await linkOrWrite(older, join(part, path), files.sealed(file)))
      parts.push(known.get(path) ?? (await partOf(part, path)));
    else gone += 1;
  }
  return { parts, gone };
}
const isWhole = (name: string) => !name.endsWith('.part');
const knownIn = async (set: string) =>
  new Map((await manifestOf(set)).parts.map((part) => [part.path, part] as const));

async function keyringSet({ dataDir, backup, keyFile }: Config, madeAt: Date) {
  const keyring = join(dataDir, 'keyring');
  const { path } = await wholeSet(backup.keyringFolder, setName('keyring', madeAt), async (part) => {
    const parts: Part[] = [];
    const take = async (from: string, name: string) => {
      await copyDurably(from, join(part, name));
      parts.push(await partOf(part, name));
    };
    for (const name of (await filesBelow(keyring)).filter(isWhole)) await take(join(keyring, name), name);
    if (!parts.some((one) => one.path === 'instance.key')) await take(keyFile, 'instance.key');
    return manifest('keyring', madeAt, parts);
  });
  return path;
}

/** Removes sets whose time is over, those with keys after 21 days whatever happens, and what a crash left half made. */
export async function pruneBackups({ dataDir, backup }: Where, now: Date): Promise<string[]> {
  const lives = { data: backup.keepFor, keyring: keyringLives };
  const removed: string[] = [];
  const removeFrom = async (folder: string, names: readonly string[]) => {
    for (const name of names) await removeSet(folder, name);
    removed.push(...names);
  };
  for (const folder of new Set([backup.folder, backup.keyringFolder])) {
    const names = await namesIn(folder);
    const over = [...overdue(names.toSorted(), lives, now), ...overdueCopies(names, lives, now)];
    await removeFrom(folder, [...over, ...leftUnfinished(names, now)]);
  }
  await removeFrom(dataDir, overdueMoved(await namesIn(dataDir), lives, now));
  return removed;
}

/** Only after a new set is whole: should it be the clock of now that is wrong, no key is lost. */
async function removeKeyringsAhead({ backup }: Where, now: Date) {
  for (const name of keyringsAhead(await namesIn(backup.keyringFolder), now))
    await removeSet(backup.keyringFolder, name);
}

/** When the newest set of each kind was made: undefined where none lies. */
export async function newestSets({ backup }: Where, now: Date): Promise<Partial<Record<SetKind, Date>>> {
  const newest: Partial<Record<SetKind, Date>> = {};
  for (const folder of new Set([backup.folder, backup.keyringFolder]))
    for (const name of await setsIn(folder)) {
      const set = readSetName(name);
      if (set && set.at < firstAhead(now) && set.at > (newest[set.kind] ?? 0)) newest[set.kind] = set.at;
    }
  return newest;
}

/** Reads a whole set again and says what is not as it was saved. */
export async function checkSet(set: string): Promise<Manifest> {
  const found = await manifestOf(set);
  const bad = await damagedParts(set, found);
  if (bad.length)
    throw new Refusal(
      'invalid',
      `${bad.length} of ${found.parts.length} files of ${set} are damaged or missing: ${named(bad)}. Use another set.`,
    );
  if (found.kind === 'data' && found.dialect === 'sqlite') {
    const faults = await faultsIn(join(set, databaseName.sqlite));
    if (faults.length) throw new Refusal('invalid', `The database of ${set} is damaged. Use another set.`);
  }
  return found;
}
const shown = 10;
const named = (bad: readonly string[]) =>
  bad.length > shown ? `${bad.slice(0, shown).join(', ')} and more` : bad.join(', ');
