import type { Recruiter } from '#auth';
import { decide, decisionsOf } from '#decisions';
import { sittingOf } from '#interviews';
import { invite } from '#invitations';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { createKit } from '#kits';
import { kitVersionOf, openPosition } from '#positions';
import { handIn, overrideLevel, printOf, savePart } from '#scorecards';
import type { Level } from '#scoring';
import type { House } from './house.ts';
import { aKit, aQuestion, typedThrough } from './interviewees.ts';

const levels = ['None.', 'One.', 'Some.', 'Most.', 'All of it.'] as const;
/** A position with one typed question and two criteria, of weight 3 and 1. */
export async function typedPosition(
  { ctx, rita }: House,
  criteria = ['Finding the cause', 'Telling others'],
) {
  const by = { subjectId: rita.subjectId } as Recruiter;
  const asked = criteria.map((name, at) => ({ id: newId<'criterion'>(), name, weight: at ? 1 : 3, levels }));
  const kit = aKit({ questions: [aQuestion({ kinds: ['typed'], criteria: asked })] });
  const kitId = await createKit(ctx, by, kit);
  return openPosition(ctx, by, { title: 'Reliability engineer', description: '', kitId });
}

type Wish = {
  positionId?: Id<'position'>;
  name?: string;
  words?: string;
  scoring?: 'ai' | 'people';
  /** The words stand, so that the model may read them. */
  agreed?: boolean;
};
/** Somebody answers the question of such a position. */
export async function interviewed(here: House, wish: Wish = {}) {
  const {
    name = 'Ada',
    words = 'The disk was full. I saw it in the log.',
    scoring = 'ai',
    agreed = true,
  } = wish;
  const positionId = wish.positionId ?? (await typedPosition(here));
  const by = { subjectId: here.rita.subjectId } as Recruiter;
  const until = { deadline: new Date(here.ctx.now().getTime() + 1e9), timeZone: 'Europe/Berlin' };
  const guest = { name, email: `${newId()}@example.org` };
  const { invitation } = await invite(here.ctx, by, positionId, guest, until);
  const { questions } = (await kitVersionOf(here.ctx, invitation.kitVersionId)).kit;
  const how = { scoring, agreed };
  const { person, sitting } = await typedThrough(here, invitation, questions, [words], how);
  return {
    sittingId: sitting.id,
    subjectId: sitting.subjectId,
    positionId,
    questions,
    person,
  };
}
type Interviewed = Pick<Awaited<ReturnType<typeof interviewed>>, 'sittingId' | 'questions'>;

/** A colleague gives these levels, in the order of the criteria, and hands in. */
export async function rated(
  { ctx }: House,
  { subjectId }: { subjectId: SubjectId },
  { sittingId, questions }: Interviewed,
  given: readonly (Level | null)[],
  remark = '',
) {
  const sitting = await sittingOf(ctx, sittingId);
  const [question] = questions;
  if (!question) throw new Error('there is a question');
  const places = question.criteria.map(({ id }) => ({ questionId: question.id, criterionId: id }));
  const lines = places.map((place, at) => ({ ...place, level: given[at] ?? null, remark }));
  const seen = printOf({ levels: [], summary: '' }, question.id, true);
  const part = { questionId: question.id, levels: lines, summary: 'In all.' };
  await savePart(ctx, { subjectId }, sitting, part, seen);
  const missing = await handIn(ctx, { subjectId }, sitting, places);
  if (missing.length) throw new Error('something lacks a level');
}
/** The same colleague changes the first level, with a reason. */
export async function changed(
  { ctx }: House,
  { subjectId }: { subjectId: SubjectId },
  { sittingId, questions }: Interviewed,
  level: Level,
  reason: string,
  seen = 0,
) {
  const [question] = questions;
  const [criterion] = question?.criteria ?? [];
  if (!question || !criterion) throw new Error('there is a question');
  const place = { questionId: question.id, criterionId: criterion.id };
  const sitting = await sittingOf(ctx, sittingId);
  await overrideLevel(ctx, { subjectId }, sitting, { ...place, level, reason, seen });
}
export async function decided(
  { ctx }: House,
  { subjectId }: { subjectId: SubjectId },
  { sittingId }: Pick<Interviewed, 'sittingId'>,
  reason: string,
) {
  const letter = { subject: 'Your interview', text: 'We would like to go on.' };
  const seen = (await decisionsOf(ctx, sittingId)).length;
  const sitting = await sittingOf(ctx, sittingId);
  await decide(ctx, { subjectId }, sitting, { outcome: 'going-on', reason, letter, seen });
}
