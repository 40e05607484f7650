import { join } from 'node:path';
import { oneSlot } from './compute.ts';
import type { Config } from './config.ts';
import type { Ctx } from './context.ts';
import { openDb } from './db.ts';
import { type Engines, openEngines } from './engines.ts';
import type { Event } from './events.ts';
import { openFiles } from './files.ts';
import { openGate, placesOf } from './gate.ts';
import { refuseStrangeFolder } from './installation.ts';
import { type Log, openLog } from './log.ts';
import { type Mail, openMail } from './mail.ts';
import { type NamedJob, outboxOf } from './outbox.ts';
import type { Holding } from './privacy.ts';
import { findMark, markOf } from './queue.ts';
import type { Storage } from './storage.ts';
import { storageOf } from './store.ts';
import { ledgerOf } from './transfers.ts';
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
  /** Where sealed files are read instead of where the settings say: a set of a backup, for a trial. */
  storage?: Storage;
}

const checkMark = 'instance-key-check';

/** Opens everything a verb may reach for. Refuses to start with a key that does not fit the database. */
export async function openCtx(config: Config, parts: Parts): Promise<Ctx> {
  const now = parts.now ?? (() => new Date());
  const outbox = outboxOf(parts.jobs, now, parts.hear ?? (() => undefined));
  const guarded = parts.holdings.flatMap((holding) => holding.guarded ?? []);
  const log = parts.log ?? openLog(config.logLevel);
  const upgrade = { migrations: parts.migrations, guarded, copies: config.backup.folder, log };
  const db = await openDb(config.databaseUrl, join(config.dataDir, 'house.db'), { ...upgrade, outbox });
  try {
    const known = await findMark(db.read, checkMark);
    await refuseStrangeFolder(db, config.dataDir, known !== undefined);
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
      files: openFiles(parts.storage ?? storageOf(config, gate), vault, gate.about),
      gate,
      mail: parts.mail !== undefined ? parts.mail : smtpUrl ? openMail(smtpUrl, mailFrom, gate) : null,
      engines: parts.engines ?? openEngines(),
      compute: oneSlot(),
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

/** Closes in the order in which things lean on each other. */
export async function closeCtx(ctx: Ctx) {
  await ctx.engines.close();
  ctx.mail?.close();
  await ctx.db.close();
}
