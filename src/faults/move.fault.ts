import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { verifyLog } from '#audit';
import { freezeAtWish } from '#freezes';
import { postgresClient } from '#kernel/db.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { closeCtx } from '#kernel/open.ts';
import { answered } from '#testing/answers.ts';
import { erased } from '#testing/erasing.ts';
import { type House, house } from '#testing/house.ts';
import { pagesOf } from '#testing/pages.ts';
import { product } from '#testing/product.ts';
import { interviewed, rated } from '#testing/reviewing.ts';
import { startPostgres } from '../commands/postgres.ts';
import { fault } from './support/fault.ts';

const noPostgres = existsSync('/usr/lib/postgresql')
  ? undefined
  : 'Debian package postgresql is not installed';

/** `npm run move` as an admin runs it. */
function move(dataDir: string, ...more: string[]) {
  const program = ['--import', 'tsx', 'src/commands/move.ts', ...more];
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', BASE_URL: '' };
  return spawnSync(process.execPath, program, { encoding: 'utf8', env });
}
/** In an order of their own: a database may hand out rows and names in any. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(inOrder).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value === null || typeof value !== 'object') return value;
  const names = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(names.map(([name, part]) => [name, inOrder(part)]));
}
/** What the house holds about everybody, read anew by a process of its own. */
function heldBy(dataDir: string, url: string, people: readonly SubjectId[]) {
  const program = ['--import', 'tsx', 'src/faults/support/opened.ts', ...people];
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: url, BASE_URL: '' };
  const words = execFileSync(process.execPath, program, { encoding: 'utf8', env, maxBuffer: 2 ** 28 });
  const { log, people: held } = JSON.parse(words) as {
    log: { ok: boolean; entries: number };
    people: unknown[];
  };
  return { log, held: inOrder(held) };
}
async function rowsOn(url: string, table: string) {
  const client = await postgresClient(url);
  const { rows } = await client
    .query(`select count(*)::int as n from "${table}"`)
    .finally(() => client.end());
  return (rows as { n: number }[])[0]?.n;
}

/** A house in which people were asked, rated, recorded, frozen and erased. */
async function lived() {
  const here = await house();
  const ada = await interviewed(here);
  await rated(here.rex, ada, '4', 'The log of the disk');
  const [bob, cid] = [await interviewed(here, { name: 'Bob' }), await interviewed(here, { name: 'Cid' })];
  const eve = await answered(
    here,
    Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(90_000, 7)]),
  );
  await freezeAtWish(here.ctx, { subjectId: bob.sitting.subjectId, identity: 'private-link' });
  await here.settle();
  await erased(here, cid.sitting.subjectId);
  const who = [ada.sitting.subjectId, bob.sitting.subjectId, cid.sitting.subjectId, eve.subjectId];
  return { here, ada, who: [...who, here.admin.subjectId, here.rita.subjectId] };
}
async function whileItRuns(here: House, url: string) {
  const refused = move(here.dataDir, '--to', url);
  expect([refused.status, refused.stderr]).toEqual([
    1,
    expect.stringContaining('Stop the product, then move'),
  ]);
  const trial = move(here.dataDir, '--to', url, '--rehearse');
  expect([trial.status, trial.stdout]).toEqual([0, expect.stringContaining('The rehearsal went well')]);
  expect(await rowsOn(url, 'people'), 'a rehearsal leaves nothing').toBe(0);
}

fault(
  'a house moves to PostgreSQL as it is: everybody, the frozen, the erased, and the log',
  noPostgres,
  async () => {
    const server = await startPostgres();
    if (!server) throw new Error('PostgreSQL did not start');
    onTestFinished(() => server.stop());
    const { here, ada, who } = await lived();
    await whileItRuns(here, server.url);
    const log = await verifyLog(here.ctx);
    await closeCtx(here.ctx);
    const before = heldBy(here.dataDir, '', who);
    const done = move(here.dataDir, '--to', server.url);
    expect(done.stderr).toBe('');
    expect(done.stdout).toContain('number and hash of every table are the same on both sides');
    expect(done.stdout).toContain('set DATABASE_URL');
    expect(readdirSync(here.dataDir).filter((name) => name.startsWith('house.db'))).toEqual([
      expect.stringMatching(/^house\.db\.moved-\d{8}T\d{6}Z$/),
    ]);
    const after = heldBy(here.dataDir, server.url, who);
    expect(after.held).toEqual(before.held);
    expect(after.log).toEqual(log);
    const env = { DATA_DIR: here.dataDir, BASE_URL: '', LOG_LEVEL: 'silent' };
    await expect(product(env), 'nobody begins anew beside the old keys').rejects.toThrow('did not start');
    const moved = await product({ ...env, DATABASE_URL: server.url });
    onTestFinished(() => moved.close());
    const [home, decision, report] = await pagesOf(moved.base, [
      '/',
      ada.decision,
      `/sittings/${ada.id}/report`,
    ]);
    expect(home).toContain('Hanne Vos');
    expect(decision).toContain('Decision about Ada');
    expect(report).toContain('The disk was full');
  },
);

/** Kills the move while it copies; answers whether it was still at it. */
async function cutOff(dataDir: string, url: string) {
  const program = ['--import', 'tsx', 'src/commands/move.ts', '--to', url];
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', BASE_URL: '' };
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8').on('data', (said: string) => {
    if (/^ {2}\w+: \d+$/m.test(said)) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  return signal === 'SIGKILL';
}

fault(
  'a move that was cut off begins anew, and one that had come true is known as such',
  noPostgres,
  async () => {
    const server = await startPostgres();
    if (!server) throw new Error('PostgreSQL did not start');
    onTestFinished(() => server.stop());
    const here = await house();
    await interviewed(here);
    await closeCtx(here.ctx);
    expect(await cutOff(here.dataDir, server.url)).toBe(true);
    const done = move(here.dataDir, '--to', server.url);
    expect([done.status, done.stderr]).toEqual([0, '']);
    // As if the power had failed between the commit there and the new name here.
    const back = () => {
      const [kept = ''] = readdirSync(here.dataDir).filter((name) => name.startsWith('house.db.moved-'));
      renameSync(join(here.dataDir, kept), join(here.dataDir, 'house.db'));
    };
    back();
    const again = move(here.dataDir, '--to', server.url);
    expect([again.status, again.stdout]).toEqual([0, expect.stringContaining('They had been moved before')]);
    back();
    const client = await postgresClient(server.url);
    await client.query("update marks set value = value || ' changed'").finally(() => client.end());
    const other = move(here.dataDir, '--to', server.url);
    expect([other.status, other.stderr]).toEqual([
      1,
      expect.stringContaining('holds something else than this house (marks)'),
    ]);
  },
);
