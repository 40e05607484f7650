import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { namesOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { minutes } from '#kernel/data.ts';
import { hold, letGoOf } from '#kernel/guards.ts';
import { newId } from '#kernel/ids.ts';
import type { Holding } from '#kernel/privacy.ts';
import { askedToErase, erased } from '#testing/erasing.ts';
import { type House, house } from '#testing/house.ts';
import { aKit, aQuestion, ready, webm } from '#testing/interviewees.ts';
import { residueIn } from '#testing/residue.ts';
import { interviewed, rated } from '#testing/reviewing.ts';
import { beginErasure, certificateOf, erasureOf, goOn } from './index.ts';

class Killed extends Error {}
/** The power fails once after each step has done its work and before that is written down. */
function withBadPower(ctx: Ctx): Ctx {
  const struck = new Set<string>();
  const once =
    <A extends unknown[], R>(name: string, act: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      const result = await act(...given);
      if (struck.has(name)) return result;
      struck.add(name);
      throw new Killed(name);
    };
  const holdings = ctx.holdings.map((one): Holding => ({ ...one, erase: once(one.name, one.erase) }));
  const vault = { ...ctx.vault, destroy: once('destroy', ctx.vault.destroy) };
  const db = { ...ctx.db, emptyJournal: once('journal', ctx.db.emptyJournal) };
  return { ...ctx, holdings, vault, db };
}
async function adaRated() {
  const here = await house();
  const ada = await interviewed(here);
  await rated(here.rex, ada);
  await here.settle();
  return { here, subjectId: ada.invitation.subjectId };
}
const removedOf = async ({ ctx }: House, id: Parameters<typeof certificateOf>[1]) =>
  (await certificateOf(ctx, id))?.certificate.removed.map(({ holding, items }) => [holding, items]);

/** Erases without the house's own jobs, so that nothing else writes meanwhile; how often it died on the way. */
async function erasedBy(power: (ctx: Ctx) => Ctx) {
  const { here, subjectId } = await adaRated();
  const requestId = await askedToErase(here, subjectId);
  await here.settle();
  const id = await beginErasure(here.ctx, subjectId, requestId);
  const ctx = power(here.ctx);
  let deaths = 0;
  while ((await erasureOf(here.ctx, subjectId))?.state !== 'done')
    await goOn(ctx, id).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
      deaths += 1;
    });
  return { deaths, removed: await removedOf(here, id) };
}

test('killed between any two steps it goes on where it was, and counts what it removed before', async () => {
  const calm = await erasedBy((ctx) => ctx);
  const shaky = await erasedBy(withBadPower);
  expect(calm.deaths).toBe(0);
  expect(shaky.deaths).toBeGreaterThan(20);
  expect(shaky.removed).toEqual(calm.removed);
}, 120_000);

test('a step that fails is shown to the officer, blocks the certificate, and is tried again at a click', async () => {
  const { here, subjectId, file } = await recorded();
  const place = join(here.dataDir, 'files', file.slice(0, 2), file);
  rmSync(place);
  mkdirSync(place);
  writeFileSync(join(place, 'in the way'), '');
  const requestId = await askedToErase(here, subjectId);
  await here.admin.post(`/requests/${requestId}/erasure`, { seen: 'on' });
  for (let tries = 0; tries < 6; tries++) {
    await here.settle();
    here.wait(minutes(10));
  }
  const page = await here.admin.page(`/requests/${requestId}`);
  expect(page).toContain('A step failed: video and voice');
  expect(page).toContain('Nothing is certified before it is done.');
  const stuck = await erasureOf(here.ctx, subjectId);
  expect(stuck?.state).toBe('running');
  expect(await certificateOf(here.ctx, stuck?.id ?? newId())).toBeUndefined();
  expect((await here.ctx.vault.keysOf(subjectId)).content).toBe(true);
  rmSync(place, { recursive: true });
  await here.admin.post(`/requests/${requestId}/erasure/again`);
  await here.settle();
  expect(await here.admin.page(`/requests/${requestId}`)).toContain(
    'Everything that may be erased is erased.',
  );
});

test('a legal case that begins meanwhile stops it before the next step; when the case lets go, it goes on', async () => {
  const { here, subjectId } = await adaRated();
  const caseId = newId<'holdCase'>();
  await beginErasure(here.ctx, subjectId, await askedToErase(here, subjectId));
  await here.ctx.db.write((tx) => hold(tx, subjectId, caseId, here.ctx.now()));
  await here.settle();
  expect((await erasureOf(here.ctx, subjectId))?.steps.map(({ reason }) => reason)).toContain(
    'held-by-a-case',
  );
  expect((await namesOf(here.ctx, [subjectId])).get(subjectId)).toBe('Ada');
  await here.ctx.db.write((tx) => letGoOf(tx, caseId));
  here.wait(minutes(2));
  await here.settle();
  expect((await erasureOf(here.ctx, subjectId))?.state).toBe('done');
});

/** Ada answers the first question by voice and types the second. */
async function recorded() {
  const here = await house();
  const questions = [aQuestion(), aQuestion({ kinds: ['typed'] })];
  const { ada, first, second, invitation } = await ready(here, {
    kit: aKit({ questions }),
    name: 'Lovelaceplanted',
  });
  const sound = Buffer.concat([webm(), Buffer.from('Soundplanted')]);
  await ada.speak(first, [sound]);
  await ada.open(second, 'typed');
  await ada.type(second, 'Draftplanted words that were not kept', 1);
  await ada.handIn(second, { text: 'Typedplanted words that I handed in' });
  await here.settle();
  const { subjectId } = invitation;
  const held = await Promise.all(
    here.ctx.holdings.map(async (one) => (await one.files?.(here.ctx, subjectId)) ?? []),
  );
  const file = held.flat()[0]?.file;
  if (!file) throw new Error('a recording is held');
  return { here, subjectId, file };
}

test('after a whole interview, typed and recorded, no byte on the disk spells what Ada gave', async () => {
  const { here, subjectId } = await recorded();
  if (here.ctx.db.dialect === 'postgres') return;
  await erased(here, subjectId);
  const words = [
    'Lovelaceplanted',
    'lovelaceplanted@example.org',
    'Soundplanted',
    'Draftplanted',
    'Typedplanted',
  ];
  expect(await residueIn(here.dataDir, words)).toEqual([]);
});
