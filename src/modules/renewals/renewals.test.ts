import { expect, test } from 'vitest';
import { consentsOf } from '#consents';
import { days } from '#kernel/data.ts';
import { hashOf } from '#kernel/vault.ts';
import { policyInForce } from '#policies';
import { type House, house } from '#testing/house.ts';
import { arrived, type Interviewee, ready } from '#testing/interviewees.ts';

const renewal = '/interview/renewal';
const [hour, minute] = [3_600_000, 60_000];
/** The admin writes the next version and publishes it; the first one is revision 0 of a sample. */
async function publish(here: House, day: string, material: 'yes' | 'no' = 'no') {
  const draft = await here.admin.page('/policy/draft');
  const revision = Number(/name="revision" value="(\d+)"/.exec(draft)?.[1]);
  const texts = { textEn: `Policy of ${day}.`, textDe: `Fassung vom ${day}.` };
  const summaries = { summaryEn: `Something changes on ${day}.`, summaryDe: `Etwas ändert sich am ${day}.` };
  await here.admin.post('/policy/draft', { ...texts, ...summaries, revision: String(revision) });
  const next = { day, material, revision: String(revision + 1) };
  expect((await here.admin.post('/policy/publication', next)).status).toBe(303);
}
/** Ada agreed on the 22nd of August under the first version and stands before her first question. */
async function agreed(material: 'yes' | 'no') {
  const here = await house();
  await publish(here, '2026-08-22');
  const guest = await ready(here, { days: 60 });
  await publish(here, '2026-09-10', material);
  return { here, ...guest, pass: () => pass(here, guest) };
}
/** The change comes into force, and Ada comes back by her link. */
async function pass(here: House, { invitation }: Awaited<ReturnType<typeof ready>>) {
  here.wait(days(25));
  return arrived(here, invitation);
}
const shownIn = (html: string) => /name="shown" value="(\w+)"/.exec(html)?.[1] ?? '';
/** How often a page asks, apart from the words in the ledger below. */
const asked = (html: string) => html.split('id="ledger"')[0]?.match(/>I still agree</g);
const agreeAgain = async (person: Interviewee) =>
  person.post(renewal, { shown: shownIn(await person.page(renewal)) });
const linesOf = async ({ ctx }: House, subject: Parameters<typeof consentsOf>[1]) =>
  (await consentsOf(ctx, subject)).map(({ purpose, choice }) => `${purpose} ${choice}`);

test('Ada agreed, the policy changes materially: she is asked once, before the next question, and goes on', async () => {
  const { here, ada: before, invitation, first, pass } = await agreed('yes');
  const path = `/interview/questions/${first.id}`;
  expect(await before.place(), 'as long as it is only announced').toBe('/interview/practice');
  const ada = await pass();
  expect(await ada.place()).toBe(renewal);
  for (const door of ['/interview/practice', '/interview/devices', path])
    expect((await ada.get(door)).headers.get('location'), door).toBe(renewal);
  const page = await ada.page(renewal);
  expect(page).toContain('Something changes on 2026-09-10.');
  expect(page).toContain('/privacy/changes?from=1&amp;to=2');
  expect(page).toContain('Recording of voice and picture');
  expect(page).toContain('What is kept, why, and until when');
  const old = await ada.post(renewal, { shown: hashOf('other words') });
  expect([old.status, await old.text()]).toEqual([422, expect.stringContaining('This page changed')]);
  here.facts.length = 0;
  const answer = await agreeAgain(ada);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/interview/practice']);
  expect(here.said()).toEqual(Array(3).fill('consents.consent-renewed'));
  expect(await ada.place()).toBe('/interview/practice');
  expect((await ada.get(renewal)).headers.get('location')).toBe('/interview/practice');
  await ada.page('/interview/practice');
  expect(await ada.open(first, 'audio')).toBe(path);
  const lines = await consentsOf(here.ctx, invitation.subjectId);
  expect(lines.map(({ purpose, choice }) => `${purpose} ${choice}`)).toEqual(
    ['recording', 'ai', 'interview', 'recording', 'ai', 'interview'].map((one) => `${one} given`),
  );
  const now = await policyInForce(here.ctx, here.ctx.now());
  expect(now?.number).toBe(2);
  for (const line of lines.slice(0, 3))
    expect(line).toMatchObject({ policyVersionId: now?.id, policyHash: hashOf('Policy of 2026-09-10.') });
  for (const line of lines.slice(3)) expect(line.policyHash).toBe(hashOf('Policy of 2026-08-22.'));
  expect(lines[0]?.shown).toContain('Something changes on 2026-09-10.');
});

test('Ada says no: that is a withdrawal, under the policy in force', async () => {
  const { here, invitation, pass } = await agreed('yes');
  const ada = await pass();
  expect(await ada.page(renewal)).toContain('formaction="/interview/withdrawal"');
  const answer = await ada.post('/interview/withdrawal');
  expect(answer.headers.get('location')).toBe('/space/consents?done=withdrawn');
  await here.settle();
  expect((await linesOf(here, invitation.subjectId)).slice(0, 3).toSorted()).toEqual([
    'ai withdrawn',
    'interview withdrawn',
    'recording withdrawn',
  ]);
  const [line] = await consentsOf(here.ctx, invitation.subjectId);
  expect(line?.policyHash).toBe(hashOf('Policy of 2026-09-10.'));
  expect(await ada.place()).toBe('/space/consents');
  expect((await ada.post('/interview/withdrawal')).headers.get('location'), 'twice').toBe('/space/consents');
});

test('nobody is torn out of a question that is open: they are asked after it, and open no other one before', async () => {
  const { here, ada, first, second } = await agreed('yes');
  // The change comes at midnight in Berlin.
  here.wait(days(18) + 12 * hour - minute);
  const path = `/interview/questions/${first.id}`;
  await ada.openLink();
  await ada.page('/interview/practice');
  await ada.open(first, 'typed');
  expect(await ada.place()).toBe(path);
  here.wait(2 * minute);
  expect(await ada.place()).toBe(path);
  await ada.handIn(first, { text: 'I looked at the graphs.' });
  expect(await ada.place()).toBe(renewal);
  expect(await ada.open(second, 'typed')).toBe('/interview');
  expect(await ada.place()).toBe(renewal);
});

test('a change that is not material asks nobody, and without a policy nothing is asked or noted', async () => {
  const { invitation, here, pass } = await agreed('no');
  const ada = await pass();
  expect(await ada.place()).toBe('/interview/practice');
  expect((await ada.get(renewal)).headers.get('location')).toBe('/interview/practice');
  expect(await linesOf(here, invitation.subjectId)).toHaveLength(3);
  const without = await house();
  const bob = await ready(without, { name: 'Bob' });
  expect(await bob.ada.place()).toBe('/interview/practice');
  for (const line of await consentsOf(without.ctx, bob.invitation.subjectId))
    expect([line.policyVersionId, line.policyHash]).toEqual([null, null]);
});

test('on the page of all consents each one is asked for again by itself', async () => {
  const { invitation, here, pass } = await agreed('yes');
  const ada = await pass();
  const page = await ada.page('/space/consents');
  expect(asked(page)).toHaveLength(3);
  const [first] = page.split('<section class="consent">').slice(1);
  const [, to = ''] = /action="(\/space\/consents\/[^"]+\/giving)"/.exec(first ?? '') ?? [];
  const [, shown = ''] = /name="shown"[^>]*value="(\w+)"/.exec(first ?? '') ?? [];
  expect((await ada.post(to, { shown })).status).toBe(303);
  expect(asked(await ada.page('/space/consents'))).toHaveLength(2);
  expect(page).toContain('The privacy policy has changed since you agreed.');
  expect(page).toContain(hashOf('Policy of 2026-08-22.'));
  expect(await ada.place(), 'the other two are still open').toBe(renewal);
  await agreeAgain(ada);
  expect(asked(await ada.page('/space/consents'))).toBeNull();
  expect(await linesOf(here, invitation.subjectId)).toHaveLength(7);
});
