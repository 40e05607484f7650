import { looksAt } from '#audit';
import { namesOf, type Self } from '#auth';
import { beginErasure, certificateLinkOf, erasureOf, erasuresIn, planErasure } from '#erasures';
import { categories } from '#kernel/categories.ts';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { casesHolding, isFrozen } from '#kernel/guards.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { type Holding, type Item, mentionedIn } from '#kernel/privacy.ts';
import { isSameSecret } from '#kernel/vault.ts';
import { fileRequest, type Identity, isOpen, requestsOf } from '#requests';
import { spaceOpened } from './events.ts';
import { isJudged, mayCorrect, mostShown, type Purpose, shownValue, sourcesOf, type Value } from './model.ts';

/** When items of one kind end: the first and the last day, and how many have none yet. */
function endsOf(items: readonly Item[]) {
  const days = items.flatMap(({ ends }) => (ends ? [ends.getTime()] : []));
  if (!days.length) return undefined;
  return { first: new Date(Math.min(...days)), last: new Date(Math.max(...days)) };
}
export type Held = ReturnType<typeof heldOf>;
const heldOf = (holding: Holding, items: readonly Item[]) => {
  const { name, category, what, why, ground, onErase, correctable, stays } = holding;
  return {
    ...{ name, what, why, ground, category: categories[category].title, sources: sourcesOf[category] },
    ...{ items: items.length, ends: endsOf(items), byLaw: onErase === 'keep', stays },
    correctable: correctable.length > 0,
  };
};

const order = Object.keys(categories);
/** Everything that is held about a person, kind by kind. */
export async function everythingHeld(ctx: Ctx, subject: SubjectId): Promise<Held[]> {
  const inOrder = ctx.holdings.toSorted((a, b) => order.indexOf(a.category) - order.indexOf(b.category));
  const found = await Promise.all(
    inOrder.map(async (holding) => heldOf(holding, await holding.items(ctx, subject))),
  );
  return found.filter(({ items }) => items > 0);
}

/** The first page of a space. Announced, so that the person can tell later whether it was them. */
export async function openSpace(ctx: Ctx, { subjectId }: Self) {
  const [held, received, looks, requests, cases, frozen] = await Promise.all([
    everythingHeld(ctx, subjectId),
    receivedBy(ctx, subjectId),
    looksOf(ctx, subjectId),
    requestsOf(ctx, subjectId),
    casesHolding(ctx.db.read, subjectId),
    isFrozen(ctx.db.read, subjectId),
  ]);
  await ctx.db.write(async (_tx, emit) => emit(spaceOpened({ subjectId, by: subjectId })));
  return { held, received, looks, requests, isHeld: cases.length > 0, frozen };
}

/** Which machines outside this program received something about a person: when last, what for, and how often. */
export async function receivedBy(ctx: Ctx, subject: SubjectId): Promise<Received[]> {
  const ledger = ctx.holdings.find(({ name }) => name === 'transfers');
  const lines = ((await ledger?.export(ctx, subject)) ?? []) as unknown as readonly Line[];
  const places = new Map<string, Received>();
  for (const { purpose, host, sentAt } of lines) {
    const known = places.get(`${purpose} ${host}`);
    const last = known && known.last > sentAt ? known.last : sentAt;
    places.set(`${purpose} ${host}`, { purpose, host, last, times: (known?.times ?? 0) + 1 });
  }
  return [...places.values()].sort((a, b) => b.last.getTime() - a.last.getTime());
}

/** Who looked at what of this person, with their names; no name for the language model. */
export async function looksOf(ctx: Ctx, subject: SubjectId) {
  const found = await looksAt(ctx, subject);
  const names = await namesOf(
    ctx,
    found.flatMap(({ by }) => by ?? []),
  );
  return found.map(({ at, by, what }) => ({ at, what, who: by ? (names.get(by) ?? '') : undefined }));
}

type Line = { purpose: Purpose; host: string; sentAt: Date };
export type Received = Omit<Line, 'sentAt'> & { last: Date; times: number };
type Row = Readonly<Record<string, unknown>>;
const needless = new Set(['subjectId']);
/** One kind of data with every item in plain words, each with the day it ends. */
export async function oneHeld(ctx: Ctx, subject: SubjectId, name: string) {
  const holding = ctx.holdings.find((one) => one.name === name);
  if (!holding) throw new Refusal('missing', 'missing');
  const [items, rows, files, cases] = await Promise.all([
    holding.items(ctx, subject),
    holding.export(ctx, subject),
    holding.files?.(ctx, subject) ?? [],
    casesHolding(ctx.db.read, subject),
  ]);
  const fileIds = new Set<string>(files.map(({ file }) => file));
  const named = await namedIn(ctx, holding, rows);
  const shown = rows.slice(0, mostShown).map((row, at) => ({
    item: nameOf(row),
    ends: itemOf(items, row, at)?.ends ?? null,
    fields: fieldsOf(row, fileIds, named),
  }));
  const { withhold, mentions, category } = holding;
  const isContested = isJudged(category);
  return { ...heldOf(holding, items), withhold, mentions, shown, isContested, isHeld: cases.length > 0 };
}
/** What a correction names it by; what has no number of its own (a session) is not corrected. */
const nameOf = ({ id, number }: Row) => String(id ?? number ?? '');
const itemOf = (items: readonly Item[], row: Row, at: number) =>
  items.find(({ id }) => id === row.id || id === String(row.number)) ?? items[at];

/** Names of colleagues where a row names one. */
const namedIn = async (ctx: Ctx, holding: Holding, rows: readonly Row[]) => ({
  columns: new Set(Object.keys(holding.mentions)),
  names: await namesOf(ctx, mentionedIn(holding, rows)),
});
type Named = Awaited<ReturnType<typeof namedIn>>;
function fieldsOf(row: Row, files: ReadonlySet<string>, { columns, names }: Named) {
  return Object.entries(row).flatMap(([field, value]): HeldField[] => {
    if (needless.has(field)) return [];
    const isFile = typeof value === 'string' && files.has(value);
    if (isFile) return [{ field, value: { as: 'file' }, mayCorrect: false }];
    const name = columns.has(field) ? names.get(value as SubjectId) : undefined;
    const shown = shownValue(name ?? value);
    return shown ? [{ field, value: shown, mayCorrect: mayCorrect(field, shown) }] : [];
  });
}
type HeldField = { field: string; value: Value; mayCorrect: boolean };

/** What would become of everything about a person; nothing is changed by asking. */
export async function planOf(ctx: Ctx, subject: SubjectId) {
  const plan = (await planErasure(ctx, subject)).filter(({ items }) => items > 0);
  return { plan, isHeld: (await casesHolding(ctx.db.read, subject)).length > 0 };
}
const secretOf = (ctx: Ctx, id: string) => ctx.vault.token('erasure progress', id, 1);
/** Has everything erased that may be, and answers where its person sees how far that is. */
export async function eraseMe(ctx: Ctx, subjectId: SubjectId, identity: Identity) {
  const asked = (await requestsOf(ctx, subjectId)).find(
    ({ kind, state }) => kind === 'erasure' && isOpen(state),
  );
  const requestId = asked?.id ?? (await fileRequest(ctx, { subjectId, kind: 'erasure', identity }));
  const id = await beginErasure(ctx, subjectId, requestId);
  return `/space/erasing/${id}/${secretOf(ctx, id)}`;
}
/** How far an erasure is, for whoever holds its secret. */
export async function erasingOf(ctx: Ctx, id: string, secret: string) {
  if (!isSameSecret(secret, secretOf(ctx, id))) return undefined;
  const certificate = new URL(certificateLinkOf(ctx, id as Id<'erasure'>)).pathname;
  const running = (await erasuresIn(ctx.db.read, 'running')).find((one) => one.id === id);
  const steps = running ? ((await erasureOf(ctx, running.subjectId))?.steps ?? []) : [];
  return { certificate, done: !running, steps: steps.map(({ what, state }) => ({ what, state })) };
}
