import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { consentOf, consentsOf } from '#consents';
import { findSitting, findSittingOf } from '#interviews';
import { invitationOf } from '#invitations';
import { minutes } from '#kernel/data.ts';
import { hold, letGoOf } from '#kernel/guards.ts';
import { newId } from '#kernel/ids.ts';
import { hashOf } from '#kernel/vault.ts';
import { personOf } from '#people';
import { requestsOf } from '#requests';
import { ratingsOf } from '#scoring';
import { type House, house } from '#testing/house.ts';
import { aKit, aQuestion, type Interviewee, invited, ready, typedThrough } from '#testing/interviewees.ts';

const page = '/space/consents';
/** Presses the one button under a purpose, as it stands on the person's page. */
async function press(
  person: Pick<Interviewee, 'page' | 'post'>,
  title: string,
  act: 'withdrawal' | 'giving',
) {
  const html = await person.page(page);
  const part = html.split('<section class="consent">').find((one) => one.includes(`<h3>${title}</h3>`)) ?? '';
  const to = new RegExp(`action="(/space/consents/[^"]+/${act})"`).exec(part)?.[1];
  const shown = /name="shown"[^>]*value="(\w+)"/.exec(part)?.[1];
  if (!to) throw new Error(`no such button under ${title}`);
  return person.post(to, shown ? { shown } : {});
}
const part = { interview: 'Take part in the interview', ai: 'Help of a language model' };
const recording = 'Recording of voice and picture';
const sittingOf = async (here: House, invitationId: Parameters<typeof findSittingOf>[1]) => {
  const found = await findSittingOf(here.ctx, invitationId);
  if (!found) throw new Error('the interview of this test has begun');
  return found;
};
const heldOf = async (here: House, subject: Parameters<typeof consentsOf>[1]) => {
  const counts = await Promise.all(
    here.ctx.holdings.map(
      async ({ name, items }) => [name, (await items(here.ctx, subject)).length] as const,
    ),
  );
  return Object.fromEntries(counts.filter(([, items]) => items > 0));
};

test('the ledger is added to and never changed', async () => {
  const store = readFileSync('src/modules/consents/store.ts', 'utf8');
  expect(store).not.toMatch(/\.(update|delete)\(|onConflictDoUpdate/);
  const here = await house();
  const { ada, invitation } = await ready(here);
  const { subjectId } = invitation;
  const before = await consentsOf(here.ctx, subjectId);
  await press(ada, part.ai, 'withdrawal');
  await press(ada, part.ai, 'giving');
  await here.settle();
  const after = await consentsOf(here.ctx, subjectId);
  expect(after.slice(2)).toEqual(before);
  expect(after.slice(0, 2).map(({ purpose, choice }) => [purpose, choice])).toEqual([
    ['ai', 'given'],
    ['ai', 'withdrawn'],
  ]);
  for (const { shown, shownHash } of after) expect(shownHash).toBe(hashOf(shown));
  const columns = Object.keys(after[0] ?? {}).join();
  expect(columns).not.toMatch(/ip|address|device|agent/i);
});

test('each consent is taken back by one press, as many as it takes to give it again', async () => {
  const here = await house();
  const { ada } = await ready(here);
  const html = await ada.page(page);
  expect(html.match(/\/withdrawal"/g)).toHaveLength(3);
  const answer = await press(ada, part.ai, 'withdrawal');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}?done=withdrawn`]);
  const again = await press(ada, part.ai, 'giving');
  expect([again.status, again.headers.get('location')]).toEqual([303, `${page}?done=given`]);
  expect(await ada.page('/interview')).toContain(`href="${page}"`);
});

test('Ada takes back the help of the model: no proposal is left, and the list shows no mark of it', async () => {
  const here = await house();
  const { invitation, kit, positionId } = await invited(here, { kit: aKit() });
  const { person, sitting } = await typedThrough(
    here,
    invitation,
    kit.questions,
    ['I looked at the graphs.'],
    {
      agreed: false,
    },
  );
  const { rita } = here;
  const before = await rita.page(`/positions/${positionId}/candidates`);
  await press(person, part.ai, 'withdrawal');
  await person.post('/interview/transcripts');
  await here.settle();
  expect((await findSitting(here.ctx, sitting.id))?.ai).toBe(false);
  expect((await ratingsOf(here.ctx, sitting.id)).map(({ state }) => state)).toEqual([
    'not-asked',
    'not-asked',
  ]);
  expect(here.said()).not.toContain('scoring.rating-wanted');
  expect(await rita.page(`/positions/${positionId}/candidates`)).toBe(before);
  const [request] = await requestsOf(here.ctx, invitation.subjectId);
  expect(request).toMatchObject({ kind: 'withdrawal', state: 'done', identity: 'private-link' });
  await press(person, part.ai, 'giving');
  await here.settle();
  expect(here.said()).toContain('scoring.rating-wanted');
});

test('Ada leaves in the middle: the interview closes, what she had answered goes, and Bob keeps his', async () => {
  const here = await house();
  const { ada, first, invitation, positionId } = await ready(here);
  const bob = await ready(here, { name: 'Bob' });
  for (const [person, question] of [
    [ada, first],
    [bob.ada, bob.first],
  ] as const) {
    await person.open(question, 'typed');
    await person.handIn(question, { text: 'I looked at the graphs first.' });
  }
  await here.settle();
  const bobs = await heldOf(here, bob.invitation.subjectId);
  const sitting = await sittingOf(here, invitation.id);
  await press(ada, part.interview, 'withdrawal');
  // At once: before any job has run.
  expect(await ada.place()).toBe(page);
  expect((await findSitting(here.ctx, sitting.id))?.state).toBe('withdrawn');
  await here.settle();
  expect(await findSitting(here.ctx, sitting.id)).toBeUndefined();
  const held = await heldOf(here, invitation.subjectId);
  for (const name of ['sittings', 'answers', 'takes', 'drafts']) expect(held[name]).toBeUndefined();
  expect(held.consents).toBe(6);
  expect(await heldOf(here, bob.invitation.subjectId)).toEqual(bobs);
  expect(await here.rita.page(`/positions/${positionId}/candidates`)).toContain('Withdrawn');
  const late = await ada.handIn(first, { text: 'One more thing.' });
  expect(late).not.toContain('/interview/questions');
});

test('after the end, too; and with the same link Ada may begin again from the notice', async () => {
  const here = await house();
  const { invitation, kit } = await invited(here);
  const { person, sitting } = await typedThrough(here, invitation, kit.questions, [
    'I looked at the graphs.',
  ]);
  await press(person, part.interview, 'withdrawal');
  await here.settle();
  expect(await findSitting(here.ctx, sitting.id)).toBeUndefined();
  expect((await here.rita.get(`/sittings/${sitting.id}/report`)).status).toBe(404);
  const answer = await press(person, part.interview, 'giving');
  expect(answer.headers.get('location')).toBe('/interview');
  expect(await person.place()).toBe('/interview/notice');
  await person.agree({ scoring: 'people' });
  expect((await invitationOf(here.ctx, invitation.id)).state).toBe('started');
  const now = await sittingOf(here, invitation.id);
  expect(now.id).not.toBe(sitting.id);
  expect(await consentOf(here.ctx, invitation.subjectId, 'interview', now.id)).toMatchObject({
    choice: 'given',
  });
});

test('without a recording the rest is typed; where nobody can type, the page says that it ends the interview', async () => {
  const here = await house();
  const { ada, invitation } = await ready(here);
  await press(ada, recording, 'withdrawal');
  expect(await sittingOf(here, invitation.id)).toMatchObject({ state: 'open', records: false, ai: true });
  const aloud = aKit({ questions: [aQuestion({ kinds: ['audio'] }), aQuestion({ kinds: ['audio'] })] });
  const bob = await ready(here, { name: 'Bob', kit: aloud });
  expect(await bob.ada.page(page)).toContain('Without a recording this interview ends');
  await press(bob.ada, recording, 'withdrawal');
  await here.settle();
  expect(await findSittingOf(here.ctx, bob.invitation.id)).toBeUndefined();
});

test('nobody takes back what is not theirs, and a button pressed twice counts once', async () => {
  const here = await house();
  const { ada, invitation } = await ready(here);
  const bob = await ready(here, { name: 'Bob' });
  const to = /action="(\/space\/consents\/[^"]+\/withdrawal)"/.exec(await ada.page(page))?.[1] ?? '';
  expect((await bob.ada.post(to)).status).toBe(404);
  expect((await here.browser().post(to)).headers.get('location')).toBe('/space/link');
  await ada.post(to);
  await ada.post(to);
  expect(await requestsOf(here.ctx, invitation.subjectId)).toHaveLength(1);
});

test('a space that was opened by a letter says how to begin again, for it opens no interview', async () => {
  const here = await house({ mail: true });
  const { invitation, kit } = await invited(here);
  const { person } = await typedThrough(here, invitation, kit.questions, ['I looked at the graphs.']);
  await press(person, part.interview, 'withdrawal');
  await here.settle();
  const { email } = await personOf(here.ctx, invitation.subjectId);
  await here.browser().post('/space/link', { email });
  await here.settle();
  const link = /(\/space\/link\/[\w-]+)/.exec(here.posted.at(-1)?.text ?? '')?.[1] ?? '';
  const ada = here.browser();
  await ada.post(link);
  const answer = await press(ada, part.interview, 'giving');
  const to = answer.headers.get('location') ?? '';
  expect([answer.status, to]).toEqual([303, `${page}?done=invited`]);
  expect(await ada.page(to)).toContain('You are invited again.');
  expect((await invitationOf(here.ctx, invitation.id)).state).toBe('invited');
});
test('letters about other positions end at once while everything is frozen, and the request is answered', async () => {
  const here = await house();
  const { ada, invitation } = await ready(here);
  const { subjectId } = invitation;
  const shown = /openings"[\s\S]*?name="shown" value="(\w+)"/.exec(await ada.page(page))?.[1] ?? '';
  await ada.post(`${page}/openings`, { openings: 'on', shown });
  await ada.post('/space/freeze');
  await here.settle();
  const given = await consentOf(here.ctx, subjectId, 'openings');
  await ada.post(`${page}/${given?.id}/withdrawal`);
  await here.settle();
  expect(await consentOf(here.ctx, subjectId, 'openings')).toMatchObject({ choice: 'withdrawn' });
  const asked = (await requestsOf(here.ctx, subjectId)).filter(({ kind }) => kind === 'withdrawal');
  expect(asked.map(({ state }) => state)).toEqual(['done']);
});
test('letters about other positions are asked for neutrally, and words that changed are read again', async () => {
  const here = await house();
  const { invitation, kit } = await invited(here);
  const { person } = await typedThrough(here, invitation, kit.questions, ['I looked at the graphs.']);
  const html = await person.page('/interview/done');
  expect(html).toMatch(/<input[^>]*name="openings"/);
  expect(html).not.toMatch(/<input[^>]*name="openings"[^>]*checked/);
  const shown = /name="shown" value="(\w+)"/.exec(html)?.[1] ?? '';
  const stale = await person.post('/interview/openings', { openings: 'on', shown: 'f'.repeat(64) });
  expect(stale.status).toBe(409);
  await person.post('/interview/openings', { shown });
  expect(await consentOf(here.ctx, invitation.subjectId, 'openings')).toMatchObject({ choice: 'refused' });
  await person.post('/interview/openings', { openings: 'on', shown });
  expect(await consentOf(here.ctx, invitation.subjectId, 'openings')).toMatchObject({ choice: 'given' });
});

test('taken back while a case holds Ada, it counts at once; what stands on it is erased, and answered, when the case lets go', async () => {
  const here = await house();
  const { invitation, kit } = await invited(here, {
    kit: aKit({ questions: [aQuestion({ kinds: ['typed'] })] }),
  });
  const { person } = await typedThrough(here, invitation, kit.questions, ['My words.']);
  const { subjectId } = invitation;
  const caseId = newId<'holdCase'>();
  await here.ctx.db.write((tx) => hold(tx, subjectId, caseId, here.ctx.now()));
  await press(person, part.interview, 'withdrawal');
  await here.settle();
  expect((await invitationOf(here.ctx, invitation.id)).state).toBe('withdrawn');
  expect((await heldOf(here, subjectId)).answers).toBe(1);
  const [request] = await requestsOf(here.ctx, subjectId);
  expect(request).toMatchObject({ kind: 'withdrawal', state: 'open' });
  await here.ctx.db.write((tx) => letGoOf(tx, caseId));
  here.wait(minutes(2));
  await here.settle();
  expect((await heldOf(here, subjectId)).answers).toBeUndefined();
  expect((await requestsOf(here.ctx, subjectId))[0]?.state).toBe('done');
});
