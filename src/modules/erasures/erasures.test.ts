import { expect, test } from 'vitest';
import { findPerson, namesOf } from '#auth';
import { bytesOf } from '#certificates';
import { readLedger } from '#kernel/erasure-ledger.ts';
import { freeze, hold } from '#kernel/guards.ts';
import { newId } from '#kernel/ids.ts';
import { isSignedBy } from '#kernel/vault.ts';
import { requestOf } from '#requests';
import { askedToErase, erased, exportOf } from '#testing/erasing.ts';
import { type House, house } from '#testing/house.ts';
import { interviewed, rated } from '#testing/reviewing.ts';
import { beginErasure, certificateOf, erasureOf, planErasure } from './index.ts';

/** Ada and Bob have both been interviewed and rated by Rex. */
async function adaAndBob(mail = false) {
  const here = await house({ mail });
  const [ada, bob] = [await interviewed(here), await interviewed(here, { name: 'Bob' })];
  for (const one of [ada, bob]) await rated(here.rex, one, '3', 'Names what was weighed.');
  await here.settle();
  here.facts.length = 0;
  here.posted.length = 0;
  return { here, ada: ada.invitation.subjectId, bob: bob.invitation.subjectId, adasPages: ada };
}
const certified = async (here: House, id: Parameters<typeof certificateOf>[1]) => {
  const found = await certificateOf(here.ctx, id);
  if (!found) throw new Error('nothing was certified');
  return found;
};

test('Ada is erased as the plan said, step by step, and Bob is untouched byte for byte', async () => {
  const { here, ada, bob } = await adaAndBob();
  const before = await exportOf(here, bob);
  // Her request is confirmed by one letter more.
  const plan = (await planErasure(here.ctx, ada)).filter(
    ({ items, holding }) => items > 0 && holding !== 'letters',
  );
  const { id, state, steps } = await erased(here, ada);
  expect(state).toBe('done');
  expect(steps.filter((step) => step.state !== 'done')).toEqual([]);
  const { certificate } = await certified(here, id);
  for (const { holding, items, do: did } of plan.filter((line) => line.do === 'remove'))
    expect(certificate.removed).toContainEqual(expect.objectContaining({ holding, items, did }));
  const left = Object.entries(await exportOf(here, ada)).filter(([, rows]) => rows.length);
  const kept = certificate.kept.map(({ holding }) => holding);
  expect(left.map(([name]) => name).filter((name) => !kept.includes(name))).toEqual([]);
  expect(kept).toContain('requests');
  expect(JSON.stringify(await exportOf(here, bob))).toBe(JSON.stringify(before));
  expect(await findPerson(here.ctx, ada)).toBeUndefined();
  expect(here.said()).toContain('privacy.person-erased');
});

test('the certificate names nobody, is signed over its canonical JSON, and a changed count does not verify', async () => {
  const { here, ada } = await adaAndBob();
  const { id, certificate: link, requestId } = await erased(here, ada);
  const { certificate, signature } = await certified(here, id);
  expect(isSignedBy(certificate.publicKey, bytesOf(certificate), signature)).toBe(true);
  const [first, ...others] = certificate.removed;
  if (!first) throw new Error('something was removed');
  const forged = { ...certificate, removed: [{ ...first, items: first.items + 1 }, ...others] };
  expect(isSignedBy(certificate.publicKey, bytesOf(forged), signature)).toBe(false);
  expect(certificate.keysDestroyed.map(({ kind }) => kind)).toEqual(['content']);
  expect(certificate.keysKept.map(({ kind }) => kind)).toEqual(['evidence']);
  expect(Date.parse(certificate.unreadableInBackupsFrom) - Date.parse(certificate.erasedAt)).toBe(
    22 * 86_400_000,
  );
  expect(await here.ctx.vault.keysOf(ada)).toEqual({ content: false, evidence: true });
  const stranger = here.browser();
  const page = await stranger.page(new URL(link).pathname);
  expect(page).toContain('Certificate of an erasure');
  expect(page).toContain('The signature fits');
  const file = await stranger.get(`${new URL(link).pathname}/certificate.json`);
  expect(await file.json()).toEqual({ certificate, signature });
  for (const personal of ['Ada', 'ada@example.org', ada])
    expect(page + JSON.stringify(certificate)).not.toContain(personal);
  if (requestId)
    expect(await requestOf(here.ctx, requestId)).toMatchObject({ state: 'done', subjectId: ada });
});

test('the last letter leaves before the address goes, and its link works before and after', async () => {
  const { here, ada } = await adaAndBob(true);
  const { certificate: link, recipients } = await erased(here, ada);
  const letter = here.posted.find(({ subject }) => subject.includes('is erasing'));
  expect(letter?.to).toBe('ada@example.org');
  expect(letter?.text).toContain(link);
  expect(recipients).toEqual([expect.objectContaining({ outcome: 'cannot-recall' })]);
  expect((await here.browser().get(new URL(link).pathname)).status).toBe(200);
  const unknown = await here.browser().get('/certificates/nobody-has-this-one');
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toContain('There is no certificate here yet');
});

test('a freeze is lifted first; a legal case keeps everything and says so', async () => {
  const { here, ada, bob } = await adaAndBob();
  await here.ctx.db.write((tx) => freeze(tx, ada, newId(), here.ctx.now()));
  expect((await erased(here, ada)).state).toBe('done');
  expect(here.said()).toContain('privacy.person-unfrozen');
  await here.ctx.db.write((tx) => hold(tx, bob, newId(), here.ctx.now()));
  const plan = (await planErasure(here.ctx, bob)).filter(({ items }) => items > 0);
  expect(new Set(plan.map((line) => line.do))).toEqual(new Set(['keep']));
  const asked = await askedToErase(here, bob);
  await expect(beginErasure(here.ctx, bob, asked)).rejects.toThrow('A legal case');
  expect(await erasureOf(here.ctx, bob)).toBeUndefined();
});

test('to ask twice is one erasure, one ledger line and one certificate', async () => {
  const { here, ada } = await adaAndBob();
  const first = await erased(here, ada);
  const before = await certified(here, first.id);
  const again = await beginErasure(here.ctx, ada, newId());
  await here.settle();
  expect(again).toBe(first.id);
  expect(await certified(here, first.id)).toEqual(before);
  expect(await readLedger(here.dataDir)).toHaveLength(1);
});

test('a colleague is erased, too: the account is gone, what they wrote about Ada names nobody; the last admin and the last officer stay', async () => {
  const { here, adasPages } = await adaAndBob();
  const { rex, admin } = here;
  await expect(
    beginErasure(here.ctx, admin.subjectId, await askedToErase(here, admin.subjectId)),
  ).rejects.toThrow('the only admin');
  await admin.post(`/team/${here.rita.subjectId}/roles`, { roles: ['admin', 'recruiter'] });
  const officer = await admin.post('/account/data/erasure', { sure: 'on' });
  expect([officer.status, await officer.text()]).toEqual([
    409,
    expect.stringContaining('the only privacy officer'),
  ]);
  const { id } = await erased(here, rex.subjectId);
  expect((await certified(here, id)).certificate.removed.map(({ holding }) => holding)).toEqual(
    expect.arrayContaining(['accounts', 'sessions', 'people']),
  );
  expect((await namesOf(here.ctx, [rex.subjectId])).get(rex.subjectId)).toBe('Somebody erased');
  expect(
    (await rex.post('/sign-in', { login: 'rex@northwind.example', password: 'paper anchor winter field' }))
      .status,
  ).not.toBe(303);
  await rated(here.rita, adasPages);
  expect(await here.rita.page(`${adasPages.review}`)).not.toContain('Rex Lund');
});
