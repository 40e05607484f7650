import type { Staff } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import {
  findLetterRow,
  handOn,
  headsOf,
  type LetterRow,
  lettersListed,
  plainLetter,
  waitingLetters,
} from '#letters';
import { livesFor } from '#passes';
import { kindsOf, opensUntil } from './model.ts';

type By = Pick<Staff, 'subjectId' | 'roles'>;
const most = 500;

const untilOf = (ctx: Ctx, row: LetterRow) => opensUntil(row, livesFor(ctx.mail !== null));
/** A letter whose links open nothing any more would only lead its reader to a closed door. */
const isWorthIt = (ctx: Ctx, row: LetterRow) => (untilOf(ctx, row) ?? ctx.now()) >= ctx.now();

async function rowsFor(ctx: Ctx, { roles }: By) {
  const kinds = kindsOf(roles);
  const rows = kinds.length ? await waitingLetters(ctx.db.read, kinds, most) : [];
  return rows.filter((row) => isWorthIt(ctx, row));
}
/** How many letters wait for this colleague to hand them on. */
export const countToHandOn = async (ctx: Ctx, by: By) => (await rowsFor(ctx, by)).length;

/** The letters that wait for this colleague, the oldest first. Announced: it shows addresses. */
export async function listToHandOn(ctx: Ctx, by: By) {
  if (!kindsOf(by.roles).length) throw notYours();
  const rows = await rowsFor(ctx, by);
  const { subjectId } = by;
  if (rows.length)
    await ctx.db.write(async (_tx, emit) => emit(lettersListed({ by: subjectId, people: rows.length })));
  return headsOf(ctx, rows);
}

/** One of them in plain words, and until when a link in it opens something. Announced. */
export async function openToHandOn(ctx: Ctx, by: By, id: Id<'letter'>) {
  const row = await rowOf(ctx, by, id);
  return { ...(await plainLetter(ctx, by.subjectId, row)), opensUntil: untilOf(ctx, row) };
}
/** This colleague has sent it, or given it to its person. */
export const markHandedOn = async (ctx: Ctx, by: By, id: Id<'letter'>) =>
  handOn(ctx, by.subjectId, await rowOf(ctx, by, id));

async function rowOf(ctx: Ctx, { roles }: By, id: Id<'letter'>) {
  const row = await findLetterRow(ctx.db.read, id);
  if (!row || !kindsOf(roles).includes(row.kind)) throw missing();
  if (row.state !== 'shown' && row.state !== 'failed') throw missing();
  if (!isWorthIt(ctx, row))
    throw new Refusal(
      'gone',
      'The link in this letter is over. A new letter is written when they ask again.',
      {
        next: toList,
      },
    );
  return row;
}
const toList = { label: 'Letters to hand on', href: '/handovers' };
const missing = () =>
  new Refusal('missing', 'This letter waits for nobody any more, or is not yours to hand on.', {
    next: toList,
  });
const notYours = () =>
  new Refusal('forbidden', 'Only the privacy officer and admins hand on letters about personal data.', {
    next: { label: 'Home', href: '/' },
  });
