import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findSittingOf } from '#interviews';
import { newId } from '#kernel/ids.ts';
import { markDecided } from '#kernel/rules.ts';
import { scorecardsOf } from '#scorecards';
import { type House, house } from '#testing/house.ts';
import { ready, webm } from '#testing/interviewees.ts';
import { languageModel } from '#testing/language.ts';
import { filledIn, interviewed, rated, said } from '#testing/reviewing.ts';
import { holdings } from '../../app.tsx';
import { sittings } from '../sittings/data.ts';

const withModel = () => house({ machines: { language: languageModel({ level: () => 3.5 }).model } });
const reviewsIn = (here: House) => here.said().filter((name) => name.startsWith('reviews.'));
const page = async (answer: Response) => ({ status: answer.status, text: await answer.text() });

test('Rex sees the answers and the described levels, and nothing of the AI or of Rita, until he has handed in', async () => {
  const here = await withModel();
  const ada = await interviewed(here);
  await rated(here.rita, ada, '2', 'Rita doubts it');
  here.facts.length = 0;
  for (const path of [ada.review, `${ada.review}?question=1`, `${ada.review}?question=2`]) {
    const { status, text } = await page(await here.rex.get(path));
    expect(status).toBe(200);
    expect(text).toContain('What was weighed.');
    expect(text).toContain('Closed until you hand in');
    for (const hidden of [
      'Rita',
      'doubts',
      'AI proposal',
      '<blockquote><p>The disk was full</p>',
      'class="level',
    ])
      expect(text, path).not.toContain(hidden);
  }
  expect(await here.rex.page(`${ada.review}?question=1`)).toContain(said[0]);
  expect(new Set(reviewsIn(here))).toEqual(new Set(['reviews.answers-opened']));
  expect((await rated(here.rex, ada, '3', 'Rex likes it')).status).toBe(303);
  const after = await here.rex.page(`${ada.review}?question=1`);
  expect(after).toContain('Rita Osei: Rita doubts it');
  expect(after).toContain('<blockquote><p>The disk was full</p>');
  expect(after).toContain('runs 4, 4, 4');
  expect(after).toContain('All in all: Rita doubts it');
  expect(reviewsIn(here)).toContain('reviews.proposal-revealed');
});

test('what is put down stays a draft: saved for later, and the page comes back filled in', async () => {
  const here = await house();
  const ada = await interviewed(here);
  const one = await filledIn(here.rex, `${ada.review}?question=1`, ada.first, 'none', 'Says <nothing> of it');
  const later = await here.rex.post(`${ada.review}?question=1`, { ...one, do: 'later' });
  expect([later.status, later.headers.get('location')]).toEqual([303, '/reviews?done=saved']);
  expect(await here.rex.page('/reviews?done=saved')).toContain('Begun');
  const text = await here.rex.page(`${ada.review}?question=1`);
  expect(text).toContain('Says &lt;nothing&gt; of it');
  expect(text).toMatch(/value="none" checked/);
  expect(text).toContain('Question 1, done');
  expect(await here.rex.page(ada.review)).toContain('What do you do when nobody knows the answer?');
  expect(await here.rita.page(`${ada.review}?question=1`)).not.toContain('nothing');
});

test('handing in is refused with a line per criterion that lacks a level, and nothing typed is lost', async () => {
  const here = await house();
  const ada = await interviewed(here);
  const two = await filledIn(here.rex, `${ada.review}?question=2`, ada.second, '4', 'Good');
  const { status, text } = await page(
    await here.rex.post(`${ada.review}?question=2`, { ...two, do: 'hand-in' }),
  );
  expect(status).toBe(422);
  expect(text).toContain('Question 1, Finding the cause');
  expect(text).toContain(`${ada.review}?question=1#level-${ada.first.criteria[0]?.id}`);
  expect(text).not.toContain('Question 2, Finding the cause');
  expect(text).toContain('Good');
  expect(reviewsIn(here)).not.toContain('reviews.scorecard-handed-in');
});

test('who wants people alone looks like everybody else until one has rated; then the page says so', async () => {
  const here = await withModel();
  const ada = await interviewed(here, { name: 'Ada', scoring: 'ai' });
  const bob = await interviewed(here, { name: 'Bob', scoring: 'people' });
  const plain = (text: string) =>
    text.replaceAll('Bob', 'Ada').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|value="[0-9a-f]{16}"/g, 'id');
  for (const query of ['?question=1', '?question=2'])
    expect(plain(await here.rex.page(`${bob.review}${query}`))).toBe(
      plain(await here.rex.page(`${ada.review}${query}`)),
    );
  await rated(here.rex, bob);
  const text = await here.rex.page(`${bob.review}?question=1`);
  expect(text).toContain('People alone rate this interview.');
  expect(text).not.toContain('level ai');
});

test('an interview that still runs, or was taken back, is not rated; each says why', async () => {
  const here = await house();
  const { ada, invitation, first } = await ready(here);
  await ada.open(first, 'typed');
  const { id } = (await findSittingOf(here.ctx, invitation.id)) ?? {};
  for (const answer of [
    await here.rex.get(`/sittings/${id}/review`),
    await here.rex.post(`/sittings/${id}/review`),
  ])
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('is not finished')]);
  await here.rita.post(`/invitations/${invitation.id}/cancellation`, { reason: 'The position is gone.' });
  const gone = await page(await here.rex.get(`/sittings/${id}/review`));
  expect([gone.status, gone.text]).toEqual([410, expect.stringContaining('was taken back')]);
  expect(await here.rex.page('/reviews')).not.toContain(`${id}`);
  for (const wrong of ['nonsense', newId<'sitting'>()])
    expect((await here.rex.get(`/sittings/${wrong}/review`)).status).toBe(404);
});

test('that words can still change is said where something was spoken, and of that only', async () => {
  const here = await house();
  const reviewOf = async (kinds: readonly [string, string], name: string) => {
    const { ada, invitation, first, second } = await ready(here, { name });
    for (const [at, question] of [first, second].entries()) {
      await ada.open(question, kinds[at] ?? 'typed');
      if (kinds[at] === 'typed') await ada.handIn(question, { text: 'I looked at the graphs.' });
      else {
        const { takeId } = await ada.begin(question);
        await ada.send(takeId, 0, webm());
        await ada.complete(takeId, 4000);
        await ada.handIn(question, { take: String(takeId) });
      }
    }
    const { id } = (await findSittingOf(here.ctx, invitation.id)) ?? {};
    return here.rex.page(`/sittings/${id}/review`);
  };
  expect(await reviewOf(['typed', 'typed'], 'Ada')).not.toContain('can still change');
  const mixed = await reviewOf(['audio', 'typed'], 'Bob');
  expect(mixed).toContain('The words can still change.');
  expect(mixed.replaceAll(/\s+/g, ' ')).toContain('Recordings stay as they are, and so do typed answers.');
});

test('a reviewer whose role was taken away sees and hands in nothing more; what was handed in before stands', async () => {
  const here = await house();
  const ada = await interviewed(here);
  const bob = await interviewed(here, { name: 'Bob' });
  await rated(here.rex, ada);
  const form = await filledIn(here.rex, `${bob.review}?question=1`, bob.first, '4');
  const roles = await here.admin.post(`/team/${here.rex.subjectId}/roles`, { roles: 'admin' });
  expect(roles.status).toBe(303);
  for (const answer of [
    await here.rex.get(ada.review),
    await here.rex.post(`${bob.review}?question=1`, form),
  ])
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('reviewers and recruiters'),
    ]);
  expect(await scorecardsOf(here.ctx, ada.id)).toHaveLength(1);
  expect(await here.rex.page('/reviews')).not.toContain(bob.review);
});

test('an interview that waits is on the lists however many ended after it and are decided', async () => {
  const here = await house();
  const ada = await interviewed(here);
  const [row] = await here.ctx.db.read.select().from(sittings).where(eq(sittings.id, ada.id));
  if (!row?.finishedAt) throw new Error('Ada has finished');
  const later = new Date(row.finishedAt.getTime() + 1000);
  const others = Array.from({ length: 1100 }, () => {
    const [id, invitationId] = [newId<'sitting'>(), newId<'invitation'>()];
    return { ...row, id, invitationId, finishedAt: later };
  });
  await here.ctx.db.write(async (tx) => {
    for (let from = 0; from < others.length; from += 100)
      await tx.insert(sittings).values(others.slice(from, from + 100));
    for (const { id } of others) await markDecided(tx, id, later);
  });
  expect(await here.rex.page('/reviews')).toContain(ada.review);
});

test('strangers rate nothing, and neither does Ada herself', async () => {
  const here = await house();
  const ada = await interviewed(here);
  expect((await here.browser().get(ada.review)).headers.get('location')).toContain('/sign-in');
  expect((await ada.ada.get(ada.review)).headers.get('location')).toContain('/sign-in');
});

test('an answer that is given anew after Rex handed in is marked as such', async () => {
  const here = await house();
  const guest = await interviewed(here);
  await rated(here.rex, guest);
  here.wait(60_000);
  const until = { day: '2026-09-10', hour: '18:00', timeZone: 'Europe/Berlin' };
  await here.rita.post(`/sittings/${guest.id}/reopening`, {
    question: guest.first.id,
    reason: 'Noise.',
    ...until,
  });
  expect((await here.rex.get(guest.review)).status).toBe(409);
  await guest.ada.get(await guest.ada.place());
  await guest.ada.open(guest.first, 'typed');
  await guest.ada.handIn(guest.first, { text: 'Second try.' });
  await here.settle();
  const text = await here.rex.page(`${guest.review}?question=1`);
  expect(text).toContain('Second try.');
  expect(text).toContain('This answer was given anew after you handed in.');
  expect(await here.rex.page(`${guest.review}?question=2`)).not.toContain('given anew');
});

test('a level that Rex put down for an answer does not stand for the one that is given anew', async () => {
  const here = await house();
  const guest = await interviewed(here);
  const page = `${guest.review}?question=1`;
  const put = async (level: string) =>
    here.rex.post(page, { ...(await filledIn(here.rex, page, guest.first, level, 'Clear')), do: 'later' });
  await put('5');
  const until = { day: '2026-09-10', hour: '18:00', timeZone: 'Europe/Berlin' };
  await here.rita.post(`/sittings/${guest.id}/reopening`, {
    question: guest.first.id,
    reason: '-',
    ...until,
  });
  await guest.ada.get(await guest.ada.place());
  await guest.ada.open(guest.first, 'typed');
  await guest.ada.handIn(guest.first, { text: 'Second try.' });
  await here.settle();
  const text = await here.rex.page(page);
  expect(text).toContain('Clear');
  expect(text).not.toMatch(/value="5" checked/);
  expect(text).not.toContain('Question 1, done');
  await put('5');
  expect(await here.rex.page(page)).toContain('Question 1, done');
});

test('once Ada is erased nothing of her is left here, and the page says so', async () => {
  const here = await house();
  const ada = await interviewed(here);
  await rated(here.rex, ada, '3', 'Rex likes it');
  for (const holding of holdings) await holding.erase(here.ctx, ada.sitting.subjectId);
  const { status, text } = await page(await here.rex.get(ada.review));
  expect([status, text]).toEqual([404, expect.stringContaining('It may have been erased')]);
  expect(await scorecardsOf(here.ctx, ada.id)).toEqual([]);
});
