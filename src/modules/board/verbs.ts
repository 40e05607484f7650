import { authorityOf, findPerson, findPersonByEmail, type Officer, organisationOf } from '#auth';
import { beginErasure, erasureOf, openPlan, tryAgain } from '#erasures';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { requestLettersTo } from '#letters';
import { boardOf, closeRequest, countStates, extendRequest, fileRequest, isOpen, requestOf } from '#requests';
import { wordsOf } from '#views/words/index.ts';
import { requestOpened } from './events.ts';
import { type Filed, type Show, shows } from './model.ts';

const most = 500;
/** How requests stand, the one that is due first on top; without names and without anybody's words. */
export async function readBoard(ctx: Ctx, show: Show) {
  const [rows, counts] = [await boardOf(ctx.db.read, shows[show], most), await countStates(ctx.db.read)];
  const countOf = (of: Show) => shows[of].reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
  return { rows: show === 'open' ? rows : rows.toReversed(), countOf };
}

/** One request with the person behind it, their letters, and the plan or the steps where it asks to erase. Announced. */
export async function openRequest(ctx: Ctx, officer: Officer, id: Id<'request'>) {
  const request = await requestOf(ctx, id);
  const { subjectId, kind, state } = request;
  const erasure = kind === 'erasure' ? await erasureOf(ctx, subjectId) : undefined;
  const planned = kind === 'erasure' && !erasure && isOpen(state);
  const [person, letters, plan] = [
    await findPerson(ctx, subjectId).catch(() => undefined),
    erasure?.state === 'done' ? [] : await requestLettersTo(ctx, officer, subjectId),
    planned ? await openPlan(ctx, officer, subjectId) : undefined,
  ];
  await ctx.db.write(async (_tx, emit) =>
    emit(requestOpened({ requestId: id, subjectId, by: officer.subjectId })),
  );
  return { request, person, plan, erasure, letters: letters.filter(({ occasion }) => occasion.endsWith(id)) };
}

/** Puts a request on the board for somebody who called or wrote. Undefined: nothing is held under this address. */
export async function fileFor(ctx: Ctx, { subjectId: by }: Officer, filed: Filed) {
  const { email, kind, words, checkedHow } = filed;
  const person =
    (await findPersonByEmail(ctx, 'candidate', email)) ?? (await findPersonByEmail(ctx, 'staff', email));
  if (!person) return undefined;
  const { subjectId } = person;
  return fileRequest(ctx, { subjectId, kind, identity: 'checked', words, onBehalf: { by, checkedHow } });
}

/** Closes a request with what was done. To erase is done by erasing, and closes itself. */
export async function answer(ctx: Ctx, { subjectId: by }: Officer, id: Id<'request'>, outcome: string) {
  const { kind } = await stillOpen(ctx, id);
  if (kind === 'human-review') throw onlyBySecondPerson();
  if (kind === 'erasure')
    throw new Refusal(
      'conflict',
      'A request to erase is done when the erasing is done. Begin it on this page.',
    );
  await closeRequest(ctx, id, { state: 'done', outcome, by });
}
const onlyBySecondPerson = () =>
  new Refusal(
    'conflict',
    'Whoever contests a result is owed a second person (GDPR article 22(3)). Choose who reads it: what they come to is the answer.',
    { next: { label: 'Second readings', href: '/contests' } },
  );
/** Says no, with the reason and where to complain (GDPR article 12(4)): both are in the answer and in the letter. */
export async function refuse(ctx: Ctx, { subjectId: by }: Officer, id: Id<'request'>, reason: string) {
  const { subjectId, kind } = await stillOpen(ctx, id);
  if (kind === 'human-review') throw onlyBySecondPerson();
  if ((await erasureOf(ctx, subjectId))?.requestId === id)
    throw new Refusal('conflict', 'Erasing has begun: it cannot be refused any more.');
  const { privacyMail, language } = await organisationOf(ctx);
  const theirs = (await findPerson(ctx, subjectId))?.language ?? language;
  const outcome = `${reason}\n\n${wordsOf(theirs).requests.complain(privacyMail, await authorityOf(ctx))}`;
  await closeRequest(ctx, id, { state: 'refused', outcome, by });
}
export const extend = async (ctx: Ctx, officer: Officer, id: Id<'request'>, reason: string) => {
  await stillOpen(ctx, id);
  await extendRequest(ctx, officer, id, reason);
};
async function stillOpen(ctx: Ctx, id: Id<'request'>) {
  const request = await requestOf(ctx, id);
  if (isOpen(request.state)) return request;
  throw new Refusal('conflict', 'This request is closed already. Nothing was changed.', {
    next: { label: 'Back to the request', href: `/requests/${id}` },
  });
}

/** The officer begins, after the plan was on the page. */
export async function erase(ctx: Ctx, { subjectId: by }: Officer, id: Id<'request'>) {
  const { subjectId } = await stillOpen(ctx, id);
  await beginErasure(ctx, subjectId, id, by);
}
export async function eraseAgain(ctx: Ctx, { subjectId: by }: Officer, id: Id<'request'>) {
  await tryAgain(ctx, (await requestOf(ctx, id)).subjectId, by);
}
