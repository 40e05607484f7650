import '../node-guard.ts';
import { checkSet, makeBackup } from '#backups';
import { readConfig } from '#kernel/config.ts';
import { Refusal } from '#kernel/errors.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { places } from '#kernel/places.ts';
import { holdings, jobs } from '../app.tsx';
import { say } from './terminal.ts';

/** One backup of a house that may be running meanwhile; each set is read again before it counts. */
async function main() {
  const ctx = await openCtx(readConfig(process.env), {
    ...{ jobs, holdings, migrations: places.migrations, log: silentLog, mail: null },
  });
  try {
    const made = await makeBackup(ctx);
    for (const set of [made.data, made.keyring]) await checkSet(set);
    say(`Data, sealed:  ${made.data} (${made.files} files)`);
    say(`Keys:          ${made.keyring}`);
    say(
      'Both were read again and are whole. Carry them to two different places: together they open everything.',
    );
    if (made.gone) say(`${made.gone} files were deleted while the backup ran, as they should be.`);
  } finally {
    await closeCtx(ctx);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Refusal ? error.message : error}\n`);
  process.exitCode = 1;
});
