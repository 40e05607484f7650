import { verifyLog } from '#audit';
import { readConfig } from '#kernel/config.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { refuseIfBehind } from '#ledgers';
import { refuseIfKeyless } from '#people';
import { holdings, jobs } from '../../app.tsx';

// What a house holds about these people, on the database that the environment names: opened.ts SUBJECT ...
const ctx = await openCtx(readConfig(process.env), {
  jobs,
  holdings,
  migrations: './migrations',
  log: silentLog,
});
await refuseIfKeyless(ctx);
await refuseIfBehind(ctx);
const about = async (subject: SubjectId) =>
  Object.fromEntries(
    await Promise.all(holdings.map(async (one) => [one.name, await one.export(ctx, subject)] as const)),
  );
const people = await Promise.all(process.argv.slice(2).map((subject) => about(subject as SubjectId)));
process.stdout.write(JSON.stringify({ log: await verifyLog(ctx), people }));
await closeCtx(ctx);
