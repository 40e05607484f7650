import { join } from 'node:path';
import { oneSlot } from './compute.ts';
import type { Config } from './config.ts';
import type { Ctx } from './context.ts';
import { type Db, openDb } from './db.ts';
import { makeFolders } from './disk.ts';
import { type Engines, openEngines } from './engines.ts';
import type { Event } from './events.ts';
import { openFiles } from './files.ts';
import { openGate, placesOf } from './gate.ts';
import { refuseStrangeFolder } from './installation.ts';
import { type Log, openLog } from './log.ts';
import { type Mail, openMail } from './mail.ts';
import { noMeters, openMeters } from './meters.ts';
import { type NamedJob, outboxOf } from './outbox.ts';
import type { Holding } from './privacy.ts';
import { findMark, markOf } from './queue.ts';
import { inProcess, type Relay, type Told } from './relay.ts';
import { written } from './samples.ts';
import type { Storage } from './storage.ts';
import { storageOf } from './store.ts';
import { ledgerOf } from './transfers.ts';
import { asUnusable } from './unusable.ts';
import { hashOf, instanceKey, LostKey, openVault } from './vault.ts';

interface Parts {
  jobs: readonly NamedJob[];
  holdings: readonly Holding[];
  engines?: Engines;
  migrations: string;
  now?: () => Date;
  log?: Log;
  mail?: Mail | null;
  hear?: (said: readonly Event[], told: readonly Told[]) => void;
  /** Where sealed files are read instead of where the settings say: a set of a backup, for a trial. */
  storage?: Storage;
}

const checkMark = 'instance-key-check';

/** Opens everything a verb may reach for. Refuses to start with a key that does not fit the database, or without a folder. */
export const openCtx = (config: Config, parts: Parts): Promise<Ctx> =>
  openParts(config, parts).catch((error) => {
    throw asUnusable(error, config.dataDir);
  });
async function openParts(config: Config, parts: Parts): Promise<Ctx> {
  const now = parts.now ?? (() => new Date());
  const outbox = outboxOf(parts.jobs, now, parts.hear ?? (() => undefined));
  const guarded = parts.holdings.flatMap((holding) => holding.guarded ?? []);
  const log = parts.log ?? openLog(config.logLevel);
  const upgrade = { migrations: parts.migrations, guarded, copies: config.backup.folder, log };
  const db = await openDb(config.databaseUrl, join(config.dataDir, 'house.db'), { ...upgrade, outbox });
  try {
    const vault = await vaultOf(config, db);
    const gate = openGate(placesOf(config), ledgerOf(db, now));
    const { smtpUrl, mailFrom } = config;
    return {
      config,
      db,
      vault,
      files: openFiles(parts.storage ?? storageOf(config, gate), vault, gate.about),
      gate,
      mail: parts.mail !== undefined ? parts.mail : smtpUrl ? openMail(smtpUrl, mailFrom, gate) : null,
      engines: parts.engines ?? openEngines(),
      compute: oneSlot(),
      meters: written(config.metrics ? await openMeters() : noMeters, db, now),
      log,
      now,
      holdings: parts.holdings,
      migrations: parts.migrations,
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** The keys that belong to this database. Refuses a folder or a key of another one. */
async function vaultOf({ dataDir, keyFile }: Config, db: Db) {
  const known = await findMark(db.read, checkMark);
  await refuseStrangeFolder(db, dataDir, known !== undefined);
  await makeFolders(join(dataDir, 'keyring'));
  await makeFolders(join(dataDir, 'files'));
  const key = await instanceKey(keyFile, known === undefined);
  const vault = openVault(join(dataDir, 'keyring'), key, db.alone);
  if ((await markOf(db, checkMark, vault.checkValue)) !== vault.checkValue)
    throw new LostKey(
      `The instance key ${keyFile} is not the one this database was made with. Put the right key file back.`,
    );
  return vault;
}

/** How work reaches whoever does it: what REDIS_URL names, or this process itself. */
export async function openRelay({ config, vault, gate, log }: Ctx): Promise<Relay> {
  if (!config.redisUrl) return inProcess();
  const { bullmq } = await import('./bullmq.ts');
  return bullmq({ url: config.redisUrl, house: hashOf(vault.publicKey).slice(0, 12), gate, log });
}

/** Closes in the order in which things lean on each other. */
export async function closeCtx(ctx: Ctx) {
  await ctx.engines.close();
  ctx.mail?.close();
  await ctx.db.close();
}
