import { accountsOf, type Keeper, namesOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import type { Reader } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import { casesHolding, everybodyHeld, hold, letGo, letGoOf } from '#kernel/guards.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { opened, sealed } from '#kernel/privacy.ts';
import { findPerson, findPersonByEmail, personOf } from '#people';
import { holdCases } from './data.ts';
import { caseChanged, caseClosed, caseOpened, heldPersonShown, personHeld, personLetGo } from './events.ts';
import { type CaseForm, isNamedIn, reviewProblem } from './model.ts';
import { findCase, insertCase, listCases, updateOpenCase } from './store.ts';

type CaseId = Id<'holdCase'>;
type Problems = Readonly<Record<string, string>>;
const toHolds = { next: { label: 'Back to the legal holds', href: '/retention/holds' } };

async function caseIn(read: Reader, id: CaseId) {
  const found = await findCase(read, id);
  if (!found) throw new Refusal('missing', 'There is no such legal hold.', toHolds);
  return found;
}
const closedAlready = () =>
  new Refusal('conflict', 'This case is closed already. Nothing was changed.', toHolds);

/** Colleagues who can answer for a case. */
export async function possibleOwners(ctx: Ctx) {
  const open = (await accountsOf(ctx)).filter(({ state }) => state === 'open');
  const names = await namesOf(
    ctx,
    open.map(({ subjectId }) => subjectId),
  );
  return open.map(({ subjectId }) => ({ value: subjectId, label: names.get(subjectId) ?? '' }));
}
async function problemsIn(ctx: Ctx, form: CaseForm, held: readonly SubjectId[]): Promise<Problems> {
  const owners = await possibleOwners(ctx);
  const review = reviewProblem(form.reviewOn, ctx.now());
  const problems: Record<string, string> = {};
  if (!owners.some(({ value }) => value === form.owner))
    problems.owner = 'Choose the colleague who answers for it.';
  if (review) problems.reviewOn = review;
  for (const id of held) {
    const person = await findPerson(ctx, id);
    if (person && isNamedIn(form.reason, person)) problems.reason = unnamed;
    if (person && isNamedIn(form.name, person)) problems.name = unnamed;
  }
  return problems;
}
const unnamed =
  'Write this without the name of a person it holds: the words stay when what is held about them goes.';

type Opened = { ok: true; id: CaseId } | { ok: false; problems: Problems };
const rowFor = (ctx: Ctx, id: CaseId, { name, reason, owner, reviewOn }: CaseForm) =>
  sealed(ctx.vault, holdCases, { id, subjectId: owner, name, reason, reviewOn });

/** Opens a case that holds nobody yet. */
export async function openCase(ctx: Ctx, { subjectId: by }: Keeper, form: CaseForm): Promise<Opened> {
  const problems = await problemsIn(ctx, form, []);
  if (Object.keys(problems).length) return { ok: false, problems };
  const id = newId<'holdCase'>();
  const row = { ...(await rowFor(ctx, id, form)), openedAt: ctx.now(), closedAt: null };
  await ctx.db.write(async (tx, emit) => {
    await insertCase(tx, row);
    emit(caseOpened({ caseId: id, by }));
  });
  return { ok: true, id };
}
/** Other words, another owner, a later review. */
export async function changeCase(ctx: Ctx, { subjectId: by }: Keeper, id: CaseId, form: CaseForm) {
  await caseIn(ctx.db.read, id);
  const problems = await problemsIn(ctx, form, await heldIn(ctx, id));
  if (Object.keys(problems).length) return { ok: false as const, problems };
  const { id: _same, ...change } = await rowFor(ctx, id, form);
  await ctx.db.write(async (tx, emit) => {
    if (!(await updateOpenCase(tx, id, change))) throw closedAlready();
    emit(caseChanged({ caseId: id, by }));
  });
  return { ok: true as const, id };
}
const heldIn = async (ctx: Ctx, id: CaseId) =>
  (await everybodyHeld(ctx.db.read)).flatMap(({ caseId, subjectId }) => (caseId === id ? [subjectId] : []));

/** The person an address belongs to, to be held. */
export async function personAt(ctx: Ctx, kind: 'candidate' | 'staff', email: string) {
  const found = await findPersonByEmail(ctx, kind, email);
  return found?.subjectId;
}
/** Nothing about this person is deleted as long as the case is open. Doing it twice is no error. */
export async function holdPerson(ctx: Ctx, { subjectId: by }: Keeper, id: CaseId, subjectId: SubjectId) {
  const words = await opened(ctx.vault, holdCases, await caseIn(ctx.db.read, id));
  const person = await personOf(ctx, subjectId);
  if (isNamedIn(`${words.name} ${words.reason}`, person))
    throw new Refusal('invalid', `Name or reason of the case name this person. ${unnamed}`, {
      next: { label: 'Change the case', href: `/retention/holds/${id}` },
    });
  await ctx.db.write(async (tx, emit) => {
    if ((await caseIn(tx, id)).closedAt) throw closedAlready();
    await hold(tx, subjectId, id, ctx.now());
    emit(personHeld({ caseId: id, subjectId, by }));
  });
}
export const releasePerson = (ctx: Ctx, { subjectId: by }: Keeper, id: CaseId, subjectId: SubjectId) =>
  ctx.db.write(async (tx, emit) => {
    if ((await letGo(tx, id, subjectId)).length) emit(personLetGo({ caseId: id, subjectId, by }));
  });
/** The case is over: whom no other case holds follows the rules again, from the next night on. */
export async function closeCase(ctx: Ctx, { subjectId: by }: Keeper, id: CaseId) {
  await caseIn(ctx.db.read, id);
  const held = await heldIn(ctx, id);
  await ctx.db.write(async (tx, emit) => {
    if (!(await updateOpenCase(tx, id, { closedAt: ctx.now() }))) throw closedAlready();
    await letGoOf(tx, id);
    emit(caseClosed({ caseId: id, by, people: held.length }));
  });
}

/** Words of a case whose owner's key is gone are gone, too; the case goes on. */
const wordsIn = async <R extends Awaited<ReturnType<typeof listCases>>[number]>(ctx: Ctx, row: R) => {
  const found = await opened(ctx.vault, holdCases, row).catch(() => undefined);
  return { ...row, name: found?.name ?? 'A case of somebody erased', reason: found?.reason ?? '' };
};
/** Every case, the newest first, with how many people it holds, and how many people open requests hold. */
export async function casesHere(ctx: Ctx) {
  const [rows, held] = await Promise.all([listCases(ctx.db.read), everybodyHeld(ctx.db.read)]);
  const names = await namesOf(
    ctx,
    rows.map(({ subjectId }) => subjectId),
  );
  const cases = await Promise.all(rows.map((row) => wordsIn(ctx, row)));
  const ids = new Set(rows.map(({ id }) => id));
  return {
    byRequests: new Set(held.filter(({ caseId }) => !ids.has(caseId)).map(({ subjectId }) => subjectId)).size,
    held: new Set(held.map(({ subjectId }) => subjectId)).size,
    cases: cases.map((one) => ({
      ...one,
      owner: names.get(one.subjectId) ?? '',
      overdue: !one.closedAt && one.reviewOn <= ctx.now(),
      people: held.filter(({ caseId }) => caseId === one.id).length,
    })),
  };
}
/** One case with the names of those it holds. Announced for each of them. */
export async function caseOf(ctx: Ctx, { subjectId: by }: Keeper, id: CaseId) {
  const words = await wordsIn(ctx, await caseIn(ctx.db.read, id));
  const held = (await everybodyHeld(ctx.db.read)).filter(({ caseId }) => caseId === id);
  const subjects = held.map(({ subjectId }) => subjectId);
  const names = await namesOf(ctx, [...subjects, words.subjectId]);
  if (subjects.length)
    await ctx.db.write(async (_tx, emit) => {
      for (const subjectId of subjects) emit(heldPersonShown({ caseId: id, subjectId, by }));
    });
  return {
    ...words,
    owner: names.get(words.subjectId) ?? '',
    overdue: !words.closedAt && words.reviewOn <= ctx.now(),
    people: held.map(({ subjectId, addedAt }) => ({ subjectId, addedAt, name: names.get(subjectId) ?? '' })),
  };
}
/** The open cases that hold this person. */
export async function casesOf(ctx: Ctx, subject: SubjectId) {
  const holding = new Set((await casesHolding(ctx.db.read, subject)).map(({ caseId }) => caseId));
  const rows = (await listCases(ctx.db.read)).filter(({ id }) => holding.has(id));
  return Promise.all(rows.map((row) => wordsIn(ctx, row)));
}
