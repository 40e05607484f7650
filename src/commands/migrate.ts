import '../node-guard.ts';
import { parseArgs } from 'node:util';
import { readConfig, WrongSetting } from '#kernel/config.ts';
import { NewerDatabase } from '#kernel/migrations.ts';
import { places } from '#kernel/places.ts';
import { NoCopy } from '#kernel/upgrade.ts';
import { holdings } from '../app.tsx';
import { check, migrate } from './migrating.ts';
import { say } from './terminal.ts';

const usage = `npm run migrate                      changes the database for this version, after a copy of it was made
npm run migrate -- --check           says what would be changed, and changes nothing: ends with 0 for nothing, 2 for something
npm run migrate -- --without-copy    makes no copy first: for who has made one`;

async function main() {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, 'without-copy': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return say(usage);
  const config = readConfig(process.env);
  const { migrations } = places;
  if (values.check) {
    process.exitCode = await check(config, { migrations, say });
    return;
  }
  const guarded = holdings.flatMap((holding) => holding.guarded ?? []);
  await migrate(config, { withCopy: !values['without-copy'], guarded, migrations, say });
}

const explained = [NewerDatabase, NoCopy, WrongSetting, TypeError];
main().catch((error: unknown) => {
  const known = error instanceof Error && explained.some((kind) => error instanceof kind);
  process.stderr.write(`${known ? error.message : error}\n`);
  process.exitCode = 1;
});
