import '../node-guard.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyLog } from '#audit';
import { readConfig } from '#kernel/config.ts';
import { newId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { holdings, jobs } from '../app.tsx';

// What the log costs: facts written down per second, and the check of the whole log with the memory it takes.
// `node --import tsx src/bench/log.ts [facts]`, 1,000 unless told.

const facts = Number(process.argv[2] ?? 1000);
const say = (line: string) => process.stdout.write(`${line}\n`);
const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
const ctx = await openCtx(readConfig({ DATA_DIR: dataDir, BASE_URL: 'http://house.example' }), {
  ...{ jobs, holdings, migrations: './migrations', log: silentLog, mail: null },
});
const hearing = jobs.find(({ on, as }) => on === '*' && as === 'everything');
const [by, subjectId] = [newId<'subject'>(), newId<'subject'>()];

const begun = performance.now();
for (let number = 0; number < facts; number += 1)
  await hearing?.run(ctx, { by, subjectId, number }, 'bench.told', {
    id: newId<'job'>(),
    createdAt: new Date(),
  });
const written = performance.now() - begun;
say(
  `${facts} facts: ${(written / facts).toFixed(2)} ms each, ${Math.round(facts / (written / 1000))} a second`,
);

const before = process.memoryUsage().rss;
const checking = performance.now();
const found = await verifyLog(ctx);
const megabytes = Math.round((process.memoryUsage().rss - before) / 1e6);
say(
  `${JSON.stringify(found)} in ${((performance.now() - checking) / 1000).toFixed(1)} s, ${megabytes} MB more`,
);

await closeCtx(ctx);
await rm(dataDir, { recursive: true, force: true });
