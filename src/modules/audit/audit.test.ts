import { desc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Id, newId } from '#kernel/ids.ts';
import { recordingPlayed } from '#media';
import { admitPerson } from '#people';
import { type House, house } from '#testing/house.ts';
import { entries } from './data.ts';
import { chained, type Entry, factText } from './model.ts';
import { hear, looksAt, verifyLog } from './verbs.ts';

const log = (here: House): Promise<Entry[]> =>
  here.ctx.db.read.select().from(entries).orderBy(entries.number);
/** Somebody with a hand in the database. */
const tamper = (here: House, number: number, change: Partial<Entry>) =>
  here.ctx.db.write((tx) => tx.update(entries).set(change).where(eq(entries.number, number)));

test('every fact of the house is one entry, with who did it, about whom and when', async () => {
  const here = await house();
  const first = (await log(here)).length;
  expect(first).toBeGreaterThan(0);
  await here.rita.post('/sign-out');
  here.wait(60_000);
  await here.settle();
  const added = (await log(here)).slice(first);
  expect(added).toMatchObject([
    { name: 'auth.staff-signed-out', actorId: here.rita.subjectId, aboutId: here.rita.subjectId },
  ]);
  expect(added[0]?.at).toEqual(new Date(here.ctx.now().getTime() - 60_000));
  expect(await verifyLog(here.ctx)).toEqual({ ok: true, entries: first + 1 });
});

test('an event that is delivered twice is one entry, also when both come at once', async () => {
  const here = await house();
  const before = (await log(here)).length;
  const heard = { id: newId<'job'>(), createdAt: here.ctx.now() };
  const once = () => hear(here.ctx, { by: here.rita.subjectId }, 'tests.told', heard);
  await Promise.all([once(), once()]);
  await once();
  expect(await log(here)).toHaveLength(before + 1);
  expect((await verifyLog(here.ctx)).ok).toBe(true);
});

test('an entry that was edited is found, in whichever column', async () => {
  const here = await house();
  const [, second] = await log(here);
  const changes: Partial<Entry>[] = [
    { actorId: newId<'subject'>() },
    { aboutId: newId<'subject'>() },
    { at: new Date(0) },
    { name: 'auth.staff-signed-out' },
    { fact: '{}' },
    { heardId: newId<'job'>() },
    { seal: 'forged' },
  ];
  for (const change of changes) {
    await tamper(here, 2, change);
    expect(await verifyLog(here.ctx)).toEqual({ ok: false, problem: 'changed', number: 2 });
    await tamper(here, 2, second ?? {});
  }
  expect((await verifyLog(here.ctx)).ok).toBe(true);
});

test('whoever computes the whole chain anew still lacks the key of the house', async () => {
  const here = await house();
  const kept = await log(here);
  let before = kept[0]?.hash ?? '';
  for (const entry of kept.slice(1)) {
    const forged = chained(before, { ...entry, at: new Date(0) }, () => 'guessed');
    await tamper(here, entry.number, forged);
    before = forged.hash;
  }
  expect(await verifyLog(here.ctx)).toEqual({ ok: false, problem: 'changed', number: 2 });
});

test('an entry that was taken out, moved, put in or cut off is found', async () => {
  const here = await house();
  const kept = await log(here);
  const last = kept.length;
  const remove = (number: number) =>
    here.ctx.db.write((tx) => tx.delete(entries).where(eq(entries.number, number)));
  const putBack = (entry: Entry | undefined) =>
    here.ctx.db.write((tx) => tx.insert(entries).values(entry as Entry));
  const [, second, third] = kept;

  await remove(2);
  expect(await verifyLog(here.ctx)).toEqual({ ok: false, problem: 'missing', number: 2 });
  await putBack(second);

  await remove(2);
  await remove(3);
  await putBack({ ...(third as Entry), number: 2 });
  await putBack({ ...(second as Entry), number: 3 });
  expect(await verifyLog(here.ctx)).toEqual({ ok: false, problem: 'changed', number: 2 });
  await remove(2);
  await remove(3);
  await putBack(second);
  await putBack(third);

  await putBack({ ...(third as Entry), number: last + 1, heardId: newId<'job'>() });
  expect(await verifyLog(here.ctx)).toEqual({ ok: false, problem: 'changed', number: last + 1 });
  await remove(last + 1);

  await remove(last);
  expect(await verifyLog(here.ctx)).toEqual({ ok: false, problem: 'cut', number: last });
  await putBack(kept[last - 1]);
  expect(await verifyLog(here.ctx)).toEqual({ ok: true, entries: last });
});

test('a log that was changed is told about in the night', async () => {
  const here = await house();
  await tamper(here, 2, { fact: '{}' });
  here.wait(24 * 3_600_000);
  await here.tick();
  await here.settle();
  expect(here.facts).toContainEqual({ name: 'audit.log-broken', fact: { number: 2 } });
});

test('a fact is written the same however its keys were ordered', () => {
  const [a, b] = [newId<'a'>(), newId<'b'>()];
  expect(factText({ by: a, subjectId: b, n: 1 })).toBe(factText({ n: 1, subjectId: b, by: a }));
});

/** Rita plays an answer of Ada's. */
async function played(here: House) {
  const email = 'ada@candidate.example';
  const ada = await admitPerson(here.ctx, { kind: 'candidate', name: 'Ada Byron', email, language: 'en' });
  const fact = { answerId: newId<'answer'>(), subjectId: ada, by: here.rita.subjectId };
  await here.ctx.db.write(async (_tx, emit) => emit(recordingPlayed(fact)));
  await here.settle();
  return ada;
}

test('Ada sees that Rita heard her voice, and nobody sees looks at somebody else', async () => {
  const here = await house();
  const ada = await played(here);
  expect(await looksAt(here.ctx, ada)).toEqual([
    { at: here.ctx.now(), by: here.rita.subjectId, what: 'recording' },
  ]);
  expect(await looksAt(here.ctx, newId<'subject'>())).toEqual([]);
});

test('when Ada is erased the log stays whole, and says that it is kept', async () => {
  const here = await house();
  const ada = await played(here);
  const { ctx } = here;
  const holding = ctx.holdings.find(({ name }) => name === 'audit_entries');
  expect(await holding?.plan(ctx, ada)).toMatchObject({ do: 'keep', items: 1 });
  expect(await holding?.export(ctx, ada)).toMatchObject([{ name: 'media.recording-played' }]);
  for (const one of ctx.holdings) await one.erase(ctx, ada);
  await ctx.vault.destroy(ada, 'content');
  await ctx.vault.destroy(ada, 'evidence');
  expect((await verifyLog(ctx)).ok).toBe(true);
  expect(JSON.stringify(await log(here))).not.toMatch(/Byron|candidate\.example/);
});

test('an admin reads the log in plain words, narrows it down, and is in it themself', async () => {
  const here = await house();
  await played(here);
  const page = await here.admin.page('/audit');
  expect(page).toContain('Played a recording');
  expect(page).toContain('Rita Osei');
  expect(page).not.toContain('Ada Byron');
  const narrowed = await here.admin.page(`/audit?room=media&who=${here.rita.subjectId}`);
  expect(narrowed).toContain('1 entry');
  expect(narrowed).not.toContain('Joined the team');
  expect(await here.admin.page('/audit?room=nowhere')).toContain('No entry fits');
  await here.settle();
  const [last] = await here.ctx.db.read.select().from(entries).orderBy(desc(entries.number)).limit(1);
  expect(last).toMatchObject({ name: 'audit.log-opened', actorId: here.admin.subjectId });
});

test('the log has pages', async () => {
  const here = await house();
  for (let told = 0; told < 60; told += 1)
    await hear(here.ctx, { by: here.rita.subjectId }, 'tests.told', {
      id: newId<'job'>() as Id<'job'>,
      createdAt: here.ctx.now(),
    });
  const first = await here.admin.page('/audit?room=tests');
  expect(first).toContain('1 to 50 of 60');
  expect(first).toContain('/audit?room=tests&amp;page=2');
  expect(await here.admin.page('/audit?room=tests&page=2')).toContain('51 to 60 of 60');
});

test('an admin has the log checked, and reads which entry is not right', async () => {
  const here = await house();
  const check = async () => (await here.admin.post('/audit/checks')).text();
  expect(await check()).toContain('The log is whole.');
  await tamper(here, 3, { fact: '{}' });
  expect(await check()).toContain('Entry 3 is not what was written');
});

test('the log is for admins', async () => {
  const here = await house();
  for (const colleague of [here.rita, here.rex]) {
    expect((await colleague.get('/audit')).status).toBe(403);
    expect((await colleague.post('/audit/checks')).status).toBe(403);
  }
  expect((await here.browser().get('/interview/looks')).status).toBe(401);
});
