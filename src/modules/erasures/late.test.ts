import { expect, test } from 'vitest';
import { days, minutes } from '#kernel/data.ts';
import type { Event } from '#kernel/events.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { erased } from '#testing/erasing.ts';
import { type House, house } from '#testing/house.ts';
import { languageModel } from '#testing/language.ts';
import { decided, interviewed, rated } from '#testing/reviews.ts';
import { contestsAbout } from '../contests/store.ts';
import { insertLook } from '../onlookers/store.ts';

/** Says everything once more that was said about somebody: what was held up is done late, or twice. */
async function saidAgain(here: House, said: readonly Event[]) {
  for (const fact of said) await here.ctx.db.write(async (_tx, emit) => emit(fact));
  await here.settle();
}
async function leftOf({ ctx }: House, subject: SubjectId) {
  const counted = await Promise.all(
    ctx.holdings.map(async (one) => [one.name, (await one.items(ctx, subject)).length] as const),
  );
  return Object.fromEntries(counted.filter(([, items]) => items > 0));
}

/** An interview that was rated, decided, looked at, contested and answered; a freeze and its end; an archive. */
async function wholeStory(here: House) {
  const { ctx, admin, rita, rex } = here;
  const ada = await interviewed(here);
  await here.settle();
  await rated(here, rita, ada, [2, 3], 'Rita doubts it');
  await decided(here, rita, ada, 'Too little about the cause.');
  await here.settle();
  await rita.page(`/sittings/${ada.sittingId}/report`);
  await ada.person.post('/space/archive');
  await ada.person.post('/space/freeze');
  await here.settle();
  await ada.person.post('/space/freeze/end');
  await ada.person.post('/interview/openings', { openings: 'on' });
  await ada.person.post('/interview/feedback', { ease: '4', words: 'It was fair.' });
  await ada.person.post(`/space/decisions/${ada.sittingId}/contest`, { words: 'I named the cause.' });
  await here.settle();
  const [contest] = await contestsAbout(ctx.db.read, [ada.sittingId]);
  await admin.post(`/contests/${contest?.id}/reader`, { reader: rex.subjectId });
  await rated(here, rex, ada, [4, 5]);
  await rex.post(`/contests/${contest?.id}/result`, { outcome: 'going-on', reason: 'The cause is named.' });
  await here.settle();
  return ada;
}

test('work that comes late about somebody who is erased brings nothing of them back', async () => {
  const here = await house({ machines: { language: languageModel({ level: () => 3.5 }).model }, mail: true });
  const { subjectId } = await wholeStory(here);
  const said = here.facts.filter(({ fact }) => fact.subjectId === subjectId);
  expect(new Set(said.map(({ name }) => name)).size).toBeGreaterThan(20);
  expect((await erased(here, subjectId)).state).toBe('done');
  const before = await leftOf(here, subjectId);
  await saidAgain(here, said);
  here.wait(minutes(2));
  await here.settle();
  expect(await leftOf(here, subjectId)).toEqual(before);
}, 60_000);

test('a row that was written while the erasure came to its end goes in the night after', async () => {
  const here = await house();
  const { sittingId, subjectId } = await interviewed(here);
  await erased(here, subjectId);
  const before = await leftOf(here, subjectId);
  const look = { sittingId, subjectId, viewerId: here.rex.subjectId, seenAt: here.ctx.now() };
  await here.ctx.db.write((tx) => insertLook(tx, look));
  here.wait(days(1));
  await here.tick();
  await here.settle();
  expect(await leftOf(here, subjectId)).toEqual(before);
});
