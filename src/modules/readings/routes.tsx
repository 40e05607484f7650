import type { Context } from 'hono';
import { z } from 'zod';
import { asCandidate, type Candidate, personOf, visitOf } from '#auth';
import type { Sitting } from '#interviews';
import { invitationOf } from '#invitations';
import { Refusal } from '#kernel/errors.ts';
import { formOf, web } from '#kernel/http.ts';
import { type Id, idOf } from '#kernel/ids.ts';
import { playerOf } from '#media';
import { kitVersionOf, positionOf } from '#positions';
import { isUnsure } from '#transcription';
import { type AnswerToRead, type PassageToRead, ReadAnswer } from '#views/readings/answer.tsx';
import { ReadPage } from '#views/readings/read.tsx';
import { wordsOf } from '#views/words/index.ts';
import { passagesOf, piecesOf, textOf } from './model.ts';
import {
  agree,
  agreedAt,
  correct,
  correctUntil,
  ownSitting,
  type Problem,
  type Reading,
  readingsOf,
  standingOf,
  type Written,
} from './verbs.ts';

const here = '/interview/transcripts';
type Refused = { answerId: Id<'answer'>; written: Written; problem: Problem };

function shown(reading: Reading, question: string, refused: Refused | undefined): AnswerToRead {
  const { answer, recording, transcript, corrections, deleted } = reading;
  const state = standingOf(reading);
  const words = transcript?.words ?? [];
  const mine = refused?.answerId === answer.id ? refused : undefined;
  const addition = mine?.written.passage === 'addition' ? mine.written.text : corrections.get('addition');
  return {
    id: answer.id,
    number: answer.number,
    question,
    state: state === 'unclear' ? 'ready' : state,
    recording: playerOf(recording),
    deleted,
    again: `${here}/${answer.id}`,
    passages: passagesOf(words).map(({ key, words: heard }) =>
      passageOf(key, heard, corrections.get(key), mine),
    ),
    text: answer.text ?? undefined,
    unsure: words.filter(isUnsure).length,
    addition:
      addition === undefined
        ? undefined
        : { text: addition, ...(typeof mine?.problem === 'object' && { tooLong: mine.problem.tooLong }) },
    saveTo: `${here}/${answer.id}`,
  };
}
function passageOf(
  key: string,
  heard: Parameters<typeof textOf>[0],
  said: string | undefined,
  refused: Refused | undefined,
): PassageToRead {
  const problem =
    refused?.written.passage === key && typeof refused.problem === 'string' ? refused.problem : undefined;
  return {
    key,
    at: heard[0]?.start ?? 0,
    until: heard.at(-1)?.end ?? 0,
    text: said ?? textOf(heard),
    pieces: piecesOf(heard, said),
    corrected: said !== undefined,
    problem: problem && { why: problem, text: refused?.written.text ?? '' },
  };
}

async function questionsOf(c: Context, sitting: Sitting) {
  const { kit } = await kitVersionOf(c.var.ctx, sitting.kitVersionId);
  return new Map(kit.questions.map(({ id, text }) => [id, text]));
}
async function allShown(c: Context, sitting: Sitting, refused?: Refused) {
  const [questions, readings] = await Promise.all([
    questionsOf(c, sitting),
    readingsOf(c.var.ctx, sitting.id),
  ]);
  return readings.map((reading) => shown(reading, questions.get(reading.answer.questionId) ?? '', refused));
}
async function visitHere(c: Context, candidate: Candidate) {
  const { ctx } = c.var;
  const invitation = await invitationOf(ctx, candidate.invitationId);
  const position = (await positionOf(ctx, invitation.positionId)).title;
  return visitOf(c, { language: invitation.language, position });
}

async function page(c: Context, candidate: Candidate, refused?: Refused) {
  const { ctx } = c.var;
  const sitting = await ownSitting(ctx, candidate);
  const answers = await allShown(c, sitting, refused);
  return (
    <ReadPage
      visit={await visitHere(c, candidate)}
      name={(await personOf(ctx, candidate.subjectId)).name}
      answers={answers}
      waiting={answers.filter(({ state }) => state === 'waiting').length}
      correctUntil={correctUntil(ctx, sitting).getTime()}
      agreed={(await agreedAt(ctx, sitting.id)) !== undefined}
      agreeTo={here}
      next="/interview/done"
    />
  );
}

const answerIn = (c: Context) => {
  const id = idOf('answer').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such answer. Reload the page.');
};
const correction = z.object({
  do: z.enum(['save', 'undo', 'add']),
  passage: z.string().max(20).default('addition'),
  text: z.string().trim().max(20_000).default(''),
  addition: z.string().trim().max(20_000).default(''),
});

export const routes = web
  .createApp()
  .get(here, asCandidate, async (c) => c.html(await page(c, c.var.candidate)))
  .post(here, asCandidate, async (c) => {
    await agree(c.var.ctx, c.var.candidate);
    return c.redirect('/interview/done', 303);
  })
  .get(`${here}/:id`, asCandidate, async (c) => {
    const { ctx, candidate } = c.var;
    const sitting = await ownSitting(ctx, candidate);
    const answer = (await allShown(c, sitting)).find(({ id }) => id === answerIn(c));
    if (!answer) throw new Refusal('missing', 'There is no such answer. Reload the page.');
    const { language, timeZone: zone } = await visitHere(c, candidate);
    const open = (await agreedAt(ctx, sitting.id)) === undefined;
    return c.html(<ReadAnswer {...{ answer, open }} words={wordsOf(language)} place={{ zone, language }} />);
  })
  .post(`${here}/:id`, asCandidate, async (c) => {
    const form = await formOf(c, correction);
    const adding = form.do === 'add';
    const written = {
      passage: adding ? 'addition' : form.passage,
      text: adding ? form.addition : form.text,
      undo: form.do === 'undo',
    };
    const answerId = answerIn(c);
    const problem = await correct(c.var.ctx, c.var.candidate, answerId, written);
    if (problem) return c.html(await page(c, c.var.candidate, { answerId, written, problem }), 422);
    return c.redirect(here, 303);
  });
