import { findPerson, type Officer, organisationOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import type { Writer } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Emit } from '#kernel/events.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { allOpened, opened, sealed } from '#kernel/privacy.ts';
import { keepLetter } from '#letters';
import { dayWords } from '#views/ui/when.tsx';
import { wordsOf } from '#views/words/index.ts';
import { requests } from './data.ts';
import { requestClosed, requestExtended, requestFiled } from './events.ts';
import { dueAfter, extendedFrom, type Identity, isOpen, mayExtend, type RequestKind } from './model.ts';
import {
  findRequest,
  insertRequest,
  openOnes,
  type RequestRow,
  requestsAbout,
  updateRequest,
} from './store.ts';

export type NewRequest = {
  subjectId: SubjectId;
  kind: RequestKind;
  identity: Identity;
  words?: string | undefined;
  /** What this kind of request is about, as JSON can say it. */
  details?: unknown;
  /** The colleague who writes it down for somebody who called or wrote, and how they made sure who it was. */
  onBehalf?: { by: SubjectId; checkedHow: string };
  /** The house answers it by itself, on the page: no letter has to say that somebody looks at it. */
  atOnce?: boolean;
  /** Where sooner than the law's month was promised. */
  dueAt?: Date;
};
/** Puts a request on the board. `alongside` writes what belongs to it in the same transaction. */
export async function fileRequest(
  ctx: Ctx,
  { subjectId, kind, identity, words, details, onBehalf, atOnce, dueAt }: NewRequest,
  alongside: (tx: Writer, id: Id<'request'>, emit: Emit) => Promise<unknown> = async () => undefined,
): Promise<Id<'request'>> {
  const [id, receivedAt] = [newId<'request'>(), ctx.now()];
  const row = await sealed(ctx.vault, requests, {
    ...{
      id,
      subjectId,
      kind,
      identity,
      receivedAt,
      dueAt: dueAt ?? dueAfter(receivedAt),
      state: 'open' as const,
    },
    ...{ words: words || null, details: details === undefined ? null : JSON.stringify(details) },
    checkedHow: onBehalf?.checkedHow ?? null,
  });
  await ctx.db.write(async (tx, emit) => {
    await insertRequest(tx, row);
    emit(
      requestFiled({
        requestId: id,
        subjectId,
        ...(atOnce && { atOnce: 1 }),
        ...(onBehalf && { by: onBehalf.by }),
      }),
    );
    await alongside(tx, id, emit);
  });
  return id;
}

export type Request = Omit<Awaited<ReturnType<typeof open>>, 'details'> & { details: unknown };
const open = (ctx: Ctx, row: RequestRow) => opened(ctx.vault, requests, row);
const parsed = <R extends { details: string | null }>(row: R) => ({
  ...row,
  details: row.details === null ? undefined : (JSON.parse(row.details) as unknown),
});
/** Everything a person ever asked, the newest first. */
export const requestsOf = async (ctx: Ctx, subject: SubjectId): Promise<Request[]> =>
  (await allOpened(ctx.vault, requests, await requestsAbout(ctx.db.read, subject))).map(parsed);
export async function requestOf(ctx: Ctx, id: Id<'request'>): Promise<Request> {
  const row = await findRequest(ctx.db.read, id);
  if (!row) throw new Refusal('missing', 'There is no such request.');
  return parsed(await open(ctx, row));
}

type Closing = { state: 'done' | 'refused' | 'taken-back'; outcome: string; by?: SubjectId };
/**
 * Closes an open request with its answer. Closing it twice is no error; the first answer stands. `alongside` does what
 * was asked for in the same transaction: it is done and answered, or neither.
 */
export async function closeRequest(
  ctx: Ctx,
  id: Id<'request'>,
  { state, outcome: words, by }: Closing,
  alongside: (tx: Writer, emit: Emit) => Promise<unknown> = async () => undefined,
) {
  const { subjectId } = await requestOf(ctx, id);
  const { outcome } = await sealed(ctx.vault, requests, { id, subjectId, outcome: words });
  await ctx.db.write(async (tx, emit) => {
    const now = await findRequest(tx, id);
    if (!now || !isOpen(now.state)) return;
    await alongside(tx, emit);
    await updateRequest(tx, id, { state, outcome: outcome ?? null, closedAt: ctx.now() });
    emit(requestClosed({ requestId: id, subjectId, ...(by && { by }) }));
  });
}

/** The person does not want it any more. Nothing is done; what was done already stays. */
export async function takeBack(ctx: Ctx, subjectId: SubjectId, id: Id<'request'>) {
  const request = await requestOf(ctx, id);
  if (request.subjectId !== subjectId) throw new Refusal('missing', 'There is no such request.');
  await closeRequest(ctx, id, { state: 'taken-back', outcome: '' });
}

/**
 * Takes up to two months more, with reasons that are told to the person (GDPR article 12(3)).
 * @throws {Refusal} the first month is over, or it was extended before
 */
export async function extendRequest(ctx: Ctx, { subjectId: by }: Officer, id: Id<'request'>, reason: string) {
  const { subjectId } = await requestOf(ctx, id);
  const { extension } = await sealed(ctx.vault, requests, { id, subjectId, extension: reason });
  await ctx.db.write(async (tx, emit) => {
    const row = await findRequest(tx, id);
    if (!row || !mayExtend(row.state, row.receivedAt, ctx.now())) throw new Refusal('conflict', tooLate);
    const dueAt = extendedFrom(row.receivedAt);
    await updateRequest(tx, id, {
      state: 'extended',
      extension: extension ?? null,
      dueAt,
      extendedAt: ctx.now(),
    });
    emit(requestExtended({ requestId: id, subjectId, by }));
  });
}
const tooLate =
  'More time can be taken once, and only while the first month runs: the reasons must reach the person within it (GDPR article 12(3)). Answer this request now.';

/** What a colleague reads on their first page: how many are open, and when the first is due. */
export const openRequests = (ctx: Ctx) => openOnes(ctx.db.read);

type About = { requestId: Id<'request'>; subjectId: SubjectId };
/** What is written to a person about their request; nobody is written to whose address is gone. */
async function write(
  ctx: Ctx,
  { requestId, subjectId }: About,
  kind: keyof typeof lettersFor,
  words: string,
) {
  const [person, organisation] = [await findPerson(ctx, subjectId), await organisationOf(ctx)];
  if (!person) return;
  const { receivedAt, dueAt, kind: asked } = await requestOf(ctx, requestId);
  const { language, email } = person;
  const day = (at: Date) => dayWords(at, { zone: organisation.timeZone, language });
  const about = { name: person.name, organisation: organisation.name, contact: organisation.privacyMail };
  const to = { ...about, kind: asked, received: day(receivedAt), due: day(dueAt), words };
  await keepLetter(ctx, {
    ...{ subjectId, invitationId: null, kind, occasion: `${kind} ${requestId}`, language },
    to: { email, contact: organisation.privacyMail },
    body: wordsOf(language).requests[lettersFor[kind]](to),
  });
}
const lettersFor = {
  requestReceived: 'received',
  requestExtended: 'extended',
  requestClosed: 'closed',
} as const;

/** Whoever's request was answered at once has read the answer on the page: only what waits is confirmed. */
export async function confirmReceived(ctx: Ctx, { atOnce, ...about }: About & { atOnce?: number }) {
  if (!atOnce && isOpen((await requestOf(ctx, about.requestId)).state))
    await write(ctx, about, 'requestReceived', '');
}
export const tellExtended = async (ctx: Ctx, about: About) =>
  write(ctx, about, 'requestExtended', (await requestOf(ctx, about.requestId)).extension ?? '');
/** A person answered: their words are sent. A review of a decision has a letter of its own. */
export async function tellClosed(ctx: Ctx, { by, ...about }: About & { by?: SubjectId }) {
  const { outcome, kind } = await requestOf(ctx, about.requestId);
  if (by && outcome && kind !== 'human-review') await write(ctx, about, 'requestClosed', outcome);
}
