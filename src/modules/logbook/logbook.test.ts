import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Frontier, grown, leafHash, nothing } from '#kernel/merkle.ts';
import { type House, house } from '#testing/house.ts';
import { checkpoints, entries, nodes } from './data.ts';
import { type Entry, endAt, factText, leafText, written } from './model.ts';
import { append } from './store.ts';
import { checkpointNow, hear, keyedBy, verifyLog } from './verbs.ts';

const log = (here: House): Promise<Entry[]> =>
  here.ctx.db.read.select().from(entries).orderBy(entries.number);
type Said = Parameters<typeof written>[0];
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
    { factNonce: 'another' },
    { factHash: 'another' },
    { seal: 'forged' },
    { fact: null, factNonce: null },
    { fact: null, factNonce: null, blankSeal: 'forged' },
  ];
  for (const change of changes) {
    await tamper(here, 2, change);
    expect(await verifyLog(here.ctx)).toEqual({ ok: false, problem: 'changed', number: 2 });
    await tamper(here, 2, second ?? {});
  }
  expect((await verifyLog(here.ctx)).ok).toBe(true);
});

test('whoever computes the whole tree anew still lacks the key of the house', async () => {
  const here = await house();
  const kept = await log(here);
  await here.ctx.db.write(async (tx) => {
    let tree: Frontier = nothing;
    await tx.delete(nodes);
    for (const { number } of kept) {
      const forged = written({ ...(kept[number - 1] as Said), at: new Date(0) }, () => 'guessed');
      const next = grown(tree, leafHash(leafText(forged)));
      await tx.delete(entries).where(eq(entries.number, number));
      await append(
        tx,
        forged,
        next.made,
        endAt(next.size, next.peaks, () => 'guessed'),
      );
      tree = next;
    }
  });
  expect(await verifyLog(here.ctx)).toEqual({ ok: false, problem: 'changed', number: 1 });
});

test('whoever has the key of the house, too, cannot write another log than the one that was signed', async () => {
  const here = await house();
  const signed = await checkpointNow(here.ctx);
  const [, second] = await log(here);
  const keyed = keyedBy(here.ctx);
  await tamper(here, 2, written({ ...(second as Said), at: new Date(0) }, keyed));
  await rebuild(here);
  expect(await verifyLog(here.ctx)).toEqual({ ok: false, problem: 'rewritten', number: signed.size });
});
/** Makes tree and end fit the entries again, with the key of the house. */
const rebuild = async (here: House) => {
  const kept = await log(here);
  await here.ctx.db.write(async (tx) => {
    let tree: Frontier = nothing;
    await tx.delete(nodes);
    await tx.delete(entries);
    for (const entry of kept) {
      const next = grown(tree, leafHash(leafText(entry)));
      await append(tx, entry, next.made, endAt(next.size, next.peaks, keyedBy(here.ctx)));
      tree = next;
    }
  });
};

test('a node of the tree that was changed is found, so that no proof fails people without reason', async () => {
  const here = await house();
  await here.ctx.db.write((tx) =>
    tx
      .update(nodes)
      .set({ hash: 'forged' })
      .where(eq(nodes.id, 2 ** 40)),
  );
  expect(await verifyLog(here.ctx)).toEqual({ ok: false, problem: 'changed', number: 1 });
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

test('the log is signed every night, once per size, and a checkpoint of another log is found', async () => {
  const here = await house();
  here.wait(24 * 3_600_000);
  await here.tick();
  await here.settle();
  const all = await here.ctx.db.read.select().from(checkpoints);
  expect(all).toHaveLength(1);
  expect(await checkpointNow(here.ctx)).toEqual(await checkpointNow(here.ctx));
  await here.ctx.db.write((tx) => tx.update(checkpoints).set({ signature: 'forged' }));
  expect(await verifyLog(here.ctx)).toMatchObject({ ok: false, problem: 'rewritten' });
});
