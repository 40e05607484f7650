import { WrongSetting } from '#kernel/config.ts';
import { BehindLedger, BrokenLedger } from '#kernel/erasure-ledger.ts';
import { LostKey } from '#kernel/vault.ts';

/** Starts that are refused with a sentence that says what to do. */
const explained = [WrongSetting, LostKey, BehindLedger, BrokenLedger];

/** Ends the process, and says why on stderr. */
export function refuseStart(error: unknown): never {
  const known = error instanceof Error && explained.some((kind) => error instanceof kind);
  process.stderr.write(
    known ? `${error.message}\n` : `The start failed: ${error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(1);
}
