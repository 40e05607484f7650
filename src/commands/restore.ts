import '../node-guard.ts';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSet, type Manifest } from '#backups';
import { type Config, readConfig } from '#kernel/config.ts';
import { Refusal } from '#kernel/errors.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { places } from '#kernel/places.ts';
import type { Storage } from '#kernel/storage.ts';
import { replayErasures } from '#ledgers';
import { restoreSets, trySets } from '#restores';
import { sizeWords } from '#views/ui/when.tsx';
import { holdings, jobs } from '../app.tsx';
import { say } from './terminal.ts';

const usage = `npm run restore -- --data SET --keyring SET            fills an empty DATA_DIR
npm run restore -- --data SET --keyring SET --verify   says what is in them and whether they open; changes nothing
npm run restore -- --data SET --verify                 the same for the data alone: what is in it, and whether it is whole
npm run restore -- --replay                            erases again whoever this database holds although they were erased`;

const open = (config: Config, storage?: Storage) =>
  openCtx(config, {
    ...{ jobs, holdings, migrations: places.migrations, log: silentLog, mail: null },
    ...(storage && { storage }),
  });

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
  const done = await restoreSets(config, { ...sets, open: (there) => open(there), close: closeCtx });
  say(
    `${done.files} files, and everything about ${done.people} people opened. Erased again: ${done.erased}.`,
  );
}
/** Where nobody sees it, and it goes again: on PostgreSQL in a database of its own beside the one of DATABASE_URL. */
async function verify(config: Config, { data, keyring }: { data: string; keyring: string | undefined }) {
  sayWhat(data, await checkSet(data));
  if (!keyring) return say('It is whole. Name the keys as well (--keyring SET) to see whether it opens.');
  sayWhat(keyring, await checkSet(keyring));
  const where = { open, close: closeCtx, folder: tmpdir(), most: Number.POSITIVE_INFINITY };
  const { way, rows, people, opened } = await trySets(config, { data, keyring, ...where });
  if (way === 'read')
    return say(
      `Both are whole, and hold the keys of ${people} people. They were not opened: the user of DATABASE_URL may make no database for a trial. Give it CREATEDB, or try it on a server of your own.`,
    );
  say(
    `${rows} rows as they were saved. Everything about ${opened} of ${people} people opened; the others were erased.`,
  );
  say('This backup can be restored. Nothing was changed.');
}
function sayWhat(set: string, { kind, dialect, madeAt, parts, tables }: Manifest) {
  const bytes = parts.reduce((sum, one) => sum + one.bytes, 0);
  const rows = tables && Object.values(tables).reduce((sum, one) => sum + one.rows, 0);
  say(`${set}`);
  say(`  ${kind} of ${madeAt}, ${parts.length} files, ${sizeWords(bytes)}, every one as it was saved`);
  if (kind === 'data')
    say(`  database: ${dialect}, ${rows === undefined ? 'rows were not counted' : `${rows} rows`}`);
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
  if (!values.data || !(values.keyring || values.verify)) throw new Refusal('invalid', usage);
  const data = resolve(values.data);
  if (values.verify) return verify(config, { data, keyring: values.keyring && resolve(values.keyring) });
  const sets = { data, keyring: resolve(values.keyring ?? '') };
  await restore(config, sets);
  say(`Restored into ${config.dataDir}. npm start serves it.`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Refusal || error instanceof TypeError ? error.message : error}\n`);
  process.exitCode = 1;
});
