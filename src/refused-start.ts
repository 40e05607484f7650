import { WrongSetting } from '#kernel/config.ts';
import { BehindLedger, BrokenLedger } from '#kernel/erasure-ledger.ts';
import { StrangeFolder } from '#kernel/installation.ts';
import { NewerDatabase } from '#kernel/migrations.ts';
import { Unusable } from '#kernel/unusable.ts';
import { NoCopy } from '#kernel/upgrade.ts';
import { LostKey } from '#kernel/vault.ts';

/** Starts that are refused with a sentence that says what to do. */
const explained = [
  WrongSetting,
  LostKey,
  BehindLedger,
  BrokenLedger,
  NewerDatabase,
  NoCopy,
  StrangeFolder,
  Unusable,
];

/** Ends the process, and says why on stderr. */
export function refuseStart(error: unknown): never {
  const known = error instanceof Error && explained.some((kind) => error instanceof kind);
  process.stderr.write(
    known ? `${error.message}\n` : `The start failed: ${error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(1);
}

const reasons: Record<string, string> = {
  EADDRINUSE: 'another program has it already',
  EACCES: 'this user may not: ports below 1024 are for root',
  EADDRNOTAVAIL: 'this machine has no such address',
};
/** For a port that cannot be had: ends the process, and says which settings name it. */
export const cannotListen = (settings: string) => (error: NodeJS.ErrnoException) => {
  const why = reasons[error.code ?? ''] ?? error.code;
  process.stderr.write(`The port of ${settings} cannot be opened: ${why}. Set another.\n`);
  process.exit(1);
};
