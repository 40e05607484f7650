import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { opened, sealed } from '#kernel/privacy.ts';
import { drafts } from './data.ts';
import { asWritten, checkLength, type Draft, draftStep } from './model.ts';
import { findDraftRow, putDraft } from './store.ts';

export async function findDraft(ctx: Ctx, answerId: Id<'answer'>): Promise<Draft | undefined> {
  const row = await findDraftRow(ctx.db.read, answerId);
  return row && opened(ctx.vault, drafts, row);
}

type Typed = {
  id: Id<'answer'>;
  sittingId: Id<'sitting'>;
  subjectId: SubjectId;
  text: string;
  revision: number;
};
export type Saved = { revision: number; savedAt: Date | null; kept: boolean };
/** Keeps what is being typed. `kept`: the text was empty, so what stood before stands still. */
export async function saveDraft(ctx: Ctx, { text, revision, ...whose }: Typed): Promise<Saved> {
  const { id } = whose;
  const typed = { text: asWritten(text), revision };
  checkLength(typed.text);
  const before = await findDraft(ctx, id);
  const step = draftStep(before ?? { text: '', revision: 0 }, typed);
  const stands = { revision: before?.revision ?? 0, savedAt: before?.savedAt ?? null };
  if (step === 'newer') throw newer(stands.revision);
  if (step !== 'save') return { ...stands, kept: step === 'keep' };
  const savedAt = ctx.now();
  const row = await sealed(ctx.vault, drafts, { ...whose, ...typed, savedAt });
  if (await ctx.db.write((tx) => putDraft(tx, { ...row, id }, stands.revision)))
    return { revision, savedAt, kept: false };
  // Two windows at once: the one that came first has won, and a reload brings the same words from both.
  const first = await findDraft(ctx, id);
  if (first?.text !== typed.text) throw newer(first?.revision ?? 0);
  return { revision: first.revision, savedAt: first.savedAt, kept: false };
}
const newer = (revision: number) =>
  new Refusal('conflict', 'A newer text was saved from another window. Reload the page to see it.', {
    facts: { revision },
  });
