import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { house } from '#testing/house.ts';
import { findDraft, saveDraft } from './verbs.ts';

/** Ada types an answer. */
async function typing() {
  const { ctx, wait } = await house();
  const ada = { id: newId<'answer'>(), sittingId: newId<'sitting'>(), subjectId: newId<'subject'>() };
  await ctx.vault.admit(ada.subjectId);
  const save = (text: string, revision: number) => saveDraft(ctx, { ...ada, text, revision });
  return { ctx, ada, wait, save, text: async () => (await findDraft(ctx, ada.id))?.text };
}

test('what Ada types is saved revision by revision', async () => {
  const { save, text, ctx } = await typing();
  expect(await save('I led', 1)).toEqual({ revision: 1, savedAt: ctx.now(), kept: false });
  expect(await save('I led the team.\r\nTwice.', 2)).toMatchObject({ revision: 2 });
  expect(await text()).toBe('I led the team.\nTwice.');
});

test('an empty autosave never takes the place of words', async () => {
  const { save, text } = await typing();
  await save('I led', 1);
  for (const nothing of ['', '  \n\t '])
    expect(await save(nothing, 2)).toMatchObject({ revision: 1, kept: true });
  expect(await text()).toBe('I led');
});

test('an answer that got lost is repeated, with what was typed since', async () => {
  const { save, text } = await typing();
  await save('I led', 1);
  expect(await save('I led', 1)).toMatchObject({ revision: 1, kept: false });
  expect(await save('I led the team', 1)).toMatchObject({ revision: 1 });
  expect(await text()).toBe('I led the team');
});

test('an older window does not overwrite a newer text', async () => {
  const { save, text } = await typing();
  await save('one', 1);
  await save('one two', 2);
  await expect(save('one and a half', 1)).rejects.toMatchObject({ status: 409, facts: { revision: 2 } });
  await expect(save('less', 2)).rejects.toMatchObject({ status: 409 });
  await expect(save('from nowhere', 9)).rejects.toMatchObject({ status: 409 });
  expect(await text()).toBe('one two');
});

test('what another window saved first is no repeat, however much longer the text of this one is', async () => {
  const { save, text } = await typing();
  await save('the words of one window', 1);
  const other = save('what was typed in another window, and is longer', 1);
  await expect(other).rejects.toMatchObject({ status: 409, facts: { revision: 1 } });
  expect(await text()).toBe('the words of one window');
});

test('of two windows that save at once, one is told', async () => {
  const { save, text } = await typing();
  const both = await Promise.allSettled([save('mine', 1), save('ours', 1)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(['mine', 'ours']).toContain(await text());
});

test('of two windows that save the same at once, as around a reload, none is told', async () => {
  const { save, text } = await typing();
  const both = await Promise.all([save('mine', 1), save('mine', 1)]);
  expect(both).toEqual([expect.objectContaining({ revision: 1 }), expect.objectContaining({ revision: 1 })]);
  expect(await text()).toBe('mine');
});

test('20,000 characters are the most, and what was saved stays', async () => {
  const { save, text } = await typing();
  await save('x'.repeat(20_000), 1);
  await expect(save('x'.repeat(20_001), 2)).rejects.toMatchObject({ status: 413 });
  expect((await text())?.length).toBe(20_000);
});

test('the database holds no word of it', async () => {
  const { save, ctx } = await typing();
  await save('a secret nobody shall read', 1);
  const { drafts } = await import('./data.ts');
  const [row] = await ctx.db.read.select().from(drafts);
  expect(JSON.stringify(row)).not.toContain('secret');
});
