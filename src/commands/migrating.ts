import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#kernel/config.ts';
import { postgresConnection, sqliteConnection } from '#kernel/connections.ts';
import { openDb, postgresClient } from '#kernel/db.ts';
import { appliedTo, type Migration, migrationsIn, waitingAmong } from '#kernel/migrations.ts';

/** `migrations`: the folder of this version's. */
type Wish = { migrations: string; say(line: string): void };
const fileOf = ({ dataDir }: Config) => join(dataDir, 'house.db');

/** What this version would change in the database that the settings name. Nothing is made or changed. */
async function waitingIn(config: Config, migrations: string): Promise<Migration[]> {
  const dialect = config.databaseUrl ? 'postgres' : 'sqlite';
  const known = await migrationsIn(migrations, dialect);
  if (config.databaseUrl) {
    const client = await postgresClient(config.databaseUrl);
    return waitingAmong(known, await appliedTo(postgresConnection(client)).finally(() => client.end()));
  }
  if (!existsSync(fileOf(config))) return known;
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(fileOf(config), { readonly: true });
  return waitingAmong(known, await appliedTo(sqliteConnection(database)).finally(() => database.close()));
}

/** Says what waits. Answers what the command ends with: 0 for nothing, 2 for something. */
export async function check(config: Config, { migrations, say }: Wish): Promise<0 | 2> {
  const waiting = await waitingIn(config, migrations);
  if (!waiting.length) {
    say('The database fits this version. Nothing waits.');
    return 0;
  }
  const words = waiting.length === 1 ? 'One change waits' : `${waiting.length} changes wait`;
  say(`${words}. Nothing was changed now.`);
  for (const { name } of waiting) say(`  ${name}`);
  return 2;
}

type Doing = Wish & { withCopy: boolean; guarded: readonly string[] };
/** Does what waits, after a copy where there is something to lose. */
export async function migrate(config: Config, { withCopy, guarded, migrations, say }: Doing) {
  const waiting = await waitingIn(config, migrations);
  const log = {
    info: ({ copy }: { copy?: unknown }) => say(`Copied first, beside the backups: ${copy}`),
    warn: (_facts: object, words: string) => say(`Note: ${words}.`),
    error: () => undefined,
  };
  const db = await openDb(config.databaseUrl, fileOf(config), {
    ...{ migrations, guarded, log },
    copies: withCopy ? config.backup.folder : undefined,
    outbox: { keep: async () => [], committed: () => undefined },
  });
  await db.close();
  for (const { name } of waiting) say(`Done: ${name}`);
  say('The database fits this version.');
}
