import { setTimeout as after } from 'node:timers/promises';
import type { Officer, Recruiter } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { NotYet, Refusal } from '#kernel/errors.ts';
import { refuseIfFrozen } from '#kernel/guards.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { insist } from '#kernel/insist.ts';
import { allOpened, opened, sealed } from '#kernel/privacy.ts';
import { inDays, rulesOf } from '#kernel/rules.ts';
import { behindVeil, veiledFrom } from '#veils';
import { letterHtml, letterText } from '#views/shell/letter.tsx';
import type { LetterBody } from '#views/words/index.ts';
import { letters } from './data.ts';
import {
  letterFailed,
  letterOpened,
  letterSent,
  letterSentByHand,
  lettersListed,
  letterWritten,
} from './events.ts';
import {
  codeOf,
  isAboutThisLetter,
  type LetterKind,
  oneLine,
  outcomes,
  packed,
  patience,
  pause,
  tellsResult,
  unpacked,
} from './model.ts';
import {
  changeLetter,
  countLetters,
  countTry,
  dropUnsent,
  dropUnsentTo,
  findLetterFor,
  findLetterRow,
  insertLetter,
  type LetterRow,
  type LetterState,
  lettersAbout,
  lettersTo,
  pageOfLetters,
  rewriteUnsent,
} from './store.ts';

export type NewLetter = {
  subjectId: SubjectId;
  invitationId: Id<'invitation'> | null;
  kind: LetterKind;
  /** What it is written for. A letter for this occasion that is there already is left as it is. */
  occasion: string;
  language: 'en' | 'de';
  to: { email: string; contact?: string };
  body: LetterBody;
  /** Where one press ends such letters, for a mail program to offer (RFC 8058). */
  unsubscribe?: string;
  /** Letters about the invitation that have not left yet would only mislead now. */
  dropsOlder?: boolean;
};
/** Keeps a letter, to be mailed at once or, without a mail server, to be shown to whoever sends it. */
export async function keepLetter(ctx: Ctx, { to, body, dropsOlder, unsubscribe, ...letter }: NewLetter) {
  const { subjectId, invitationId } = letter;
  const id = newId<'letter'>();
  const row = await sealed(ctx.vault, letters, {
    ...{ ...letter, id, recipient: to.email, subject: oneLine(body.subject), body: packed(body) },
    unsubscribe: unsubscribe ?? null,
    ...{ replyTo: to.contact ?? null, state: ctx.mail ? ('to-send' as const) : ('shown' as const) },
    ...{ problem: null, tries: 0, writtenAt: ctx.now(), sentAt: null, sentBy: null },
  });
  await ctx.db.write(async (tx, emit) => {
    // A link or a date is told anew; what was decided is told by a letter about a decision alone.
    const kinds = tellsResult(letter) ? [] : outcomes;
    if (invitationId && dropsOlder) await dropUnsent(tx, invitationId, { occasion: letter.occasion, kinds });
    if (await insertLetter(tx, row)) emit(letterWritten({ letterId: id, subjectId }));
  });
}
/** Has any letter about this invitation left? Those whose time is over are gone, and they had. */
export async function wasReached(ctx: Ctx, invitationId: Id<'invitation'>) {
  const known = await lettersAbout(ctx.db.read, invitationId);
  return known.length === 0 || known.some(({ state }) => state === 'sent');
}
/** Writes the letter for this occasion anew, as with a link that was replaced. One that has left stays as it was. */
export async function rewriteLetter(ctx: Ctx, { occasion, body }: Pick<NewLetter, 'occasion' | 'body'>) {
  const row = await findLetterFor(ctx.db.read, occasion);
  if (!row) return;
  const { id, subjectId } = row;
  const words = await sealed(ctx.vault, letters, { id, subjectId, body: packed(body) });
  await ctx.db.write((tx) => rewriteUnsent(tx, id, words.body));
}
/** What waits to be sent about this invitation is not sent any more, but for what was decided. */
export const dropLetters = (ctx: Ctx, invitationId: Id<'invitation'>) =>
  ctx.db.write((tx) => dropUnsent(tx, invitationId, { kinds: outcomes }));

/** Letters of one kind to this person that have not left yet are not sent any more. */
export const dropLettersTo = (ctx: Ctx, subject: SubjectId, kind: LetterKind) =>
  ctx.db.write((tx) => dropUnsentTo(tx, subject, kind));

const closedUntil = new WeakMap<Ctx, number>();
const [silent, slow] = ['mail-server-silent', 'mail-server-slow'] as const;
/** Mails a letter. A silent server is asked again and again for a day; a clear no is shown to the recruiter. */
export async function post(ctx: Ctx, letterId: Id<'letter'>) {
  const row = await findLetterRow(ctx.db.read, letterId);
  if (row?.state !== 'to-send' || !ctx.mail) return;
  await refuseAtRest(ctx, row);
  const now = ctx.now().getTime();
  if (now < (closedUntil.get(ctx) ?? 0)) throw new NotYet(silent);
  const { mail } = ctx;
  const envelope = await envelopeOf(ctx, row);
  const outcome = await oneAtATime(ctx, () => ctx.gate.about(row.subjectId, () => mail.send(envelope)));
  // What was taken cannot be called back: that it was is written down in the end, so that it goes once.
  if (outcome.sent)
    return insist(() => settle(ctx, row, { state: 'sent', sentAt: ctx.now(), problem: null }));
  const problem = codeOf(outcome.because);
  if (outcome.final || now - row.writtenAt.getTime() >= patience)
    return settle(ctx, row, { state: 'failed', problem: outcome.final ? problem : silent });
  if (!isAboutThisLetter(outcome.because)) closedUntil.set(ctx, now + pause);
  await ctx.db.write((tx) => countTry(tx, letterId, problem));
  throw new NotYet(silent);
}

/** Letters about rights leave while data is frozen; one about an interview or about open positions is a use of it, and waits. */
async function refuseAtRest(ctx: Ctx, { subjectId, invitationId, kind }: LetterRow) {
  if (invitationId !== null || kind === 'openings') await refuseIfFrozen(ctx.db.read, subjectId);
}

/** Real milliseconds after which a letter that is on its way says that the mail server is slow. */
const slowAfter = 10_000;
const onItsWay = new WeakMap<Ctx, { begun: number; done: Promise<unknown> }>();
/** So that a slow mail server holds up letters and no other work: while one is long on its way, the others wait in the queue. */
async function oneAtATime<T>(ctx: Ctx, send: () => Promise<T>): Promise<T> {
  const before = onItsWay.get(ctx);
  if (!before) {
    const sending = send().finally(() => onItsWay.delete(ctx));
    onItsWay.set(ctx, { begun: performance.now(), done: sending.catch(() => undefined) });
    return sending;
  }
  const left = Math.max(0, before.begun + slowAfter - performance.now());
  const isSlow = await Promise.race([before.done.then(() => false), after(left, true, { ref: false })]);
  if (isSlow && onItsWay.get(ctx) === before) throw new NotYet(slow);
  return oneAtATime(ctx, send);
}

async function envelopeOf(ctx: Ctx, row: LetterRow) {
  const { recipient, subject, body, replyTo, unsubscribe } = await opened(ctx.vault, letters, row);
  const letter = unpacked(subject, body);
  return {
    ...{ to: recipient, subject, text: letterText(letter), html: letterHtml(letter, row.language) },
    messageId: `<${row.id}@${new URL(ctx.config.baseUrl).hostname}>`,
    ...(replyTo && { replyTo }),
    ...(unsubscribe && { unsubscribe }),
  };
}

const settle = (ctx: Ctx, { id, subjectId }: LetterRow, change: Partial<LetterRow>) =>
  ctx.db.write(async (tx, emit) => {
    if (!(await changeLetter(tx, id, ['to-send'], change))) return;
    const fact = { letterId: id, subjectId };
    emit(change.state === 'sent' ? letterSent(fact) : letterFailed(fact));
  });

export const daysKept = async (ctx: Ctx) => inDays((await rulesOf(ctx.db.read)).letters.for);

const toLetters = { next: { label: 'Back to the letters', href: '/letters' } };
/** Letters about a request are the privacy officer's to send; whoever recruits has the letters to candidates. */
const aboutRequests: readonly LetterKind[] = ['requestReceived', 'requestExtended', 'requestClosed'];
async function rowOf(ctx: Ctx, id: Id<'letter'>) {
  const row = await findLetterRow(ctx.db.read, id);
  if (row?.invitationId) await refuseIfFrozen(ctx.db.read, row.subjectId);
  if (row?.invitationId || (row && aboutRequests.includes(row.kind))) return row;
  throw await missing(ctx);
}
async function missing(ctx: Ctx) {
  const words = `There is no such letter any more: letters are kept for ${await daysKept(ctx)} days.`;
  return new Refusal('missing', words, toLetters);
}
/** The letters about a person's requests in plain words. The page that shows them announces it. */
export const requestLettersTo = async (ctx: Ctx, _by: Officer, subject: SubjectId) =>
  (await allOpened(ctx.vault, letters, await lettersTo(ctx.db.read, subject, aboutRequests))).map(
    ({ subject: title, body, ...letter }) => ({ ...letter, body: unpacked(title, body) }),
  );
export type OpenedLetter = Awaited<ReturnType<typeof readLetter>>;
/** A letter to a candidate. Announced: it shows a name, an address and a private link. */
export async function readLetter(ctx: Ctx, { subjectId: by }: Recruiter, id: Id<'letter'>) {
  const row = await rowOf(ctx, id);
  if (!row.invitationId) throw await missing(ctx);
  if ((await veiledFrom(ctx.db.read, by)).has(row.subjectId)) throw behindVeil();
  return { ...(await plainLetter(ctx, by, row)), invitationId: row.invitationId };
}
/** A letter in plain words. Announced; whether `by` may read it, its caller has asked. */
export async function plainLetter(ctx: Ctx, by: SubjectId, row: LetterRow) {
  const { id: letterId, subjectId } = row;
  const { subject, body, ...rest } = await opened(ctx.vault, letters, row);
  await ctx.db.write(async (_tx, emit) => emit(letterOpened({ letterId, subjectId, by })));
  return { ...rest, body: unpacked(subject, body) };
}

/** Somebody has sent it by hand. */
export async function markSent(ctx: Ctx, { subjectId: by }: Recruiter | Officer, id: Id<'letter'>) {
  await handOn(ctx, by, await rowOf(ctx, id));
}
export async function handOn(ctx: Ctx, by: SubjectId, row: LetterRow) {
  const { id } = row;
  await ctx.db.write(async (tx, emit) => {
    const change = { state: 'sent', sentAt: ctx.now(), sentBy: by, problem: null } as const;
    if (!(await changeLetter(tx, id, ['shown', 'failed'], change)))
      throw new Refusal(
        'conflict',
        'This letter needs no sending by hand any more. Nothing was changed.',
        toLetters,
      );
    emit(letterSentByHand({ letterId: id, subjectId: row.subjectId, by }));
  });
}
/** Gives the mail server another day with a letter it would not take. */
export async function sendAgain(ctx: Ctx, _by: Recruiter, id: Id<'letter'>) {
  const row = await rowOf(ctx, id);
  if (!ctx.mail)
    throw new Refusal('conflict', 'There is no mail server. Send this letter by hand.', toLetters);
  await ctx.db.write(async (tx, emit) => {
    const change = { state: 'to-send', writtenAt: ctx.now(), problem: null } as const;
    if (!(await changeLetter(tx, id, ['failed', 'shown'], change)))
      throw new Refusal(
        'conflict',
        'This letter is on its way or was sent already. Nothing was changed.',
        toLetters,
      );
    emit(letterWritten({ letterId: id, subjectId: row.subjectId }));
  });
}

/** The letters about one invitation, the newest first, with recipient and subject. */
export const lettersOf = async (ctx: Ctx, invitationId: Id<'invitation'>) =>
  headsOf(ctx, await lettersAbout(ctx.db.read, invitationId));
export const headsOf = (ctx: Ctx, rows: readonly LetterRow[]) =>
  allOpened(
    ctx.vault,
    letters,
    rows.map(({ body: _body, replyTo: _replyTo, unsubscribe: _link, ...row }) => row),
  );

/** How many letters stand in each state. */
export const letterCounts = (ctx: Ctx) => countLetters(ctx.db.read);
/** One page of letters to candidates. Announced: it shows names of addresses. */
export async function listLetters(
  ctx: Ctx,
  { subjectId: by }: Recruiter,
  states: readonly LetterState[],
  { limit, offset }: { limit: number; offset: number },
) {
  const veiled = await veiledFrom(ctx.db.read, by);
  const found = await pageOfLetters(ctx.db.read, states, limit, offset);
  const rows = found.filter(({ subjectId }) => !veiled.has(subjectId));
  if (rows.length) await ctx.db.write(async (_tx, emit) => emit(lettersListed({ by, people: rows.length })));
  return headsOf(ctx, rows);
}
