import { randomInt } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkSet, copyDurably, databaseName, type Manifest, setsIn } from '#backups';
import type { Config } from '#kernel/config.ts';
import { dialect } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { differing, printsIn } from '#kernel/copies.ts';
import { makeFolders } from '#kernel/disk.ts';
import { type LedgerLine, ledgerIn, readLedger } from '#kernel/erasure-ledger.ts';
import { Refusal } from '#kernel/errors.ts';
import { noLedger, openGate, placesOf } from '#kernel/gate.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { loadSnapshot } from '#kernel/snapshot.ts';
import { readOnlyStorage, type Storage } from '#kernel/storage.ts';
import { storageOf } from '#kernel/store.ts';
import { replayErasures } from '#ledgers';
import { copyAll, fillForTrial, inTrialFolder } from './sidecar.ts';

export interface Restored {
  readonly files: number;
  readonly people: number;
  /** How many were erased again, because the data set is older than the ledger. */
  readonly erased: number;
}
type Sets = { data: string; keyring: string };
type Wish = Sets & {
  /** `storage` is where sealed files are read instead of where the settings say. */
  open(config: Config, storage?: Storage): Promise<Ctx>;
  close(ctx: Ctx): Promise<void>;
};

/**
 * Fills an empty data folder (and an empty PostgreSQL database) from two sets, opens everything once, and erases again
 * whoever the newest ledger names. @throws {Refusal} a set is damaged, or there is a house already
 */
export async function restoreSets(config: Config, { data, keyring, open, close }: Wish): Promise<Restored> {
  const { sealed, keys } = await wholeSets({ data, keyring });
  refuseHouse(config.dataDir);
  await copyAll(keyring, keys, join(config.dataDir, 'keyring'));
  await newestLedger(config, keyring);
  await fill(config, data, sealed);
  const ctx = await open(config);
  try {
    const erased = await replayErasures(ctx);
    const people = await openEverything(ctx, peopleIn(keys));
    return { files: sealed.parts.length - 1, people, erased };
  } finally {
    await close(ctx);
  }
}
async function wholeSets({ data, keyring }: Sets) {
  const [sealed, keys] = [await checkSet(data), await checkSet(keyring)];
  refuseWrong(sealed, 'data', data);
  refuseWrong(keys, 'keyring', keyring);
  return { sealed, keys };
}

export interface Tried {
  /** `read`: this user of PostgreSQL may make no database to fill, so the copy was read to its end. */
  readonly way: 'restored' | 'read';
  readonly rows: number;
  /** People whose keys are in it. */
  readonly people: number;
  /** Of how many of them everything was opened. */
  readonly opened: number;
}
type Trial = Wish & {
  /** Folder in which the trial's own folder is made. */
  folder: string;
  /** Of how many people everything is opened, chosen by lot. */
  most: number;
};
/**
 * Restores two sets where nobody sees it, holds the rows of every table against what was counted when they were made,
 * opens what they hold and takes it all away again. Sealed files are read where they lie. @throws {Refusal} it is no
 * backup that one could go back to, with the name of what is wrong
 */
export async function trySets(config: Config, { data, keyring, ...trial }: Trial): Promise<Tried> {
  const { sealed, keys } = await wholeSets({ data, keyring });
  const people = peopleIn(keys);
  return inTrialFolder(trial.folder, async (dataDir) => {
    await copyAll(keyring, keys, join(dataDir, 'keyring'));
    const filled = await fillForTrial(config, data, dataDir);
    if (!filled) return { way: 'read', rows: 0, people: people.length, opened: 0 };
    try {
      const rows = await sameRows(sealed, { url: filled.url, file: join(dataDir, 'house.db') });
      const there = { ...config, dataDir, databaseUrl: filled.url, storage: undefined };
      const keyFile = join(dataDir, 'keyring', 'instance.key');
      const backup = { ...config.backup, folder: join(dataDir, 'copies') };
      const ctx = await trial.open({ ...there, keyFile, backup }, readOnlyStorage(join(data, 'files')));
      try {
        return {
          way: 'restored',
          rows,
          people: people.length,
          opened: await openSome(ctx, people, trial.most),
        };
      } finally {
        await trial.close(ctx);
      }
    } finally {
      await filled.drop();
    }
  });
}
/** Sets of earlier versions did not count: nothing is compared then. */
async function sameRows({ tables = {} }: Manifest, database: Parameters<typeof printsIn>[0]) {
  const found = await printsIn(database);
  const wrong = differing(tables, found);
  if (wrong.length)
    throw new Refusal(
      'invalid',
      `What was restored is not what was saved, in ${wrong.join(', ')}. Make a new backup and look at the disk.`,
    );
  return Object.values(found).reduce((sum, { rows }) => sum + rows, 0);
}
async function openSome(ctx: Ctx, people: readonly SubjectId[], most: number) {
  const some = people.length > most ? byLot(people, most) : people;
  const opened = await openEverything(ctx, some);
  await readFiles(ctx, some);
  return opened;
}
/** So many sealed files are read to the end. */
const filesRead = 10;
async function readFiles(ctx: Ctx, people: readonly SubjectId[]) {
  let left = filesRead;
  for (const subject of people)
    for (const file of await filesOf(ctx, subject)) {
      if (left-- <= 0) return;
      for await (const _piece of ctx.files.read(subject, file));
    }
}
async function filesOf(ctx: Ctx, subject: SubjectId) {
  const held = await Promise.all(ctx.holdings.map((holding) => holding.files?.(ctx, subject)));
  return held.flatMap((files) => (files ?? []).map(({ file }) => file));
}
function byLot<T>(all: readonly T[], most: number): T[] {
  const left = [...all];
  return Array.from({ length: most }, () => left.splice(randomInt(left.length), 1)).flat();
}

function refuseWrong(found: Manifest, kind: Manifest['kind'], set: string) {
  if (found.kind !== kind)
    throw new Refusal('invalid', `${set} is a set of ${found.kind}, and one of ${kind} is wanted here.`);
  if (kind === 'data' && found.dialect !== dialect)
    throw new Refusal(
      'invalid',
      `${set} was made on ${found.dialect}, and this house is set to ${dialect}. Set DATABASE_URL as it was there.`,
    );
}
function refuseHouse(dataDir: string) {
  const there = ['house.db', 'files', 'keyring'].find((name) => existsSync(join(dataDir, name)));
  if (!there) return;
  throw new Refusal(
    'conflict',
    `There is a house in ${dataDir} already (${there}). Move that folder away, or set DATA_DIR to an empty one: nothing is overwritten.`,
  );
}

async function fill(config: Config, set: string, manifest: Manifest) {
  const files = manifest.parts.filter(({ path }) => path.startsWith('files/'));
  // There is no book yet to write into; the bytes are sealed, and go where the settings say.
  const storage = storageOf(config, openGate(placesOf(config), noLedger));
  if (!config.storage) await makeFolders(join(config.dataDir, 'files'));
  for (const { path } of files)
    await storage.put(basename(path) as Id<'file'>, async (write) => {
      for await (const piece of createReadStream(join(set, path))) await write(piece as Buffer);
    });
  if (config.databaseUrl) await loadSnapshot(config.databaseUrl, join(set, databaseName.postgres));
  else await copyDurably(join(set, databaseName.sqlite), join(config.dataDir, 'house.db'));
}

/** An older set of keys has an older ledger: every set that lies beside it is asked, and the longest one counts. */
async function newestLedger({ dataDir, backup }: Config, keyring: string) {
  const folders = new Set([join(keyring, '..'), backup.keyringFolder]);
  let [longest, from]: [readonly LedgerLine[], string] = [await readLedger(dataDir), ''];
  for (const folder of folders)
    for (const name of (await setsIn(folder)).filter((one) => one.startsWith('keyring-'))) {
      const lines = await ledgerIn(join(folder, name)).catch(() => []);
      if (lines.length > longest.length) [longest, from] = [lines, join(folder, name)];
    }
  if (from) await copyDurably(join(from, 'erasures.log'), join(dataDir, 'keyring', 'erasures.log'));
}

const peopleIn = ({ parts }: Manifest) =>
  parts.flatMap(({ path }) => (/([\w-]{36})\.key$/.exec(path)?.[1] ?? []) as SubjectId | []);
/** Opens every holding of these people: what does not open now would be found missing too late. */
async function openEverything(ctx: Ctx, people: readonly SubjectId[]): Promise<number> {
  let opened = 0;
  for (const subject of people) {
    if (!(await ctx.vault.keysOf(subject)).content) continue;
    for (const holding of ctx.holdings) await holding.export(ctx, subject);
    opened += 1;
  }
  return opened;
}
