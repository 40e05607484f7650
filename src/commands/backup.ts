import '../node-guard.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkSet, makeBackup } from '#backups';
import { type Config, readConfig } from '#kernel/config.ts';
import { Refusal } from '#kernel/errors.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { places } from '#kernel/places.ts';
import { holdings, jobs } from '../app.tsx';
import { say } from './terminal.ts';

const usage = `npm run backup     makes one backup of the house in DATA_DIR: two sets, the sealed data and the keys
Where they lie: BACKUP_DIR and BACKUP_KEYRING_DIR, else backups and keyring-backups in DATA_DIR.
npm run restore    says how to put one back.`;

/** A folder that holds no house is a slip in DATA_DIR: a backup of it would be one of nothing. */
function refuseNoHouse({ dataDir, databaseUrl }: Config) {
  if (existsSync(join(dataDir, databaseUrl ? 'keyring' : 'house.db'))) return;
  throw new Refusal(
    'missing',
    `There is no house in ${dataDir}. Set DATA_DIR to the folder of the one that is to be backed up.`,
  );
}

/** One backup of a house that may be running meanwhile; each set is read again before it counts. */
async function main(args: readonly string[]) {
  if (args.length) return say(usage);
  const config = readConfig(process.env);
  refuseNoHouse(config);
  const ctx = await openCtx(config, {
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

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Refusal ? error.message : error}\n`);
  process.exitCode = 1;
});
