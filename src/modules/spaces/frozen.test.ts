import { eq, getTableColumns } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Ctx } from '#kernel/context.ts';
import { type Personal, SEALED } from '#kernel/data.ts';
import { freeze } from '#kernel/guards.ts';
import { newId, type SubjectId } from '#kernel/ids.ts';
import { type House, house } from '#testing/house.ts';
import { interviewed, rated } from '#testing/reviewing.ts';
import { modules } from '../../modules.ts';

type PgColumn = ReturnType<typeof getTableColumns<Personal>>[string];
type Guarded = { name: string; table: Personal; columns: Record<string, PgColumn> };
/** Every table that the database guards, found by what the holdings say. */
function guardedTables({ holdings }: Ctx): Guarded[] {
  const names = new Set(holdings.flatMap(({ guarded }) => guarded ?? []));
  const declared = modules as unknown as readonly { data: Record<string, Personal> }[];
  const tables = declared.flatMap(({ data }) => Object.values(data));
  return tables.flatMap((table) => {
    const name = String((table as unknown as Record<symbol, unknown>)[Symbol.for('drizzle:Name')]);
    return SEALED in table && names.has(name)
      ? [{ name, table, columns: getTableColumns(table) as never }]
      : [];
  });
}

/** Something that fits a column and is different each time. */
let turn = 0;
function something(column: PgColumn): unknown {
  turn += 1;
  if (column.enumValues?.length) return column.enumValues[0];
  if (column.columnType.includes('Custom')) return new Date(1_000_000 + turn);
  if (column.dataType === 'boolean') return false;
  if (column.dataType === 'json') return [];
  if (column.dataType === 'number') return turn;
  return `word ${turn}`;
}
function rowOf({ columns }: Guarded, subjectId: SubjectId, id: string) {
  const filled = Object.entries(columns).map(([name, column]) => [name, something(column)]);
  // Where the id of a row is the person's own, it is that.
  return { ...Object.fromEntries(filled), id, subjectId };
}

test('every guarded table refuses to insert, to update and to delete for Ada while she is frozen, and not for Bob', async () => {
  const { ctx } = await house();
  const [ada, bob] = [newId<'subject'>(), newId<'subject'>()];
  const tables = guardedTables(ctx);
  expect(tables.map(({ name }) => name).sort()).toEqual(
    ctx.holdings.flatMap(({ guarded }) => guarded ?? []).sort(),
  );
  expect(tables.length).toBeGreaterThan(12);
  const people = [ada, bob] as const;
  const ids = new Map(
    tables.map(({ name }) => [name, new Map(people.map((who) => [who, newId<'x'>() as string]))]),
  );
  const idIn = (name: string, who: SubjectId) => ids.get(name)?.get(who) ?? '';
  for (const one of tables)
    for (const who of people)
      await ctx.db.write((tx) => tx.insert(one.table).values(rowOf(one, who, idIn(one.name, who))));
  await ctx.db.write((tx) => freeze(tx, ada, newId<'request'>(), ctx.now()));
  const acts = (one: Guarded, who: SubjectId) => {
    const mine = eq(one.columns.id as PgColumn, idIn(one.name, who));
    return {
      update: () =>
        ctx.db.write((tx) =>
          tx
            .update(one.table)
            .set({ subjectId: who } as never)
            .where(mine),
        ),
      delete: () => ctx.db.write((tx) => tx.delete(one.table).where(mine)),
      // Last: some tables hold one row for each person.
      insert: () => ctx.db.write((tx) => tx.insert(one.table).values(rowOf(one, who, newId()))),
    };
  };
  for (const one of tables)
    for (const [act, does] of Object.entries(acts(one, ada)))
      await expect(does(), `${act} of ${one.name}`).rejects.toMatchObject({ name: 'Refusal', status: 423 });
  for (const one of tables) {
    for (const [act, does] of Object.entries(acts(one, bob)))
      await expect(does(), `${act} of ${one.name}`).resolves.toBeDefined();
    expect(await ctx.db.read.$count(one.table, eq(one.columns.subjectId as PgColumn, ada))).toBe(1);
  }
});

/** Every GET route of the house, with what stands in its path for Ada. */
function addressesIn(here: House, ada: Awaited<ReturnType<typeof interviewed>>) {
  const { positionId, id, invitation, first } = ada;
  const stands: readonly [RegExp, string][] = [
    [/^\/positions\/:id/, positionId],
    [/^\/sittings\/:id/, id],
    [/^\/invitations\/:id/, invitation.id],
  ];
  const paths = new Set(here.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
  return [...paths].flatMap((path) => {
    const [pattern, value] = stands.find(([start]) => start.test(path)) ?? [];
    const filled = pattern && value ? path.replace(':id', value) : path;
    const named = filled.replace(':question', first.id);
    return named.includes(':') || named.includes('*') ? [] : [named];
  });
}
/** What people ask of the officer, and the officer of people, goes on while they are frozen: letters about it, too. */
const goesOn = /^\/(freezes|requests|handovers|erasures|holds|space|account|interview)/;

test('no page of the staff shows a word of Ada while she is frozen, whichever there is', async () => {
  const here = await house();
  const ada = await interviewed(here, { name: 'Adalbertine' });
  await interviewed(here, { name: 'Bobolink' });
  await rated(here.rex, ada, '3', 'Velvetine remark');
  await here.settle();
  const planted = /Adalbertine|adalbertine@|two gigabytes an hour|Velvetine/;
  const asked = addressesIn(here, ada).filter((path) => !goesOn.test(path));
  const shows = async (path: string, words: RegExp) => {
    const answers = await Promise.all([here.admin, here.rita, here.rex].map((who) => who.get(path)));
    const pages = await Promise.all(answers.map(async (answer) => (answer.ok ? answer.text() : '')));
    return pages.some((page) => words.test(page));
  };
  const seenBy = async (words: RegExp) => {
    const seen: string[] = [];
    for (const path of asked) if (await shows(path, words)) seen.push(path);
    return seen;
  };
  const before = await seenBy(planted);
  expect(before).toEqual(
    expect.arrayContaining([ada.review, ada.decision, `/invitations/${ada.invitation.id}`]),
  );
  await ada.ada.post('/space/freeze');
  await here.settle();
  expect(await seenBy(planted)).toEqual([]);
  expect((await seenBy(/Bobolink/)).length).toBeGreaterThan(0);
});

test('every job that hears of a person waits while they are frozen, unless it is about their rights', async () => {
  const going = modules.flatMap(({ jobs }) =>
    jobs.filter(({ whileFrozen }) => whileFrozen).map(({ name }) => name),
  );
  expect(going).toEqual(expect.arrayContaining(['letters/letters.letter-written']));
  const content =
    /^(media|transcription|scoring|readings|reopenings|notifications|interviews|sittings|takes)\//;
  expect(going.filter((name) => content.test(name))).toEqual([]);
});
