import { findSitting, type Sitting } from '#interviews';
import { type LanguageModel, ModelTrouble } from '#judges';
import type { Ctx } from '#kernel/context.ts';
import { NotYet, Refusal } from '#kernel/errors.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { allOpened, opened, sealed } from '#kernel/privacy.ts';
import { jobsAbout } from '#kernel/queue.ts';
import type { Kit } from '#kits';
import { kitVersionOf } from '#positions';
import { sha256 } from '#prompts';
import { type Rated, rate, runs } from '#rating';
import {
  agreedAt,
  findCorrectedAnswer,
  type Reading,
  readingsOf,
  standingOf,
  wordsOfReading,
} from '#readings';
import { stillAllowed } from '#sittings';
import { decisionRecords, ratings } from './data.ts';
import { answerRated, ratingWanted } from './events.ts';
import { type Content, type DecisionRecord, hashOfRubric, timed } from './model.ts';
import { languageModelOf } from './sidecar.ts';
import {
  findRatingRow,
  findRecordRow,
  insertRating,
  insertRecord,
  ratingRows,
  removeSuperseded,
  supersede,
} from './store.ts';

/** Asks for the answers of an interview to be rated, if its person lets a model read them. */
export async function wantRatings(ctx: Ctx, sittingId: Id<'sitting'>) {
  const sitting = await findSitting(ctx, sittingId);
  if (!sitting?.ai) return;
  const { subjectId } = sitting;
  const done = new Set((await ratingRows(ctx.db.read, sittingId)).map(({ answerId }) => answerId));
  const wanted = (await readingsOf(ctx, sittingId)).filter(({ answer }) => !done.has(answer.id));
  await ctx.db.write(async (_tx, emit) => {
    for (const { answer } of wanted) emit(ratingWanted({ answerId: answer.id, sittingId, subjectId }));
  });
}

/** Consent was given after the words had been agreed to: the model may read them now. */
export async function wantIfStanding(ctx: Ctx, sittingId: Id<'sitting'>) {
  if (await agreedAt(ctx, sittingId)) await wantRatings(ctx, sittingId);
}
/** Consent was taken back: what the model proposed goes. How it came about is kept under lock as long as a law asks. */
export async function forgetRatings(ctx: Ctx, subject: SubjectId, sittingId: Id<'sitting'>) {
  if (await stillAllowed(ctx.db.read, sittingId, 'ai')) return;
  const held = ctx.holdings.find(({ name }) => name === 'ratings');
  await held?.eraseMatter?.(ctx, subject, sittingId);
}

/** Proposes levels for one answer. Nothing but question, rubric and words reaches the model. */
export async function rateAnswer(ctx: Ctx, sittingId: Id<'sitting'>, answerId: Id<'answer'>) {
  if (await findRatingRow(ctx.db.read, answerId)) return;
  const sitting = await findSitting(ctx, sittingId);
  if (!sitting?.ai) return;
  const reading = (await readingsOf(ctx, sittingId)).find(({ answer }) => answer.id === answerId);
  if (!reading) return;
  const { kit } = await kitVersionOf(ctx, sitting.kitVersionId);
  const question = kit.questions.find(({ id }) => id === reading.answer.questionId);
  const words = wordsOfReading(reading);
  const standing = standingOf(reading);
  if (standing === 'waiting') throw new NotYet('words-not-written-down');
  const nothing = standing === 'failed' || standing === 'unclear' || !words.trim();
  if (!question || nothing) return keep(ctx, sitting, reading, 'nothing-said');
  await rateWords(ctx, { sitting, reading, kit, question, words });
}

type Question = Kit['questions'][number];
type Work = { sitting: Sitting; reading: Reading; kit: Kit; question: Question; words: string };
async function rateWords(ctx: Ctx, { sitting, reading, kit, question, words }: Work) {
  const model = await languageModelOf(ctx);
  const startedAt = ctx.now().getTime();
  const rated = await whileAllowed(ctx, sitting, (signal) =>
    ctx.gate.about(sitting.subjectId, () => unlessTooLong(model, kit, question, words, signal)),
  );
  if (rated === 'not-allowed') return;
  if (!rated) return keep(ctx, sitting, reading, 'too-long');
  const record: DecisionRecord = {
    model: rated.model,
    parameters: { temperature: 0, runs, seeds: runs },
    kitVersionId: sitting.kitVersionId,
    rubricHash: hashOfRubric(question),
    transcriptHash: sha256(words),
    outputs: rated.outputs,
    levels: rated.criteria.map(({ criterionId, level, levels, quotes }) => ({
      ...{ criterionId, level, levels },
      spans: quotes.map(({ from, to }) => [from, to] as const),
    })),
    startedAt,
    endedAt: ctx.now().getTime(),
  };
  await keep(ctx, sitting, reading, 'rated', contentOf(rated, reading, words), record);
}

/** Undefined when rubric and answer together are more than the model can read: people rate it, nothing is cut. */
const unlessTooLong = (
  model: LanguageModel,
  { language }: Kit,
  question: Question,
  words: string,
  signal: AbortSignal,
) =>
  rate(model, { question, language }, words, signal).catch((error) => {
    if (error instanceof ModelTrouble && error.code === 'tooLong') return undefined;
    throw error;
  });

/** Real milliseconds after which it is asked again whether a model may still read on. */
const askAgainAfter = 1000;
/** A model reads for minutes: whoever was erased meanwhile, or took their yes back, is read no further. */
async function whileAllowed<T>(ctx: Ctx, { id }: Sitting, work: (signal: AbortSignal) => Promise<T>) {
  const stop = new AbortController();
  const ask = async () => {
    if (!(await stillAllowed(ctx.db.read, id, 'ai'))) stop.abort();
  };
  const asking = setInterval(() => void ask().catch(() => undefined), askAgainAfter);
  try {
    return await work(stop.signal);
  } catch (error) {
    if (stop.signal.aborted) return 'not-allowed' as const;
    throw error;
  } finally {
    clearInterval(asking);
  }
}

const contentOf = ({ criteria, dropped }: Rated, { transcript }: Reading, words: string): Content => ({
  proposals: criteria.map((one) => ({
    ...one,
    quotes: one.quotes.map((quote) => timed(quote, words, transcript?.words ?? [])),
  })),
  dropped,
});

type Stored = 'rated' | 'nothing-said' | 'too-long';
const nothing: Content = { proposals: [], dropped: [] };
async function keep(
  ctx: Ctx,
  { id: sittingId, subjectId }: Sitting,
  { answer: { id: answerId, questionId } }: Reading,
  state: Stored,
  content: Content = nothing,
  record?: DecisionRecord,
) {
  const at = ctx.now();
  const about = { answerId, sittingId, questionId, subjectId, state, ratedAt: at, supersededAt: null };
  const row = await sealed(ctx.vault, ratings, {
    ...{ id: newId<'rating'>(), ...about, content: JSON.stringify(content) },
  });
  const made = record && {
    ...{ id: newId<'decisionRecord'>(), answerId, subjectId, record: JSON.stringify(record), madeAt: at },
  };
  const kept = made && (await sealed(ctx.vault, decisionRecords, made));
  await ctx.db.write(async (tx, emit) => {
    if (!(await stillAllowed(tx, sittingId, 'ai')) || !(await insertRating(tx, row))) return;
    if (kept) await insertRecord(tx, kept);
    emit(answerRated({ answerId, sittingId, subjectId }));
  });
}

/** `not-asked`: people alone rate this interview. `stopped`: tried until the tries were used up; an admin sees why. */
export type RatingState = Stored | 'not-asked' | 'waiting' | 'stopped';
export interface Rating extends Content {
  readonly answerId: Id<'answer'>;
  readonly questionId: Id<'question'>;
  readonly state: RatingState;
  /** Why it waits or stopped, as a code: `language-model-missing`. */
  readonly because: string | undefined;
  /** Since when the words it stands on are others. */
  readonly supersededAt: Date | null;
}

/** What the model proposes for each answer that was handed in, in the order of the questions. */
export async function ratingsOf(ctx: Ctx, sittingId: Id<'sitting'>): Promise<Rating[]> {
  const [sitting, readings, rows] = await Promise.all([
    findSitting(ctx, sittingId),
    readingsOf(ctx, sittingId),
    ratingRows(ctx.db.read, sittingId),
  ]);
  const plain = await allOpened(ctx.vault, ratings, rows);
  // The queue may be long, and most lists are of people whose answers are all rated.
  const isWaiting = sitting?.ai && plain.length < readings.length;
  const work = isWaiting ? await jobsAbout(ctx.db.read, ratingWanted.name, 'sittingId', sittingId) : [];
  return readings.map(({ answer: { id: answerId, questionId } }) => {
    const about = { answerId, questionId };
    const found = plain.find((row) => row.answerId === answerId);
    if (found && sitting?.ai) {
      const content = JSON.parse(found.content) as Content;
      return {
        ...about,
        ...content,
        state: found.state,
        because: undefined,
        supersededAt: found.supersededAt,
      };
    }
    const job = work.find(({ fact }) => fact.answerId === answerId);
    const state = !sitting?.ai ? 'not-asked' : job?.state === 'parked' ? 'stopped' : 'waiting';
    return { ...about, ...nothing, state, because: job?.reason ?? undefined, supersededAt: null };
  });
}

/** How the proposals for an answer came about; undefined when there are none. */
export async function findDecisionRecord(
  ctx: Ctx,
  answerId: Id<'answer'>,
): Promise<DecisionRecord | undefined> {
  const row = await findRecordRow(ctx.db.read, answerId);
  if (!row) return undefined;
  return JSON.parse((await opened(ctx.vault, decisionRecords, row)).record) as DecisionRecord;
}

/** Words were put right: what was proposed from them is marked, and counts no more. */
export async function markSuperseded(ctx: Ctx, itemId: Id<string>) {
  // Either the answer itself, or what its speaker wrote over a passage of it.
  const passage = await findCorrectedAnswer(ctx.db.read, itemId as Id<'correction'>);
  const answers = [itemId as Id<'answer'>, ...(passage ? [passage] : [])];
  await ctx.db.write(async (tx) => void (await supersede(tx, answers, ctx.now())));
}
/** Has the model read the words as they are now. Refuses where what it proposed still stands. */
export async function proposeAnew(ctx: Ctx, { id: sittingId, subjectId }: Sitting, answerId: Id<'answer'>) {
  await ctx.db.write(async (tx, emit) => {
    if (!(await removeSuperseded(tx, sittingId, answerId)))
      throw new Refusal(
        'conflict',
        'What the model proposed for this answer still stands. Nothing was changed.',
      );
    emit(ratingWanted({ answerId, sittingId, subjectId }));
  });
}
