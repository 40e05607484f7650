import '../node-guard.ts';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig, WrongSetting } from '#kernel/config.ts';
import { Refusal } from '#kernel/errors.ts';
import { NewerDatabase } from '#kernel/migrations.ts';
import { places } from '#kernel/places.ts';
import { holdings } from '../app.tsx';
import { move } from './moving.ts';
import { say } from './terminal.ts';

const usage = `npm run move -- --to postgres://USER:PASSWORD@HOST/DATABASE   moves this house from SQLite to PostgreSQL
npm run move -- --to-file FILE                                the same; FILE holds the address, which may be secret
                --rehearse                                    tries it while the product runs, and takes it all back`;

/** What is to be set, and what stays where it is. */
function sayNext(dataDir: string, kept: string) {
  say('\nThe house is on PostgreSQL now. Before the next start:');
  say('  set DATABASE_URL (or DATABASE_URL_FILE) to the address you named here.');
  say(
    `These stay in ${dataDir}, and are needed as before: keyring (the keys), files (recordings, sealed), models.`,
  );
  say(`The SQLite file was put aside as ${kept}. It is not read any more, and whoever is erased from now on`);
  say(
    'is still in it, sealed under a key that is gone: delete it when you trust the new one. After BACKUP_DAYS',
  );
  say('the night deletes it.');
  say('To go back before anybody has used the new one: name it house.db again and leave DATABASE_URL empty.');
  say('Make a backup now (npm run backup): sets of SQLite do not fill PostgreSQL.');
}

async function main() {
  const { values } = parseArgs({
    options: { to: { type: 'string' }, 'to-file': { type: 'string' }, rehearse: { type: 'boolean' } },
  });
  const config = readConfig(process.env);
  const to = values['to-file'] ? readFileSync(values['to-file'], 'utf8').trim() : values.to;
  if (!to) throw new Refusal('invalid', usage);
  if (!/^postgres(ql)?:\/\//.test(to))
    throw new Refusal(
      'invalid',
      'The address must start with postgres://, as in postgres://user@host/database.',
    );
  if (config.databaseUrl)
    throw new Refusal(
      'conflict',
      'DATABASE_URL is set: this house is on PostgreSQL already. Leave it empty to move.',
    );
  const rehearse = values.rehearse ?? false;
  say(rehearse ? 'Rehearsal: everything is copied, compared and taken back.' : 'Copying, table by table:');
  const done = await move({
    ...{ dataDir: config.dataDir, to, rehearse, say, migrations: places.migrations },
    guarded: holdings.flatMap((holding) => holding.guarded ?? []),
  });
  say(`${done.tables} tables, ${done.rows} rows: number and hash of every table are the same on both sides.`);
  if (done.before) say('They had been moved before.');
  if (done.kept) sayNext(config.dataDir, done.kept);
  else
    say('The rehearsal went well, and PostgreSQL is empty again. What is written from now on was not in it.');
}

const explained = [Refusal, NewerDatabase, WrongSetting, TypeError];
main().catch((error: unknown) => {
  const known = error instanceof Error && explained.some((kind) => error instanceof kind);
  process.stderr.write(`${known ? error.message : error}\n`);
  process.exitCode = 1;
});
