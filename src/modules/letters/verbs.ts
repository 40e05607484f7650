import type { Recruiter } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { days } from '#kernel/data.ts';
import { NotYet, Refusal } from '#kernel/errors.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { allOpened, opened, sealed } from '#kernel/privacy.ts';
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
  packed,
  patience,
  pause,
  unpacked,
} from './model.ts';
import {
  changeLetter,
  countLetters,
  countTry,
  deleteOlderThan,
  dropUnsent,
  findLetterRow,
  insertLetter,
  type LetterRow,
  type LetterState,
  lettersAbout,
  pageOfLetters,
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
  /** Letters about the invitation that have not left yet would only mislead now. */
  dropsOlder?: boolean;
};
/** Keeps a letter, to be mailed at once or, without a mail server, to be shown to whoever sends it. */
export async function keepLetter(ctx: Ctx, { to, body, dropsOlder, ...letter }: NewLetter) {
  const { subjectId, invitationId } = letter;
  const id = newId<'letter'>();
  const row = await sealed(ctx.vault, letters, {
    ...{ ...letter, id, recipient: to.email, subject: oneLine(body.subject), body: packed(body) },
    ...{ replyTo: to.contact ?? null, state: ctx.mail ? ('to-send' as const) : ('shown' as const) },
    ...{ problem: null, tries: 0, writtenAt: ctx.now(), sentAt: null, sentBy: null },
  });
  await ctx.db.write(async (tx, emit) => {
    if (invitationId && dropsOlder) await dropUnsent(tx, invitationId, letter.occasion);
    if (await insertLetter(tx, row)) emit(letterWritten({ letterId: id, subjectId }));
  });
}
/** Has any letter about this invitation left? Those of more than 30 days ago are forgotten, and they had. */
export async function wasReached(ctx: Ctx, invitationId: Id<'invitation'>) {
  const known = await lettersAbout(ctx.db.read, invitationId);
  return known.length === 0 || known.some(({ state }) => state === 'sent');
}
/** What waits to be sent about this invitation is not sent any more. */
export const dropLetters = (ctx: Ctx, invitationId: Id<'invitation'>) =>
  ctx.db.write((tx) => dropUnsent(tx, invitationId));

const closedUntil = new WeakMap<Ctx, number>();
const silent = 'mail-server-silent';
/** Mails a letter. A silent server is asked again and again for a day; a clear no is shown to the recruiter. */
export async function post(ctx: Ctx, letterId: Id<'letter'>) {
  const row = await findLetterRow(ctx.db.read, letterId);
  if (row?.state !== 'to-send' || !ctx.mail) return;
  const now = ctx.now().getTime();
  if (now < (closedUntil.get(ctx) ?? 0)) throw new NotYet(silent);
  const outcome = await ctx.mail.send(await envelopeOf(ctx, row));
  if (outcome.sent) return settle(ctx, row, { state: 'sent', sentAt: ctx.now(), problem: null });
  const problem = codeOf(outcome.because);
  if (outcome.final || now - row.writtenAt.getTime() >= patience)
    return settle(ctx, row, { state: 'failed', problem: outcome.final ? problem : silent });
  if (!isAboutThisLetter(outcome.because)) closedUntil.set(ctx, now + pause);
  await ctx.db.write((tx) => countTry(tx, letterId, problem));
  throw new NotYet(silent);
}

async function envelopeOf(ctx: Ctx, row: LetterRow) {
  const { recipient, subject, body, replyTo } = await opened(ctx.vault, letters, row);
  const letter = unpacked(subject, body);
  return {
    ...{ to: recipient, subject, text: letterText(letter), html: letterHtml(letter, row.language) },
    messageId: `<${row.id}@${new URL(ctx.config.baseUrl).hostname}>`,
    ...(replyTo && { replyTo }),
  };
}

const settle = (ctx: Ctx, { id, subjectId }: LetterRow, change: Partial<LetterRow>) =>
  ctx.db.write(async (tx, emit) => {
    if (!(await changeLetter(tx, id, ['to-send'], change))) return;
    const fact = { letterId: id, subjectId };
    emit(change.state === 'sent' ? letterSent(fact) : letterFailed(fact));
  });

const toLetters = { next: { label: 'Back to the letters', href: '/letters' } };
async function rowOf(ctx: Ctx, id: Id<'letter'>) {
  const row = await findLetterRow(ctx.db.read, id);
  if (row?.invitationId) return { ...row, invitationId: row.invitationId };
  throw new Refusal('missing', 'There is no such letter any more: letters are kept for 30 days.', toLetters);
}
export type OpenedLetter = Awaited<ReturnType<typeof readLetter>>;
/** A letter in plain words. Announced: it shows a name, an address and a private link. */
export async function readLetter(ctx: Ctx, { subjectId: by }: Recruiter, id: Id<'letter'>) {
  const row = await rowOf(ctx, id);
  const { recipient, subject, body, ...rest } = await opened(ctx.vault, letters, row);
  await ctx.db.write(async (_tx, emit) => emit(letterOpened({ letterId: id, subjectId: row.subjectId, by })));
  return { ...rest, invitationId: row.invitationId, recipient, body: unpacked(subject, body) };
}

/** Somebody has sent it by hand. */
export async function markSent(ctx: Ctx, { subjectId: by }: Recruiter, id: Id<'letter'>) {
  const row = await rowOf(ctx, id);
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
const headsOf = (ctx: Ctx, rows: readonly LetterRow[]) =>
  allOpened(
    ctx.vault,
    letters,
    rows.map(({ body: _body, replyTo: _replyTo, ...row }) => row),
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
  const rows = await pageOfLetters(ctx.db.read, states, limit, offset);
  if (rows.length) await ctx.db.write(async (_tx, emit) => emit(lettersListed({ by, people: rows.length })));
  return headsOf(ctx, rows);
}

const kept = days(30);
/** Letters live for 30 days, whatever became of them. */
export const forgetOld = (ctx: Ctx) =>
  ctx.db.write((tx) => deleteOlderThan(tx, new Date(ctx.now().getTime() - kept)));
