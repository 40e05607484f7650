import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkSet, copyDurably, databaseName, type Manifest, setsIn } from '#backups';
import type { Config } from '#kernel/config.ts';
import { dialect } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { makeFolders } from '#kernel/disk.ts';
import { type LedgerLine, ledgerIn, readLedger } from '#kernel/erasure-ledger.ts';
import { Refusal } from '#kernel/errors.ts';
import { noLedger, openGate, placesOf } from '#kernel/gate.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { loadSnapshot } from '#kernel/snapshot.ts';
import { storageOf } from '#kernel/store.ts';
import { replayErasures } from '#ledgers';

export interface Restored {
  readonly files: number;
  readonly people: number;
  /** How many were erased again, because the data set is older than the ledger. */
  readonly erased: number;
}
type Wish = {
  data: string;
  keyring: string;
  open(config: Config): Promise<Ctx>;
  close(ctx: Ctx): Promise<void>;
};

/**
 * Fills an empty data folder (and an empty PostgreSQL database) from two sets, opens everything once, and erases again
 * whoever the newest ledger names. @throws {Refusal} a set is damaged, or there is a house already
 */
export async function restoreSets(config: Config, { data, keyring, open, close }: Wish): Promise<Restored> {
  const [sealed, keys] = [await checkSet(data), await checkSet(keyring)];
  refuseWrong(sealed, 'data', data);
  refuseWrong(keys, 'keyring', keyring);
  refuseHouse(config.dataDir);
  await copyAll(keyring, keys, join(config.dataDir, 'keyring'));
  await newestLedger(config, keyring);
  await fill(config, data, sealed);
  const ctx = await open(config);
  try {
    const erased = await replayErasures(ctx);
    const people = await openEverything(ctx, keys);
    return { files: sealed.parts.length - 1, people, erased };
  } finally {
    await close(ctx);
  }
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

async function copyAll(set: string, { parts }: Manifest, to: string) {
  for (const { path } of parts) await copyDurably(join(set, path), join(to, path));
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

/** Opens every holding of everybody whose keys came along: what does not open now would be found missing too late. */
async function openEverything(ctx: Ctx, { parts }: Manifest): Promise<number> {
  let people = 0;
  for (const { path } of parts) {
    const subject = /([\w-]{36})\.key$/.exec(path)?.[1] as SubjectId | undefined;
    if (!subject || !(await ctx.vault.keysOf(subject)).content) continue;
    for (const holding of ctx.holdings) await holding.export(ctx, subject);
    people += 1;
  }
  return people;
}
