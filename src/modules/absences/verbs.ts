import {
  type Admin,
  accountsOf,
  namesOf,
  onlyOneAs,
  organisationOf,
  personOf,
  type Role,
  roleWords,
} from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { casesHolding, isFrozen } from '#kernel/guards.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { rulesOf } from '#kernel/rules.ts';
import { keepLetter, letterStanding } from '#letters';
import { closeIdleAccount } from '#team';
import { dayWords } from '#views/ui/when.tsx';
import { wordsOf } from '#views/words/index.ts';
import { accountTold, accountWarned } from './events.ts';
import { closingOf, isToBeWarned } from './model.ts';
import { dropWarning, findWarning, listWarnings, putTold, putWarning } from './store.ts';

interface Absent {
  readonly subjectId: SubjectId;
  readonly lastHere: Date;
  /** Never came in at all: there is nothing to warn of, the invitation is dead for long. */
  readonly invited: boolean;
  readonly warned: boolean;
  /** Since when they can know of it: a warning that nobody could read closes nothing. */
  readonly toldAt: Date | undefined;
  readonly closes: Date;
  /** What only they are here: they are told, and their account stays until a colleague is that, too. */
  readonly onlyAs: Role | undefined;
}
/** Whose account the period of its category has overtaken, or soon will. */
async function absentAt(ctx: Ctx, now: Date): Promise<Absent[]> {
  const [accounts, warnings, rules] = await Promise.all([
    accountsOf(ctx),
    listWarnings(ctx.db.read),
    rulesOf(ctx.db.read),
  ]);
  const period = rules.accounts.for;
  const open = accounts.filter(({ state }) => state === 'open');
  const told = new Map(warnings.map((row) => [row.subjectId, row]));
  return accounts.flatMap(({ subjectId, state, seenAt, createdAt }) => {
    const lastHere = seenAt ?? createdAt;
    if (state === 'closed' || !isToBeWarned(lastHere, period, now)) return [];
    const warning = told.get(subjectId);
    const warned = warning?.lastHere.getTime() === lastHere.getTime();
    const toldAt = (warned && warning?.toldAt) || undefined;
    const invited = state === 'invited';
    const closes = invited
      ? new Date(lastHere.getTime() + period)
      : closingOf({ lastHere, toldAt }, period, now);
    return { subjectId, lastHere, invited, warned, toldAt, closes, onlyAs: onlyOneAs(open, subjectId) };
  });
}
const isOver = ({ invited, toldAt, closes, onlyAs }: Absent, now: Date) =>
  !onlyAs && (invited || toldAt !== undefined) && closes <= now;

/** Whose account a night at that moment would close. */
export const idleAt = async (ctx: Ctx, now: Date) =>
  (await absentAt(ctx, now)).filter((one) => isOver(one, now)).map(({ subjectId }) => subjectId);

/** Closing deletes sessions and links: what is frozen or held stays as it is. */
const isKept = async ({ db }: Ctx, subject: SubjectId) =>
  (await isFrozen(db.read, subject)) || (await casesHolding(db.read, subject)).length > 0;
/** Warns colleagues who have not been here for long, and closes the accounts of those who were warned in time. */
export async function tendAccounts(ctx: Ctx, now: Date): Promise<number> {
  let closed = 0;
  for (const one of await absentAt(ctx, now)) {
    if (await isKept(ctx, one.subjectId)) continue;
    if (!isOver(one, now)) await warn(ctx, one, now);
    else if (await close(ctx, one)) closed++;
  }
  return closed;
}

async function close(ctx: Ctx, { subjectId, lastHere }: Absent) {
  if (!(await closeIdleAccount(ctx, subjectId, lastHere))) return false;
  await ctx.db.write((tx) => dropWarning(tx, subjectId));
  return true;
}

async function warn(ctx: Ctx, absent: Absent, warnedAt: Date) {
  const { subjectId, lastHere, closes, warned, invited, onlyAs } = absent;
  if ((warned && !onlyAs) || invited) return;
  const [{ name, email, language }, { name: organisation, timeZone: zone, privacyMail }] = await Promise.all([
    personOf(ctx, subjectId),
    organisationOf(ctx),
  ]);
  const said = (at: Date) => dayWords(at, { zone, language });
  const { accountIdle, accountNeeded } = wordsOf(language).absences;
  const body = (onlyAs ? accountNeeded : accountIdle)({
    ...{ name, organisation, lastHere: said(lastHere), closesOn: said(closes) },
    link: `${ctx.config.baseUrl}/sign-in`,
  });
  const occasion = `${onlyAs ? 'accountNeeded ' : ''}${occasionOf(subjectId, lastHere)}`;
  const letter = { subjectId, invitationId: null, kind: 'accountIdle', occasion, language, body } as const;
  await keepLetter(ctx, { ...letter, to: { email, contact: privacyMail } });
  // This letter warns of no closing: whoever is not needed any more is told anew before anything closes.
  if (onlyAs) return warned ? void (await ctx.db.write((tx) => dropWarning(tx, subjectId))) : undefined;
  await ctx.db.write(async (tx, emit) => {
    await putWarning(tx, { id: subjectId, subjectId, warnedAt, toldAt: null, lastHere });
    emit(accountWarned({ subjectId }));
  });
}
const occasionOf = (subject: SubjectId, lastHere: Date) => `accountIdle ${subject} ${lastHere.getTime()}`;

/** The mail server took the letter, or somebody handed it on: from now on they are told. */
export async function noteLetter(ctx: Ctx, subject: SubjectId) {
  const warning = await findWarning(ctx.db.read, subject);
  if (!warning || warning.toldAt) return;
  if ((await letterStanding(ctx.db.read, occasionOf(subject, warning.lastHere))) !== 'sent') return;
  await ctx.db.write((tx) => putTold(tx, subject, ctx.now()));
}
/** An admin has told them, by whatever way. */
export async function markTold(ctx: Ctx, { subjectId: by }: Admin, subject: SubjectId) {
  await ctx.db.write(async (tx, emit) => {
    if (!(await putTold(tx, subject, ctx.now())))
      throw new Refusal('conflict', 'They came back or were told before. Nothing was changed.', {
        next: { label: 'Unused accounts', href: '/retention/accounts' },
      });
    emit(accountTold({ subjectId: subject, by }));
  });
}
/** Accounts that are on their way to be closed, by name; `letter` says how their letter stands while nobody is told. */
export async function closingAccounts(ctx: Ctx) {
  const found = (await absentAt(ctx, ctx.now())).filter(({ warned, onlyAs }) => warned || onlyAs);
  const names = await namesOf(
    ctx,
    found.map(({ subjectId }) => subjectId),
  );
  return Promise.all(
    found.map(async ({ subjectId, lastHere, toldAt, closes, onlyAs }) => ({
      ...{ subjectId, name: names.get(subjectId) ?? '', lastHere, toldAt, closes },
      onlyAs: onlyAs && roleWords(onlyAs),
      letter: toldAt ? undefined : await letterStanding(ctx.db.read, occasionOf(subjectId, lastHere)),
    })),
  );
}
/** How many of them an admin has to tell: a letter that is on its way will do it by itself. */
export const countToTell = async (ctx: Ctx) =>
  (await closingAccounts(ctx)).filter(
    ({ onlyAs, toldAt, letter }) => !onlyAs && !toldAt && letter !== 'to-send',
  ).length;
