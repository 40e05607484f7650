import { join } from 'node:path';
import { oneSlot } from './compute.ts';
import type { Config } from './config.ts';
import type { Ctx } from './context.ts';
import { openDb } from './db.ts';
import { makeFolders } from './disk.ts';
import { type Engines, openEngines } from './engines.ts';
import type { Event } from './events.ts';
import { openFiles } from './files.ts';
import { openGate, placesOf } from './gate.ts';
import { type Log, openLog } from './log.ts';
import { type Mail, openMail } from './mail.ts';
import { type NamedJob, outboxOf } from './outbox.ts';
import type { Holding } from './privacy.ts';
import { findMark, markOf } from './queue.ts';
import { storageOf } from './store.ts';
import { ledgerOf } from './transfers.ts';
import { asUnusable } from './unusable.ts';
import { instanceKey, LostKey, openVault } from './vault.ts';

interface Parts {
  jobs: readonly NamedJob[];
  holdings: readonly Holding[];
  engines?: Engines;
  migrations: string;
  now?: () => Date;
  log?: Log;
  mail?: Mail | null;
  hear?: (said: readonly Event[]) => void;
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
  const { migrations } = parts;
  const db = await openDb(config.databaseUrl, join(config.dataDir, 'house.db'), {
    migrations,
    outbox,
    guarded,
  });
  try {
    const known = await findMark(db.read, checkMark);
    await makeFolders(join(config.dataDir, 'keyring'));
    await makeFolders(join(config.dataDir, 'files'));
    const vault = openVault(
      join(config.dataDir, 'keyring'),
      await instanceKey(config.keyFile, known === undefined),
    );
    if ((await markOf(db, checkMark, vault.checkValue)) !== vault.checkValue)
      throw new LostKey(
        `The instance key ${config.keyFile} is not the one this database was made with. Put the right key file back.`,
      );
    const gate = openGate(placesOf(config), ledgerOf(db, now));
    const { smtpUrl, mailFrom } = config;
    return {
      config,
      db,
      vault,
      files: openFiles(storageOf(config, gate), vault, gate.about),
      gate,
      mail: parts.mail !== undefined ? parts.mail : smtpUrl ? openMail(smtpUrl, mailFrom, gate) : null,
      engines: parts.engines ?? openEngines(),
      compute: oneSlot(),
      log: parts.log ?? openLog(config.logLevel),
      now,
      holdings: parts.holdings,
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Closes in the order in which things lean on each other. */
export async function closeCtx(ctx: Ctx) {
  await ctx.engines.close();
  ctx.mail?.close();
  await ctx.db.close();
}
