import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#kernel/config.ts';
import { openDb } from '#kernel/db.ts';
import { lookAt } from '#kernel/look.ts';
import { type Migration, migrationsIn, waitingAmong } from '#kernel/migrations.ts';

/** `migrations`: the folder of this version's. */
type Wish = { migrations: string; say(line: string): void };
const fileOf = ({ dataDir }: Config) => join(dataDir, 'house.db');

/** What this version would change in the database that the settings name. Nothing is made or changed. */
async function waitingIn(config: Config, migrations: string): Promise<Migration[]> {
  const known = await migrationsIn(migrations, config.databaseUrl ? 'postgres' : 'sqlite');
  if (!config.databaseUrl && !existsSync(fileOf(config))) return known;
  const look = await lookAt(config, fileOf(config));
  return waitingAmong(known, await look.applied().finally(look.close));
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
