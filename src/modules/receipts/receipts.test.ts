import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { personErased } from '#kernel/facts.ts';
import { house } from '#testing/house.ts';
import { arrived, invited } from '#testing/interviewees.ts';
import { checkReceipt, type Receipt as Kept } from '../../../public/verify-log.js';
import { kinds } from './model.ts';
import { receiptFor, receiptsOf } from './verbs.ts';

/** Ada has agreed to her interview. */
async function agreed() {
  const here = await house();
  const { invitation } = await invited(here);
  const ada = await arrived(here, invitation);
  await ada.agree();
  await here.settle();
  return { here, ada, subjectId: invitation.subjectId };
}

test('Ada keeps a receipt for her consent, and it is checked without us', async () => {
  const { here, ada, subjectId } = await agreed();
  const page = await ada.page('/space/receipts');
  expect(page).toContain('You gave your consent');
  const [, path = ''] = /href="(\/space\/receipts\/\d+)"/.exec(page) ?? [];
  const answer = await ada.get(path);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="receipt-\d+\.json"$/);
  const receipt = (await answer.json()) as Kept;
  expect(receipt.opened.about?.value).toBe(subjectId);
  expect(receipt.opened.actor).toBeUndefined();
  expect(await checkReceipt(receipt)).toMatchObject({ ok: true, say: 'receiptGood' });
  expect(receipt.checkpoint.publicKey).toBe(here.ctx.vault.publicKey);
});

test('taking a consent back gives a receipt as giving it did, and the page of consents leads there', async () => {
  const { here, ada, subjectId } = await agreed();
  const consents = await ada.page('/space/consents');
  expect(consents).toContain('href="/space/receipts"');
  const [withdrawal = ''] = /\/space\/consents\/[^"]+\/withdrawal/.exec(consents) ?? [];
  await ada.post(withdrawal);
  await here.settle();
  expect(await ada.page('/space/receipts')).toContain('You took your consent back');
  const receipt = await receiptFor(here.ctx, { name: 'consents.consent-withdrawn', subjectId, ids: [] });
  expect(await checkReceipt(receipt as unknown as Kept)).toMatchObject({ ok: true, say: 'receiptGood' });
});

test('there is a receipt only for facts that are announced, and the check knows each of them', async () => {
  const sources = readdirSync('src/modules', { recursive: true }).map(String);
  const announced = sources
    .filter((name) => name.endsWith('events.ts'))
    .flatMap((name) => [...readFileSync(`src/modules/${name}`, 'utf8').matchAll(/'([a-z-]+\.[a-z-]+)'/g)])
    .map(([, name]) => name);
  const check = readFileSync('public/verify.html', 'utf8');
  for (const name of Object.keys(kinds)) {
    expect(announced).toContain(name);
    expect(check.split(`data-word="${name}"`), name).toHaveLength(3);
  }
});

test('a receipt is there in a moment: until the entry is written there is none, and the page says so', async () => {
  const here = await house();
  const { invitation } = await invited(here);
  const { subjectId } = invitation;
  const ada = await arrived(here, invitation);
  expect(await ada.page('/space/receipts')).toContain('No receipts yet');
  await ada.agree();
  const wanted = { name: 'consents.consent-given', subjectId, ids: [] };
  expect(await receiptFor(here.ctx, wanted)).toBeUndefined();
  await here.settle();
  expect((await receiptFor(here.ctx, wanted))?.what).toBe('consents.consent-given');
});

test('nobody gets the receipt of somebody else, and no receipt for what is none', async () => {
  const { here, ada, subjectId } = await agreed();
  const [mine] = await receiptsOf(here.ctx, subjectId);
  const bob = await arrived(here, (await invited(here, { name: 'Bob' })).invitation);
  expect((await bob.get(`/space/receipts/${mine?.number}`)).status).toBe(404);
  for (const path of ['1', '0', 'x', '99999'])
    expect((await ada.get(`/space/receipts/${path}`)).status).toBe(404);
  expect((await here.browser().get('/space/receipts')).headers.get('location')).toBe('/space/link');
  expect((await here.rita.get('/account/receipts')).status).toBe(200);
  expect((await here.rita.get(`/account/receipts/${mine?.number}`)).status).toBe(404);
});

test('when Ada is erased the receipt she kept is as good as before, and the house can make no other', async () => {
  const { here, subjectId } = await agreed();
  const { ctx } = here;
  const wanted = { name: 'consents.consent-given', subjectId, ids: [] };
  const kept = await receiptFor(ctx, wanted);
  await ctx.db.write(async (_tx, emit) => emit(personErased({ subjectId })));
  await here.settle();
  expect(await receiptFor(ctx, wanted)).toBeUndefined();
  expect(await checkReceipt(kept as unknown as Kept)).toMatchObject({ ok: true });
  const { size } = (await (await here.browser().get('/privacy/log/checkpoint')).json()) as { size: number };
  expect(kept?.checkpoint.size).toBe(size);
});

test('everybody may have the newest checkpoint and a proof, and nobody can ask for more than there is', async () => {
  const here = await house();
  const stranger = here.browser();
  expect((await stranger.get('/privacy/log/checkpoint')).status).toBe(404);
  expect((await stranger.get('/privacy/log/proof?first=1&second=2')).status).toBe(404);
  here.wait(24 * 3_600_000);
  await here.tick();
  await here.settle();
  const { size } = (await (await stranger.get('/privacy/log/checkpoint')).json()) as { size: number };
  const proof = async (query: string) => (await stranger.get(`/privacy/log/proof?${query}`)).status;
  expect(await proof(`first=1&second=${size}`)).toBe(200);
  for (const query of [
    '',
    'first=0&second=1',
    'first=2&second=1',
    `first=1&second=${size + 1}`,
    'first=a&second=b',
  ])
    expect(await proof(query)).toBe(422);
});

test('the page that checks is one file, too, that needs no other and may ask nobody', async () => {
  const here = await house();
  const served = await (await here.browser().get('/privacy/verify.html')).text();
  expect(served).toContain('src="/assets/verify.js"');
  const answer = await here.browser().get('/privacy/verify.html?download');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="verify.html"');
  const file = await answer.text();
  expect(file).toContain("default-src 'none'");
  expect(file).not.toMatch(/\/assets\/|\bimport .* from|^export /m);
  const words = (text: string, language: string) =>
    [
      ...(text.split(`data-words lang="${language}"`)[1]?.split('</template>')[0] ?? '').matchAll(
        /data-word="([^"]+)"/g,
      ),
    ].map(([, key]) => key);
  expect(words(file, 'de')).toEqual(words(file, 'en'));
  expect(words(file, 'en').length).toBeGreaterThan(50);
});
