import '../node-guard.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '#kernel/config.ts';
import { Refusal } from '#kernel/errors.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { places } from '#kernel/places.ts';
import { replayErasures } from '#ledgers';
import { restoreSets } from '#restores';
import { holdings, jobs } from '../app.tsx';
import { say } from './terminal.ts';

const usage = `npm run restore -- --data SET --keyring SET            fills an empty DATA_DIR
npm run restore -- --data SET --keyring SET --verify   tries it in a folder of its own and removes that again
npm run restore -- --replay                            erases again whoever this database holds although they were erased`;

const open = (config: Config) =>
  openCtx(config, { jobs, holdings, migrations: places.migrations, log: silentLog, mail: null });

async function replay(config: Config) {
  const ctx = await open(config);
  try {
    const erased = await replayErasures(ctx);
    say(`Erased again: ${erased}. The house may start.`);
  } finally {
    await closeCtx(ctx);
  }
}

type Sets = { data: string; keyring: string };
async function restore(config: Config, sets: Sets) {
  const done = await restoreSets(config, { ...sets, open, close: closeCtx });
  say(
    `${done.files} files, and everything about ${done.people} people opened. Erased again: ${done.erased}.`,
  );
}
/** The whole way, into a folder that nobody uses. */
async function verify(config: Config, sets: Sets) {
  if (config.databaseUrl)
    throw new Refusal(
      'invalid',
      'On PostgreSQL try it with DATABASE_URL set to an empty database and DATA_DIR to an empty folder, without --verify.',
    );
  const dataDir = mkdtempSync(join(tmpdir(), 'restore-'));
  try {
    await restore(
      { ...config, storage: undefined, dataDir, keyFile: join(dataDir, 'keyring', 'instance.key') },
      sets,
    );
    say('This backup can be restored.');
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      keyring: { type: 'string' },
      verify: { type: 'boolean' },
      replay: { type: 'boolean' },
    },
  });
  const config = readConfig(process.env);
  if (values.replay) return replay(config);
  if (!values.data || !values.keyring) throw new Refusal('invalid', usage);
  const sets = { data: resolve(values.data), keyring: resolve(values.keyring) };
  if (values.verify) return verify(config, sets);
  await restore(config, sets);
  say(`Restored into ${config.dataDir}. npm start serves it.`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Refusal || error instanceof TypeError ? error.message : error}\n`);
  process.exitCode = 1;
});
