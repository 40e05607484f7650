import type { Officer } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import type { Writer } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Emit } from '#kernel/events.ts';
import { fieldCorrected } from '#kernel/facts.ts';
import { freezeOf, refreeze, unfreeze } from '#kernel/guards.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { authorityOf, emailAddress, languageField, moveAddress, personName, personOf } from '#people';
import { correctHeard, heardText } from '#readings';
import {
  closeRequest,
  fileRequest,
  type Identity,
  isOpen,
  type Request,
  requestOf,
  requestsOf,
} from '#requests';
import { wordsOf } from '#views/words/index.ts';
import { correctionOpened } from './events.ts';
import { asWords, type Details, details, isAddress, isHeard, isOwn } from './model.ts';

type Asked = { subjectId: SubjectId; identity: Identity; words?: string | undefined };
type Field = Pick<Details, 'holding' | 'item' | 'field'>;
const holdingIn = (ctx: Ctx, name: string) => ctx.holdings.find((one) => one.name === name);
const missing = () => new Refusal('missing', 'missing');

/** One field as it stands, and whether putting it right changes it or keeps a statement beside it. */
export async function fieldOf(ctx: Ctx, subject: SubjectId, { holding: name, item, field }: Field) {
  const [holding, row] = [holdingIn(ctx, name), await rowIn(ctx, subject, name, item)];
  if (!holding || !row || !(field in row)) throw missing();
  const about = { holding: name, item, field };
  const was = isHeard(about) ? await heardText(ctx, heardIn(row).answerId) : asWords(row[field]);
  return { ...about, what: holding.what, was, changes: changesIn(ctx, about) };
}
async function rowIn(ctx: Ctx, subject: SubjectId, name: string, item: string) {
  const rows = (await holdingIn(ctx, name)?.export(ctx, subject)) ?? [];
  return rows.find((one) => one.id === item || String(one.number) === item);
}
const heardIn = (row: Readonly<Record<string, unknown>>) => ({
  answerId: row.answerId as Id<'answer'>,
  sittingId: row.sittingId as Id<'sitting'>,
});

const forms = { name: personName, language: languageField, email: emailAddress } as const;
/** Why these words cannot stand in that field, if they cannot. */
export function problemWith({ holding, field }: Pick<Field, 'holding' | 'field'>, words: string) {
  const form = holding === 'people' ? forms[field as keyof typeof forms] : undefined;
  const read = form?.safeParse(words);
  return read && !read.success ? read.error.issues[0]?.message : undefined;
}

/** Asks for a field to be put right. What is the person's own to say is changed at once, the rest is looked at. */
export async function askCorrection(ctx: Ctx, { words, ...asked }: Asked, wish: Field & { right: string }) {
  const { subjectId } = asked;
  const { what: _, changes: __, ...field } = await fieldOf(ctx, subjectId, wish);
  const about: Details = { ...field, words: wish.right.trim() };
  const request = { ...asked, kind: 'rectification' as const, words, details: about };
  if (!isOwn(about)) return fileRequest(ctx, request);
  const id = await fileRequest(ctx, { ...request, atOnce: true });
  const chosen = about.field === 'language' ? languageField.parse(about.words) : undefined;
  const { doneAtOnce: outcome } = wordsOf(chosen ?? (await personOf(ctx, subjectId)).language).corrections;
  await closeRequest(
    ctx,
    id,
    { state: 'done', outcome },
    await puttingRight(ctx, subjectId, about, subjectId),
  );
  return id;
}

/** The write of the right words. To be put right is a right of its own: a freeze steps aside for this one write. */
async function puttingRight(ctx: Ctx, subjectId: SubjectId, about: Details, by: SubjectId) {
  const change = isHeard(about)
    ? await overHeard(ctx, subjectId, about, by)
    : { itemId: about.item as Id<string>, write: intoField(ctx, subjectId, about) };
  if (!change) throw notHere();
  return async (tx: Writer, emit: Emit) => {
    const frozen = await freezeOf(tx, subjectId);
    if (frozen) await unfreeze(tx, subjectId);
    await change.write(tx, emit);
    if (frozen) await refreeze(tx, frozen);
    emit(fieldCorrected({ subjectId, itemId: change.itemId, by }));
  };
}
const notHere = () =>
  new Refusal('gone', 'What was to be corrected is not here any more. Nothing was changed.');

const intoField = (ctx: Ctx, subjectId: SubjectId, about: Details) => async (tx: Writer) => {
  const { field, words } = about;
  if (isAddress(about)) await moveAddress(ctx, tx, subjectId, words);
  const item = about.item as Id<string>;
  const done = await holdingIn(ctx, about.holding)?.correct?.(ctx, tx, subjectId, item, field, words);
  if (!done) throw notHere();
};
async function overHeard(ctx: Ctx, subjectId: SubjectId, { holding, item, words }: Details, by: SubjectId) {
  const row = await rowIn(ctx, subjectId, holding, item);
  const write = row && (await correctHeard(ctx, { ...heardIn(row), subjectId }, words, by));
  return row && write && { itemId: heardIn(row).answerId as Id<string>, write };
}

/** The request of a correction, with what it is about. */
export async function correctionOf(ctx: Ctx, id: Id<'request'>) {
  const request = await requestOf(ctx, id);
  const about = details.safeParse(request.details);
  if (request.kind !== 'rectification' || !about.success) throw missing();
  return { request, about: about.data, changes: changesIn(ctx, about.data), heard: isHeard(about.data) };
}
const changesIn = (ctx: Ctx, { holding, field }: Pick<Field, 'holding' | 'field'>) =>
  isHeard({ holding, field }) || (holdingIn(ctx, holding)?.correctable.includes(field) ?? false);

/** The same for the officer. Announced: it shows words of the person. */
export async function openCorrection(ctx: Ctx, { subjectId: by }: Officer, id: Id<'request'>) {
  const found = await correctionOf(ctx, id);
  const { subjectId } = found.request;
  const person = await personOf(ctx, subjectId);
  await ctx.db.write(async (_tx, emit) => emit(correctionOpened({ requestId: id, subjectId, by })));
  const what = holdingIn(ctx, found.about.holding)?.what.en ?? '';
  return { ...found, what, name: person.name, language: person.language };
}

/** Puts the field right, or keeps the statement beside what cannot be changed, and answers the person. */
export async function acceptCorrection(ctx: Ctx, { subjectId: by }: Officer, id: Id<'request'>) {
  const { request, about, changes } = await correctionOf(ctx, id);
  if (!isOpen(request.state)) throw answered();
  const { subjectId } = request;
  const alongside = changes ? await puttingRight(ctx, subjectId, about, by) : undefined;
  const { corrections } = wordsOf((await personOf(ctx, subjectId)).language);
  const outcome = changes ? corrections.accepted : corrections.keptBeside;
  await closeRequest(ctx, id, { state: 'done', outcome, by }, alongside);
}
/** Leaves it as it stands. The person reads why, how to complain, and that their statement is kept beside it. */
export async function refuseCorrection(
  ctx: Ctx,
  { subjectId: by }: Officer,
  id: Id<'request'>,
  reason: string,
) {
  const { request } = await correctionOf(ctx, id);
  if (!isOpen(request.state)) throw answered();
  const { corrections } = wordsOf((await personOf(ctx, request.subjectId)).language);
  await closeRequest(ctx, id, {
    state: 'refused',
    outcome: corrections.refused(reason, await authorityOf(ctx)),
    by,
  });
}
const answered = () => new Refusal('conflict', 'This request is answered already. Nothing was changed.');

const stands = ({ kind, state }: Request) => kind === 'rectification' && state !== 'taken-back';
/** What a person says about what is held of them, where it was not put right: read beside it. */
export async function statementsOf(ctx: Ctx, subject: SubjectId) {
  return (await requestsOf(ctx, subject)).filter(stands).flatMap((request) => {
    const about = details.safeParse(request.details);
    if (!about.success) return [];
    const { state, receivedAt } = request;
    if (state === 'done' && changesIn(ctx, about.data)) return [];
    const { field, was, words } = about.data;
    const what = holdingIn(ctx, about.data.holding)?.what.en ?? '';
    return [{ what, field, was, words, state, at: receivedAt }];
  });
}
