import { expect, test } from 'vitest';
import { answersOf, findSittingOf } from '#interviews';
import type { Id } from '#kernel/ids.ts';
import { house } from '#testing/house.ts';
import { ready } from '#testing/interviewees.ts';

/** Ada has typed both answers; Rita looks at the page that opens them again. */
async function finished() {
  const here = await house({ mail: true });
  const guest = await ready(here);
  const { ada, first, second, invitation } = guest;
  for (const question of [first, second]) {
    await ada.open(question, 'typed');
    await ada.handIn(question, { text: 'First try.' });
  }
  await here.settle();
  here.posted.length = 0;
  const sitting = await findSittingOf(here.ctx, invitation.id);
  const page = `/sittings/${sitting?.id}/reopening`;
  return { ...guest, here, page, id: sitting?.id as Id<'sitting'> };
}
const form = (question: string | string[]) => ({
  ...{ question, reason: 'The line broke <here>.' },
  ...{ day: '2026-09-10', hour: '18:00', timeZone: 'Europe/Berlin' },
});

test('Rita reopens one answer, and the letter says which, why and until when', async () => {
  const { here, page, ada, first, id } = await finished();
  expect(await (await here.rita.get(page)).text()).toContain('Reopen answers of Ada');
  const answer = await here.rita.post(page, form(first.id));
  expect(answer.status).toBe(303);
  await here.settle();
  const [letter] = here.posted;
  expect(letter?.to).toBe('ada@example.org');
  expect(letter?.text).toContain(first.text);
  expect(letter?.text).toContain('The line broke <here>.');
  expect(letter?.text).toContain('10 September 2026');
  expect(here.posted).toHaveLength(1);
  here.wait(60_000);
  const place = await ada.place();
  expect(place).toBe(`/interview/questions/${first.id}`);
  await ada.get(place);
  await ada.write(first, 'Second try.');
  expect((await answersOf(here.ctx, id)).map(({ text }) => text)).toEqual(['Second try.', 'First try.']);
  await here.settle();
  expect(here.posted).toHaveLength(2);
});

test('a reopened answer that is not given again leaves the one before', async () => {
  const { here, page, first, id, invitation } = await finished();
  await here.rita.post(page, form(first.id));
  here.wait(40 * 86_400_000);
  await here.tick();
  await here.settle();
  expect((await answersOf(here.ctx, id)).map(({ text }) => text)).toEqual(['First try.', 'First try.']);
  expect(await findSittingOf(here.ctx, invitation.id)).toMatchObject({ state: 'finished' });
});

test('without question, reason or a day to come nothing is reopened, and only once at a time', async () => {
  const { here, page, first } = await finished();
  const empty = await here.rita.post(page, {});
  expect([empty.status, await empty.text()]).toEqual([
    422,
    expect.stringContaining('Choose at least one question'),
  ]);
  const late = await here.rita.post(page, { ...form(first.id), day: '2020-01-01' });
  expect([late.status, await late.text()]).toEqual([
    422,
    expect.stringContaining('The line broke &lt;here&gt;.'),
  ]);
  expect((await here.rita.post(page, form('nonsense'))).status).toBe(422);
  expect((await here.rita.post(page, form(first.id))).status).toBe(303);
  expect((await here.rita.post(page, form(first.id))).status).toBe(409);
  expect(here.said().filter((name) => name === 'reopenings.answers-reopened')).toHaveLength(1);
});

test('reviewers and strangers reopen nothing', async () => {
  const { here, page, first } = await finished();
  expect((await here.rex.post(page, form(first.id))).status).toBe(403);
  expect((await here.browser().post(page, form(first.id))).headers.get('location')).toContain('/sign-in');
});
