import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { categories } from '#kernel/categories.ts';
import { days, hours, type Personal } from '#kernel/data.ts';
import { freeze, hold, letGoOf } from '#kernel/guards.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { markDecided } from '#kernel/rules.ts';
import { type House, house } from '#testing/house.ts';
import { nightFalls, ranUntilYesterday } from '#testing/nights.ts';
import { dayWords } from '#views/ui/when.tsx';
import { FILES, SEALED, STATEMENT } from '../../kernel/data.ts';
import { night, standingOf } from './verbs.ts';

async function* pieces(body: Buffer) {
  yield body;
}
/** Every table about people, as the code declares them. */
async function tablesHere(): Promise<Personal[]> {
  const rooms = readdirSync('src/modules').map((room) => join(process.cwd(), 'src/modules', room, 'data.ts'));
  const files = [join(process.cwd(), 'src/kernel/tables.ts'), ...rooms.filter((path) => existsSync(path))];
  const found = await Promise.all(files.map((path) => import(path) as Promise<object>));
  return found.flatMap((data) => Object.values(data)).filter((one): one is Personal => SEALED in Object(one));
}
type Filling = { name: string; column: { dataType: string; enumValues?: string[] }; now: Date };
const byType: Record<string, unknown> = { number: 1, bigint: 1, boolean: false, json: [] };
function valueIn({ name, column, now }: Filling, known: Readonly<Record<string, unknown>>) {
  if (name in known) return known[name];
  if (column.dataType === 'custom') return now;
  return column.enumValues?.[0] ?? byType[column.dataType] ?? newId();
}
/** A row of any table, whatever its columns: made now, about this matter, with a file where it has one. */
async function rowIn({ ctx }: House, table: Personal, subjectId: SubjectId, about: string) {
  const { matter } = table[STATEMENT].keep;
  const known: Record<string, unknown> = { ...(matter && { [matter]: about }), id: subjectId, subjectId };
  for (const name of table[FILES])
    known[name] = (await ctx.files.save(subjectId, pieces(Buffer.alloc(1000, 3)), 1e6)).file;
  const columns = Object.entries(getTableColumns(table)) as unknown as [string, Filling['column']][];
  const now = ctx.now();
  const row = Object.fromEntries(
    columns.map(([name, column]) => [name, valueIn({ name, column, now }, known)]),
  );
  await ctx.db.write((tx) => tx.insert(table).values(row as never));
}
const person = async ({ ctx }: House) => {
  const subjectId = newId<'subject'>();
  await ctx.vault.admit(subjectId);
  return subjectId;
};
const filesIn = (here: House) =>
  readdirSync(join(here.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  ).length;
const itemsOf = ({ ctx }: House, name: string, subject: SubjectId) =>
  ctx.holdings.find((holding) => holding.name === name)?.items(ctx, subject) ?? Promise.resolve([]);
type Promised = { name: string; subject: SubjectId; ends: number };
const thereOf = (here: House, due: readonly Promised[]) =>
  Promise.all(due.map(async ({ name, subject }) => `${name} ${(await itemsOf(here, name, subject)).length}`));
const all = (due: readonly Promised[], left: number) => due.map(({ name }) => `${name} ${left}`);
const isKernels = (table: Personal) => ['freezes', 'legal_holds'].includes(getTableName(table));
const waitUntil = (here: House, at: Date, before = 0) =>
  here.wait(at.getTime() - before - here.ctx.now().getTime());

test('whatever is held about Ada is there a second before its day and gone after that night, and nothing held or frozen goes', async () => {
  const here = await house();
  const { ctx } = here;
  const tables = (await tablesHere()).filter((table) => !isKernels(table));
  expect(tables.length).toBeGreaterThan(25);
  const [ada, bob, hal, flo] = [
    await person(here),
    await person(here),
    await person(here),
    await person(here),
  ];
  const decided = newId();
  for (const table of tables) {
    await rowIn(here, table, ada, decided);
    for (const one of [bob, hal, flo]) await rowIn(here, table, one, newId());
  }
  const before = filesIn(here);
  await ctx.db.write(async (tx) => {
    await hold(tx, hal, newId<'holdCase'>(), ctx.now());
    await freeze(tx, flo, newId<'request'>(), ctx.now());
    await markDecided(tx, decided, new Date(ctx.now().getTime() + days(10)));
  });
  const names = tables.map(getTableName);
  const promised: Promised[] = [];
  for (const name of names)
    for (const subject of [ada, bob])
      promised.push({ name, subject, ends: (await itemsOf(here, name, subject))[0]?.ends?.getTime() ?? 0 });
  for (const at of [...new Set(promised.map(({ ends }) => ends))].toSorted((a, b) => a - b)) {
    const due = promised.filter(({ ends }) => ends === at);
    waitUntil(here, new Date(at), 1000);
    await nightFalls(here);
    expect(await thereOf(here, due)).toEqual(all(due, 1));
    here.wait(1000);
    await nightFalls(here);
    expect(await thereOf(here, due)).toEqual(all(due, 0));
  }
  const kept = [hal, flo].flatMap((subject) => names.map((name) => ({ name, subject, ends: 0 })));
  expect(await thereOf(here, kept)).toEqual(all(kept, 1));
  expect(filesIn(here)).toBe(before / 2);
  expect([await ctx.vault.keysOf(ada), await ctx.vault.keysOf(hal)]).toEqual([
    { content: false, evidence: false },
    { content: true, evidence: true },
  ]);
}, 120_000);

test.each([
  ['to summer time', '2027-03-28T01:00:00Z'],
  ['from summer time', '2026-10-25T01:00:00Z'],
])(
  'when clocks change %s, what is held goes on the day that Ada is shown, and not a second before',
  async (_, change) => {
    const here = await house();
    const [table] = (await tablesHere()).filter((one) => getTableName(one) === 'sessions');
    if (!table) throw new Error('sessions are held');
    const period = categories[table[STATEMENT].category].for;
    for (const hoursBefore of [30, 6, -18]) {
      const ada = await person(here);
      waitUntil(here, new Date(Date.parse(change) - period - hours(hoursBefore)));
      await rowIn(here, table, ada, newId());
      const [item] = await itemsOf(here, 'sessions', ada);
      const ends = item?.ends ?? new Date(0);
      const shown = dayWords(ends, { zone: 'Europe/Berlin', language: 'en' });
      const there = async () => (await itemsOf(here, 'sessions', ada)).length;
      waitUntil(here, ends, 1000);
      await nightFalls(here);
      expect(await there()).toBe(1);
      here.wait(1000);
      await nightFalls(here);
      expect(await there()).toBe(0);
      expect(dayWords(here.ctx.now(), { zone: 'Europe/Berlin', language: 'en' })).toBe(shown);
    }
  },
);

test('the periods are those that were promised', async () => {
  const of = ({ trigger, for: period, atMost }: (typeof categories)[keyof typeof categories]) =>
    [trigger, period / days(1), atMost / days(1)] as const;
  expect(of(categories.recordings)).toEqual(['decision', 30, 180]);
  expect(of(categories.transcripts)[1]).toBe(180);
  expect(of(categories.assessments)[1]).toBe(180);
  expect(of(categories['decision-records'])).toEqual(['made', 365, 365]);
  expect(of(categories.sessions)).toEqual(['made', 30, 30]);
  expect(of(categories.accounts)).toEqual(['made', 365, 365]);
});

const letters = async () => {
  const table = (await tablesHere()).find((one) => getTableName(one) === 'letters');
  if (!table) throw new Error('there are letters');
  return table;
};
const statesOf = async ({ ctx }: House) =>
  (await standingOf(ctx)).nights.map(({ id, row }) => `${id} ${row?.state ?? 'missing'}`);

test('of two servers one runs the night; it writes a count for every category, nought too', async () => {
  const here = await house();
  await nightFalls(here);
  await night(here.ctx);
  const [{ row } = { row: undefined }] = (await standingOf(here.ctx)).nights;
  expect(Object.keys(row?.counts ?? {}).toSorted()).toEqual(Object.keys(categories).toSorted());
  expect(row?.counts.letters).toEqual({ items: 0, people: 0 });
  expect(here.said().filter((name) => name === 'nights.night-ran')).toHaveLength(1);
});

test('a night in which the machine was off runs as soon as it is on again, and the page says when', async () => {
  const here = await house();
  const ada = await person(here);
  await rowIn(here, await letters(), ada, '');
  here.wait(days(31));
  await ranUntilYesterday(here);
  await here.tick();
  await here.settle();
  expect(await itemsOf(here, 'letters', ada)).toEqual([]);
  expect(await here.admin.page('/retention/nights')).toContain('ran <time');
});

test('a house that was off for a week asks, and can be told that all is well; the missing nights are shown', async () => {
  const here = await house();
  const ada = await person(here);
  await rowIn(here, await letters(), ada, '');
  here.wait(days(29));
  await nightFalls(here);
  here.wait(days(7));
  await here.tick();
  await here.settle();
  const waiting = (await standingOf(here.ctx)).waiting;
  expect([waiting?.because, waiting?.due.items]).toEqual(['gap', expect.any(Number)]);
  await here.admin.post('/retention/nights', { night: waiting?.id ?? '', seen: `${waiting?.due.people}` });
  await here.settle();
  expect(await itemsOf(here, 'letters', ada)).toEqual([]);
  const page = await here.admin.page('/retention/nights');
  expect(page).toContain('6 of the last nights did not run.');
  expect(page).toContain('Did not run');
  here.wait(days(1));
  await here.tick();
  await here.settle();
  expect((await statesOf(here))[0]).toBe('2026-09-28 done');
});

test('a clock that jumps deletes nothing until an admin has confirmed it', async () => {
  const here = await house();
  const ada = await person(here);
  await rowIn(here, await letters(), ada, '');
  await nightFalls(here);
  here.wait(days(400));
  await here.tick();
  await here.settle();
  expect(await itemsOf(here, 'letters', ada)).toHaveLength(1);
  const page = await here.admin.page('/retention/nights');
  expect(page).toContain('deleted nothing');
  expect(page).toContain('More than 36 hours');
  expect(page).toMatch(/Delete this of \d+ pe/);
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';
  expect((await here.rita.post('/retention/nights', { night: field('night'), seen: '99' })).status).toBe(403);
  // Less was shown than is due by now: it asks again.
  expect((await here.admin.post('/retention/nights', { night: field('night'), seen: '0' })).status).toBe(409);
  expect(await itemsOf(here, 'letters', ada)).toHaveLength(1);
  const form = { night: field('night'), seen: field('seen') };
  expect((await here.admin.post('/retention/nights', form)).status).toBe(303);
  await here.settle();
  expect(await itemsOf(here, 'letters', ada)).toEqual([]);
  expect((await standingOf(here.ctx)).waiting).toBeUndefined();
});

test('a clock that jumped and was put right again: the wrong night is set aside and the nights go on', async () => {
  const here = await house();
  const ada = await person(here);
  await rowIn(here, await letters(), ada, '');
  await nightFalls(here);
  here.wait(days(400));
  await here.tick();
  await here.settle();
  here.wait(-days(399));
  await here.tick();
  await here.settle();
  expect(await itemsOf(here, 'letters', ada)).toHaveLength(1);
  expect((await standingOf(here.ctx)).waiting).toBeUndefined();
  expect((await statesOf(here))[0]).toBe('2026-08-23 done');
});

test('a clock that goes back deletes nothing', async () => {
  const here = await house();
  const ada = await person(here);
  await nightFalls(here);
  here.wait(-days(60));
  await rowIn(here, await letters(), ada, '');
  here.wait(days(40));
  await here.tick();
  await here.settle();
  expect(await itemsOf(here, 'letters', ada)).toHaveLength(1);
  expect((await standingOf(here.ctx)).waiting?.because).toBe('clock');
});

test('a night that would take something of more than a fifth of all people stops, also the first one', async () => {
  const here = await house();
  const people = await Promise.all(Array.from({ length: 50 }, () => person(here)));
  const table = await letters();
  for (const one of people) await rowIn(here, table, one, '');
  here.wait(days(31));
  await night(here.ctx);
  expect((await standingOf(here.ctx)).waiting?.because).toBe('share');
  expect(await itemsOf(here, 'letters', people[0] as SubjectId)).toHaveLength(1);
  const page = await here.admin.page('/retention');
  expect(page).toContain('A night stopped before it deleted anything.');
});

test('what one part cannot delete is shown, the rest goes, and the next night tries again', async () => {
  const here = await house();
  const ada = await person(here);
  await rowIn(here, await letters(), ada, '');
  here.wait(days(31));
  const drafts = here.ctx.holdings.find(({ name }) => name === 'drafts');
  if (!drafts) throw new Error('there are drafts');
  const broken = { ...drafts, expire: () => Promise.reject(new Error('disk')) };
  const holdings = here.ctx.holdings.map((one) => (one === drafts ? broken : one));
  await ranUntilYesterday(here);
  await night({ ...here.ctx, holdings });
  expect(await itemsOf(here, 'letters', ada)).toEqual([]);
  const page = await here.admin.page('/retention/nights');
  expect(page).toContain('1 could not be deleted');
  expect(page).toContain('drafts failed (Error)');
  here.wait(days(1));
  await nightFalls(here);
  expect((await statesOf(here))[0]).toContain('done');
});

test('a process that dies in the night leaves the rest to the next that looks', async () => {
  const here = await house();
  const ada = await person(here);
  await rowIn(here, await letters(), ada, '');
  here.wait(days(31));
  await ranUntilYesterday(here);
  const holdings = here.ctx.holdings.map((one) => ({ ...one, expire: () => new Promise<never>(() => {}) }));
  void night({ ...here.ctx, holdings });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await statesOf(here))[0]).toContain('running');
  here.wait(11 * 60_000);
  await night(here.ctx);
  expect((await statesOf(here))[0]).toContain('done');
  expect(await itemsOf(here, 'letters', ada)).toEqual([]);
});

test('a server that stood still while another ran its night does no more of it when it goes on', async () => {
  const here = await house();
  here.wait(days(31));
  await ranUntilYesterday(here);
  const stands = Promise.withResolvers<{ items: number; people: number }>();
  let expired = 0;
  const holdings = here.ctx.holdings.map((one) => ({
    ...one,
    expire: () => {
      expired += 1;
      return stands.promise;
    },
  }));
  const slow = night({ ...here.ctx, holdings });
  const stopped = expect(slow).rejects.toThrow('night-runs-elsewhere');
  await expect.poll(() => expired).toBe(1);
  here.wait(11 * 60_000);
  await night(here.ctx);
  stands.resolve({ items: 7, people: 7 });
  await stopped;
  expect(expired).toBe(1);
  expect(here.said().filter((name) => name === 'nights.night-ran')).toHaveLength(1);
  expect((await statesOf(here))[0]).toContain('done');
});

test('whose content key is gone loses the other one with the last piece of evidence', async () => {
  const here = await house();
  const { ctx } = here;
  const ada = await person(here);
  const tables = await tablesHere();
  for (const name of ['requests', 'letters']) {
    const table = tables.find((one) => getTableName(one) === name);
    if (table) await rowIn(here, table, ada, '');
  }
  await ctx.vault.destroy(ada, 'content');
  here.wait(days(31));
  await nightFalls(here);
  expect(await ctx.vault.keysOf(ada)).toEqual({ content: false, evidence: true });
  here.wait(days(3 * 365));
  await nightFalls(here);
  expect(await ctx.vault.keysOf(ada)).toEqual({ content: false, evidence: false });
});

test('Ada is held by two cases: when one is closed she stays, when both are she goes, and Bob went long before', async () => {
  const here = await house();
  const { ctx } = here;
  const [ada, bob] = [await person(here), await person(here)];
  const table = await letters();
  await rowIn(here, table, ada, '');
  await rowIn(here, table, bob, '');
  const cases = [newId<'holdCase'>(), newId<'holdCase'>()] as [Id<'holdCase'>, Id<'holdCase'>];
  for (const one of cases) await ctx.db.write((tx) => hold(tx, ada, one, ctx.now()));
  const erase = (subject: SubjectId) =>
    ctx.holdings.find(({ name }) => name === 'letters')?.erase(ctx, subject);
  here.wait(days(31));
  await nightFalls(here);
  expect([
    (await itemsOf(here, 'letters', ada)).length,
    (await itemsOf(here, 'letters', bob)).length,
  ]).toEqual([1, 0]);
  await ctx.db.write((tx) => letGoOf(tx, cases[0]));
  await erase(ada);
  here.wait(days(1));
  await nightFalls(here);
  expect(await itemsOf(here, 'letters', ada)).toHaveLength(1);
  await ctx.db.write((tx) => letGoOf(tx, cases[1]));
  here.wait(days(1));
  await nightFalls(here);
  expect(await itemsOf(here, 'letters', ada)).toEqual([]);
});
