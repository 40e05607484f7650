import { expect, test } from 'vitest';
import { lettersOf } from '#letters';
import { house } from '#testing/house.ts';
import { type Interviewed, interviewed, rated } from '#testing/reviewing.ts';
import { decisionRows } from './store.ts';
import { decisionsOf } from './verbs.ts';

const yes = { seen: '0', outcome: 'going-on', reason: 'Finds causes by <evidence>.' };
const fieldsIn = (html: string) => ({
  subject: /name="subject"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? '',
  text: /<textarea id="text"[^>]*>([^<]*)</.exec(html)?.[1] ?? '',
});
async function ratedByRex(mail = true) {
  const here = await house({ mail });
  const ada = await interviewed(here);
  await rated(here.rex, ada);
  await here.settle();
  here.posted.length = 0;
  here.facts.length = 0;
  return {
    here,
    ada,
    decide: (fields: object) => here.rita.post(ada.decision, { ...yes, do: 'decide', ...fields }),
  };
}
const made = ({ id }: Interviewed, here: Awaited<ReturnType<typeof house>>) => decisionsOf(here.ctx, id);

test('Rita decides: reason first, then the letter, which she changes; Ada gets what Rita wrote', async () => {
  const { here, ada, decide } = await ratedByRex();
  const letter = await here.rita.post(ada.decision, { ...yes, do: 'letter' });
  const { subject, text } = fieldsIn(await letter.text());
  expect(subject).toBe('We would like to go on with you: Reliability engineer');
  expect(text).toContain('Hello Ada,');
  expect(text).toContain('Finds causes by &lt;evidence&gt;.');
  expect(await made(ada, here)).toEqual([]);
  const answer = await decide({ subject, text: 'Hello Ada,\r\n\r\ncome on <Monday>.\r\nRita' });
  expect(answer.status).toBe(303);
  await here.settle();
  expect(here.posted.map(({ to, subject: said, text: words }) => [to, said, words])).toEqual([
    [
      'ada@example.org',
      subject,
      expect.stringMatching(/^Hello Ada,\n\ncome on <Monday>\.\nRita\n\nOn a page/),
    ],
  ]);
  expect(here.said()).toContain('reviews.candidate-decided');
  const page = await here.rita.page(`${ada.decision}?done=decided`);
  for (const seen of ['It is decided.', 'Finds causes by &lt;evidence&gt;.', 'Rita Osei', 'Sent'])
    expect(page).toContain(seen);
});

test('below what Rita wrote the letter leads to how it was decided, also when she deleted it all; she never sees the link', async () => {
  const { here, ada, decide } = await ratedByRex();
  const letter = await (await here.rita.post(ada.decision, { ...yes, do: 'letter' })).text();
  for (const seen of ['Added at its end', 'which data, criteria and quotes', 'you can contest it there'])
    expect(letter).toContain(seen);
  expect(letter).not.toContain('/i/');
  await decide({ subject: 'News', text: '-' });
  await here.settle();
  const link = /\S+\/i\/\S+/.exec(here.posted[0]?.text ?? '')?.[0] ?? '';
  expect(link).toMatch(/\/decisions$/);
  for (const page of [ada.decision, `${ada.decision}?done=decided`])
    expect(await here.rita.page(page)).not.toContain('/i/');
  const browser = here.browser();
  const head = await browser.request(link, { method: 'HEAD' });
  expect([head.status, browser.jar.size]).toEqual([204, 0]);
  expect((await browser.get(link)).headers.get('location')).toBe('/space/decisions');
  const page = await browser.page('/space/decisions');
  expect(page).toContain('What it was based on');
  expect(page).toContain('Ask for a second person');
});

test('without a mail server the letter waits to be sent by hand, and the page leads to it', async () => {
  const { here, ada, decide } = await ratedByRex(false);
  await decide({ subject: 'News', text: 'Hello Ada' });
  await here.settle();
  const letter = (await lettersOf(here.ctx, ada.invitation.id)).find(({ kind }) => kind === 'goingOn');
  expect(letter?.state).toBe('shown');
  const page = await here.rita.page(`${ada.decision}?done=decided`);
  expect(page).toContain(`/letters/${letter?.id}`);
  expect(page).toContain('To be sent by hand');
  expect(await here.rita.page(`/letters/${letter?.id}`)).toContain('Hello Ada');
});

test('a link that is replaced before the letter left takes no decision from anybody: the letter stands, with the new link', async () => {
  const { here, ada, decide } = await ratedByRex(false);
  await decide({ subject: 'News', text: 'Hello Ada' });
  await here.settle();
  const letter = (await lettersOf(here.ctx, ada.invitation.id)).find(({ kind }) => kind === 'goingOn');
  const read = async () => {
    const page = await here.rita.page(`/letters/${letter?.id}`);
    return { link: /\/i\/[\w-]+\/decisions/.exec(page)?.[0] ?? '', page };
  };
  const { link: old } = await read();
  await here.rita.post(`/invitations/${ada.invitation.id}/links`);
  await here.settle();
  const { link, page } = await read();
  expect(page).toContain('Hello Ada');
  expect(link).not.toBe(old);
  expect((await here.browser().get(old)).status).toBe(410);
  expect((await here.browser().get(link)).headers.get('location')).toBe('/space/decisions');
  expect(await here.rita.page('/letters')).toContain(`/letters/${letter?.id}`);
  // Who has answered everything is not invited once more.
  const waiting = (await lettersOf(here.ctx, ada.invitation.id)).filter(({ state }) => state === 'shown');
  expect(waiting.map(({ kind }) => kind).toSorted()).toEqual(['goingOn', 'newLink']);
});

test('nobody is decided about before a person has rated: a draft is not enough', async () => {
  const here = await house();
  const ada = await interviewed(here);
  expect(await here.rita.page(ada.decision)).toContain('Nobody has rated this interview yet.');
  const answer = await here.rita.post(ada.decision, { ...yes, do: 'decide', subject: 'x', text: 'y' });
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('People decide here')]);
  expect(await made(ada, here)).toEqual([]);
});

test('a decision is changed with a new reason; both are kept, and the letter that has not left is dropped', async () => {
  const { here, ada, decide } = await ratedByRex(false);
  await decide({ subject: 'Yes', text: 'Yes, Ada' });
  await here.settle();
  here.wait(60_000);
  const no = {
    seen: '1',
    outcome: 'not-going-on',
    reason: 'Somebody else was first.',
    subject: 'No',
    text: 'No, Ada',
  };
  expect((await decide(no)).status).toBe(303);
  await here.settle();
  expect((await made(ada, here)).map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['going-on', yes.reason],
    ['not-going-on', 'Somebody else was first.'],
  ]);
  const letters = await lettersOf(here.ctx, ada.invitation.id);
  expect(Object.fromEntries(letters.map(({ kind, state }) => [kind, state]))).toMatchObject({
    goingOn: 'dropped',
    notGoingOn: 'shown',
  });
  const page = await here.rita.page(ada.decision);
  expect(page).toContain('Finds causes by');
  expect(page.indexOf('Somebody else was first.')).toBeLessThan(page.indexOf('Finds causes by'));
});

test('the same click twice is one decision; two people who decide at once are one decision and one clear no', async () => {
  const { here, decide, ada } = await ratedByRex();
  const letter = { subject: 'Yes', text: 'Yes, Ada' };
  const twice = await Promise.all([decide(letter), decide(letter)]);
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  expect((await decide(letter)).status).toBe(303);
  const other = await here.admin.post(ada.decision, {
    ...yes,
    do: 'decide',
    ...letter,
    outcome: 'not-going-on',
  });
  expect([other.status, await other.text()]).toEqual([
    409,
    expect.stringContaining('somebody else, meanwhile'),
  ]);
  expect(await made(ada, here)).toHaveLength(1);
  await here.settle();
  expect(here.posted).toHaveLength(1);
});

test('without outcome, reason, subject or words nothing is decided, and what was typed comes back', async () => {
  const { here, ada, decide } = await ratedByRex();
  const none = await here.rita.post(ada.decision, { seen: '0', reason: 'Typed <already>' });
  expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('Typed &lt;already&gt;')]);
  for (const wrong of [
    { subject: '', text: 'Hello' },
    { subject: 'x\nBcc: eve@example.org', text: 'Hello' },
  ]) {
    const answer = await decide(wrong);
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('>Hello</textarea>')]);
  }
  expect((await decide({ subject: 'x', text: 'x'.repeat(10_001) })).status).toBe(422);
  expect(await made(ada, here)).toEqual([]);
});

test('a reviewer decides nothing, and a stranger is asked to sign in', async () => {
  const { here, ada } = await ratedByRex();
  const answer = await here.rex.post(ada.decision, { ...yes, do: 'decide', subject: 'x', text: 'y' });
  expect([answer.status, await answer.text()]).toEqual([
    403,
    expect.stringContaining('recruiters and admins'),
  ]);
  expect((await here.rex.get(ada.decision)).status).toBe(403);
  expect((await here.browser().get(ada.decision)).headers.get('location')).toContain('/sign-in');
});

test('reason and letter are sealed where they lie, and each look at the page is a fact', async () => {
  const { here, ada, decide } = await ratedByRex();
  await decide({ subject: 'Yes', text: 'Yes, Ada' });
  expect(JSON.stringify(await decisionRows(here.ctx.db.read, ada.id))).not.toMatch(/evidence|Ada/);
  here.facts.length = 0;
  await here.rita.get(ada.decision);
  expect(here.facts.filter(({ name }) => name.startsWith('reviews.'))).toEqual([
    {
      name: 'reviews.decision-opened',
      fact: { sittingId: ada.id, subjectId: ada.sitting.subjectId, by: here.rita.subjectId },
    },
  ]);
});
