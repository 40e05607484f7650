import { expect, test } from 'vitest';
import type { Fact } from '#kernel/events.ts';
import { personErased } from '#kernel/facts.ts';
import { newId } from '#kernel/ids.ts';
import { type House, house } from '#testing/house.ts';
import { entries } from './data.ts';
import type { Entry } from './model.ts';
import { checkpointNow, forgetInLog, hear, verifyLog } from './verbs.ts';

const log = (here: House): Promise<Entry[]> =>
  here.ctx.db.read.select().from(entries).orderBy(entries.number);
/** Something happened to somebody, through the house's own hands. */
const told = (here: House, fact: Fact) =>
  hear(here.ctx, fact, 'tests.told', { id: newId<'job'>(), createdAt: here.ctx.now() });

test('when Ada is erased no entry names her any more, the tree is the same, and the log verifies', async () => {
  const here = await house();
  const [ada, bob] = [newId<'subject'>(), newId<'subject'>()];
  const rita = here.rita.subjectId;
  await told(here, { by: rita, subjectId: ada, n: 1 });
  await told(here, { by: ada, subjectId: ada });
  await told(here, { by: rita, subjectId: bob, together: ada });
  await told(here, { by: rita, subjectId: bob });
  const before = await checkpointNow(here.ctx);
  await here.ctx.db.write(async (_tx, emit) => emit(personErased({ subjectId: ada })));
  await here.settle();
  await told(here, { by: rita, subjectId: ada, n: 2 });

  const kept = await log(here);
  expect(JSON.stringify(kept)).not.toContain(ada);
  const mine = kept.slice(before.size - 4);
  expect(mine).toMatchObject([
    { actorId: rita, aboutId: null, fact: null, factNonce: null, aboutNonce: null },
    { actorId: null, aboutId: null, fact: null },
    { actorId: rita, aboutId: bob, fact: null },
    { actorId: rita, aboutId: bob, fact: expect.stringContaining(bob), blankSeal: null },
    { name: 'privacy.person-erased', aboutId: null, fact: null },
    { name: 'tests.told', actorId: rita, aboutId: null, fact: null },
  ]);
  expect(await verifyLog(here.ctx)).toEqual({ ok: true, entries: kept.length });
  expect((await checkpointNow(here.ctx)).size).toBe(before.size + 2);
});

test('to be erased twice changes nothing more', async () => {
  const here = await house();
  const ada = newId<'subject'>();
  await told(here, { by: here.rita.subjectId, subjectId: ada });
  await forgetInLog(here.ctx, { subjectId: ada });
  const once = await log(here);
  await forgetInLog(here.ctx, { subjectId: ada });
  expect(await log(here)).toEqual(once);
});
