import type { Compute } from './compute.ts';
import type { Config } from './config.ts';
import type { Db } from './db.ts';
import type { Engines } from './engines.ts';
import type { Files } from './files.ts';
import type { Gate } from './gate.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail.ts';
import type { Meters } from './meters.ts';
import type { Holding } from './privacy.ts';
import type { Vault } from './vault.ts';

/** Everything a verb may reach for. If it is not here, it is not available. */
export interface Ctx {
  readonly config: Config;
  readonly db: Db;
  readonly vault: Vault;
  readonly files: Files;
  /** The one way out of this process. */
  readonly gate: Gate;
  /** `null`: no SMTP_URL, letters are shown to the sender. */
  readonly mail: Mail | null;
  readonly engines: Engines;
  readonly compute: Compute;
  readonly log: Log;
  readonly meters: Meters;
  readonly now: () => Date;
  readonly holdings: readonly Holding[];
  /** Folder of the migrations of this version. */
  readonly migrations: string;
}
