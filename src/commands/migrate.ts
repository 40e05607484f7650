import '../node-guard.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, readConfig, WrongSetting } from '#kernel/config.ts';
import { openDb, postgresClient } from '#kernel/db.ts';
import { postgresLane, sqliteLane } from '#kernel/lanes.ts';
import { appliedTo, type Migration, migrationsIn, NewerDatabase, waitingAmong } from '#kernel/migrations.ts';
import { places } from '#kernel/places.ts';
import { NoCopy } from '#kernel/upgrade.ts';
import { holdings } from '../app.tsx';
import { say } from './terminal.ts';

const usage = `npm run migrate                      changes the database for this version, after a copy of it was made
npm run migrate -- --check           says what would be changed, and changes nothing: ends with 0 for nothing, 2 for something
npm run migrate -- --without-copy    makes no copy first: for who has made one`;

const fileOf = ({ dataDir }: Config) => join(dataDir, 'house.db');

async function waitingIn(config: Config): Promise<Migration[]> {
  const dialect = config.databaseUrl ? 'postgres' : 'sqlite';
  const known = await migrationsIn(places.migrations, dialect);
  if (config.databaseUrl) {
    const client = await postgresClient(config.databaseUrl);
    return waitingAmong(known, await appliedTo(postgresLane(client)).finally(() => client.end()));
  }
  if (!existsSync(fileOf(config))) return known;
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(fileOf(config), { readonly: true });
  return waitingAmong(known, await appliedTo(sqliteLane(database)).finally(() => database.close()));
}

async function check(config: Config) {
  const waiting = await waitingIn(config);
  if (!waiting.length) return say('The database fits this version. Nothing waits.');
  say(
    `${waiting.length === 1 ? 'One change waits' : `${waiting.length} changes wait`}. Nothing was changed now.`,
  );
  for (const { name } of waiting) say(`  ${name}`);
  process.exitCode = 2;
}

async function migrate(config: Config, withCopy: boolean) {
  const waiting = await waitingIn(config);
  const log = {
    info: ({ copy }: { copy?: unknown }) => say(`Copied first, beside the backups: ${copy}`),
    warn: (_facts: object, words: string) => say(`Note: ${words}.`),
    error: () => undefined,
  };
  const db = await openDb(config.databaseUrl, fileOf(config), {
    ...{ migrations: places.migrations, log },
    guarded: holdings.flatMap((holding) => holding.guarded ?? []),
    copies: withCopy ? config.backup.folder : undefined,
    outbox: { keep: async () => [], committed: () => undefined },
  });
  await db.close();
  for (const { name } of waiting) say(`Done: ${name}`);
  say('The database fits this version.');
}

async function main() {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, 'without-copy': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return say(usage);
  const config = readConfig(process.env);
  await (values.check ? check(config) : migrate(config, !values['without-copy']));
}

const explained = [NewerDatabase, NoCopy, WrongSetting, TypeError];
main().catch((error: unknown) => {
  const known = error instanceof Error && explained.some((kind) => error instanceof kind);
  process.stderr.write(`${known ? error.message : error}\n`);
  process.exitCode = 1;
});
