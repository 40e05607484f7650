import { describe, expect, test } from 'vitest';
import type { Sitting } from '#interviews';
import { type LanguageModel, ModelTrouble } from '#judges';
import { NotYet } from '#kernel/errors.ts';
import { parkedJobs } from '#kernel/queue.ts';
import { erased } from '#testing/erasing.ts';
import { type House, house } from '#testing/house.ts';
import { aKit, aQuestion, invited, typedThrough } from '#testing/interviewees.ts';
import { languageModel } from '#testing/language.ts';
import { changeSitting } from '../sittings/store.ts';
import { timed } from './model.ts';
import { findRecordRow, ratingRows } from './store.ts';
import { findDecisionRecord, ratingsOf, wantRatings } from './verbs.ts';

const cause = 'The disk was full. I saw in the log that it grew by two gigabytes an hour.';
const typed = () => aKit({ questions: [aQuestion({ kinds: ['typed'] })] });

/** Somebody types their one answer and says that the words stand. */
async function interviewed(here: House, scoring: 'ai' | 'people' = 'ai', words = cause) {
  const { invitation, kit } = await invited(here, { kit: typed() });
  const [question] = kit.questions;
  if (!question) throw new Error('the kit of this test has a question');
  const { sitting } = await typedThrough(here, invitation, kit.questions, [words], { scoring });
  return { sittingId: sitting.id, question };
}
const standsIn = (model: LanguageModel) => ({ machines: { language: model } });

test('when Ada says that her words stand, each criterion gets a level with its quote, and a record', async () => {
  const { model } = languageModel({ level: () => 3.5 });
  const here = await house(standsIn(model));
  const { sittingId, question } = await interviewed(here);
  const [rating] = await ratingsOf(here.ctx, sittingId);
  expect(rating).toMatchObject({ state: 'rated', questionId: question.id, dropped: [] });
  expect(rating?.proposals).toEqual([
    {
      ...{
        criterionId: question.criteria[0]?.id,
        level: 4,
        levels: [4, 4, 4],
        spread: 0,
        doubts: [],
      },
      quotes: [{ text: 'The disk was full', from: 0, to: 17, at: null, until: null }],
    },
  ]);
  const record = await findDecisionRecord(here.ctx, rating?.answerId as never);
  expect(record).toMatchObject({
    model: { model: 'known', engine: 'test', quantisation: 'none' },
    parameters: { temperature: 0, runs: [1, 2, 3] },
    transcriptHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    levels: [{ level: 4, levels: [4, 4, 4], spans: [[0, 17]] }],
  });
  expect(record?.outputs.filter(({ asked }) => asked === 'level')).toHaveLength(3);
  expect(here.said()).toContain('scoring.answer-rated');
});

test('who typed every answer is waited for by nobody: the words stand as soon as the interview is over', async () => {
  const here = await house(standsIn(languageModel().model));
  const { invitation, kit } = await invited(here, { kit: typed() });
  const { sitting } = await typedThrough(here, invitation, kit.questions, [cause], { agreed: false });
  await here.settle();
  expect(here.said()).toContain('readings.transcripts-confirmed');
  expect((await ratingsOf(here.ctx, sitting.id))[0]?.state).toBe('rated');
});

const ends = {
  'she takes her yes back': ({ ctx }: House, { id }: Sitting) =>
    ctx.db.write((tx) => changeSitting(tx, id, { ai: false })),
  'she is erased': (here: House, { subjectId }: Sitting) => erased(here, subjectId),
};
test.each(Object.entries(ends))(
  'a model that reads on for minutes is stopped as soon as %s',
  async (_, end) => {
    const begun = Promise.withResolvers<void>();
    const weigh: LanguageModel['weigh'] = (_asked, signal) =>
      new Promise((_, refuse) => {
        signal?.addEventListener('abort', () => refuse(signal.reason));
        begun.resolve();
      });
    const here = await house(standsIn({ ...languageModel().model, weigh }));
    const { invitation, kit } = await invited(here, { kit: typed() });
    const { sitting } = await typedThrough(here, invitation, kit.questions, [cause], { agreed: false });
    const work = here.settle();
    await begun.promise;
    await end(here, sitting);
    await work;
    expect(await ratingRows(here.ctx.db.read, sitting.id)).toEqual([]);
    expect(await parkedJobs(here.ctx.db.read)).toEqual([]);
  },
);

test('nothing but question, rubric and words reaches the model', async () => {
  const { model, asked, written } = languageModel();
  const here = await house(standsIn(model));
  await interviewed(here);
  const read = JSON.stringify([...asked, ...written]);
  expect(read).toContain('The disk was full');
  for (const word of ['Ada', 'ada@example.org', 'typed', 'Reliability engineer', 'Rita', 'On call'])
    expect(read).not.toContain(word);
});

test('levels, quotes and record are sealed where they lie, and facts hold ids only', async () => {
  const { model } = languageModel();
  const here = await house(standsIn(model));
  const { sittingId } = await interviewed(here);
  const [row] = await ratingRows(here.ctx.db.read, sittingId);
  const record = await findRecordRow(here.ctx.db.read, row?.answerId as never);
  expect(row?.content.length).toBeGreaterThan(50);
  expect(record?.record.length).toBeGreaterThan(200);
  expect(JSON.stringify([row, record])).not.toMatch(/disk|known/);
  expect(JSON.stringify(here.facts)).not.toContain('disk');
});

test('who wants people alone is never read by the model', async () => {
  const { model, asked } = languageModel();
  const here = await house(standsIn(model));
  const { sittingId } = await interviewed(here, 'people');
  expect(asked).toEqual([]);
  expect(await ratingsOf(here.ctx, sittingId)).toMatchObject([{ state: 'not-asked', proposals: [] }]);
});

test('an answer that is asked for twice is rated once', async () => {
  const { model, asked } = languageModel();
  const here = await house(standsIn(model));
  const { sittingId } = await interviewed(here);
  const before = asked.length;
  await wantRatings(here.ctx, sittingId);
  await here.settle();
  expect(asked).toHaveLength(before);
  expect(await ratingsOf(here.ctx, sittingId)).toHaveLength(1);
});

describe('a model that is away, or broken', () => {
  test('the work waits without using up its tries, and goes on when the model is there', async () => {
    const { model } = languageModel();
    let there = false;
    const late: LanguageModel = {
      ...model,
      about: async () => {
        if (there) return model.about();
        throw new NotYet('language-model-missing');
      },
    };
    const here = await house(standsIn(late));
    const { sittingId } = await interviewed(here);
    for (let hour = 0; hour < 8; hour += 1) {
      here.wait(3_600_000);
      await here.settle();
    }
    expect(await ratingsOf(here.ctx, sittingId)).toMatchObject([
      { state: 'waiting', because: 'language-model-missing', proposals: [] },
    ]);
    there = true;
    here.wait(120_000);
    await here.settle();
    expect(await ratingsOf(here.ctx, sittingId)).toMatchObject([{ state: 'rated' }]);
  });

  test('without any weights and without a server the work waits for the model', async () => {
    const here = await house();
    const { sittingId } = await interviewed(here);
    expect(await ratingsOf(here.ctx, sittingId)).toMatchObject([
      { state: 'waiting', because: 'language-model-missing' },
    ]);
  });

  test('one that crashes again and again stops the work where an admin sees it; no number is invented', async () => {
    const { model } = languageModel();
    const broken = { ...model, weigh: () => Promise.reject(new ModelTrouble('crashed')) };
    const here = await house(standsIn(broken));
    const { sittingId } = await interviewed(here);
    for (let tries = 0; tries < 5; tries += 1) {
      here.wait(60_000);
      await here.settle();
    }
    expect(await ratingsOf(here.ctx, sittingId)).toMatchObject([{ state: 'stopped', proposals: [] }]);
    expect(here.said()).not.toContain('scoring.answer-rated');
  });

  test('an answer longer than the model can read is left to people, whole', async () => {
    const { model } = languageModel();
    const short = { ...model, weigh: () => Promise.reject(new ModelTrouble('tooLong')) };
    const here = await house(standsIn(short));
    const { sittingId } = await interviewed(here);
    expect(await ratingsOf(here.ctx, sittingId)).toMatchObject([{ state: 'too-long', proposals: [] }]);
  });
});

describe('when a quote was said', () => {
  const heard = 'The disk was full and I cleaned the disk'.split(' ').map((text, at) => ({
    ...{ text, start: at, end: at + 0.5, probability: 0.9 },
  }));
  const words = 'The disk was full and I cleaned the disk';
  const quote = (text: string, all = words) => {
    const from = all.indexOf(text);
    return { from, to: from + text.length, text };
  };
  test('it begins with its first word and ends with its last', () => {
    expect(timed(quote('I cleaned the disk'), words, heard)).toMatchObject({ at: 5, until: 8.5 });
  });
  test('a passage that was corrected has no time', () => {
    const corrected = 'The disk was broken and I cleaned the disk';
    expect(timed(quote('was broken and', corrected), corrected, heard)).toMatchObject({ at: null });
    expect(timed(quote('I cleaned the disk', corrected), corrected, heard)).toMatchObject({ at: 5 });
  });
  test('typed words have none', () => {
    expect(timed(quote('The disk'), words, [])).toMatchObject({ at: null, until: null });
  });
});
