import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { z } from 'zod';
import { type AnswerKind, changeKind, type Sheet, saveTyped, startAnswer, type TextProblem } from '#answers';
import { asCandidate, type Candidate } from '#auth';
import { asInterviewee, interviewFrame, ownPage, placeOf, questionPath, renewalOf } from '#interviews';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { letGo } from '#kernel/files.ts';
import { bodyOf, formOf, jsonOf, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { askedOf, type Begun, begun, currentSheet, type Interview, interviewOf, mustHold } from '#sittings';
import { QuestionPage } from '#views/answering/question.tsx';
import { ReadyPage } from '#views/answering/ready.tsx';
import { TypedPage } from '#views/answering/typed.tsx';
import { sheetFor, shownQuestion, sliceNote, usualKind } from './model.ts';
import {
  announceTake,
  bePresent,
  draftFor,
  finishTake,
  handIn,
  takeSlice,
  takeState,
  takesSoFar,
  timesFor,
} from './verbs.ts';

type C = Context<{ Variables: { ctx: Ctx; candidate: Candidate; here: Interview } }>;
const questionIn = (c: C) => {
  const id = idOf('question').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such question. Go back to where you were.');
};
const takeIn = (c: Context) => {
  const id = idOf('take').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such recording. Reload the page to see where you are.');
};

async function question(c: C, here: Begun) {
  const sheet = currentSheet(here);
  if (sheet?.questionId !== questionIn(c)) return c.redirect(placeOf(here), 303);
  if (sheet.state === 'running') return c.html(await openQuestion(c, here, sheet));
  const { text: _t, hint: _h, criteria: _c, ...asked } = shownQuestion(here, sheet);
  const props = { question: asked, kind: usualKind(here, asked.kinds) };
  return c.html(<ReadyPage visit={await interviewFrame(c)} {...props} />);
}
async function openQuestion(c: C, here: Begun, sheet: Sheet) {
  const { kind } = sheet;
  if (kind === 'typed' || !kind) return typed(c, here, sheet);
  const { now, thinkEnds } = timesFor(c.var.ctx, here, sheet);
  const props = { question: shownQuestion(here, sheet), kind, now, thinkEnds };
  const takes = await takesSoFar(c.var.ctx, here, sheet);
  return <QuestionPage visit={await interviewFrame(c)} {...props} {...takes} />;
}
type Handed = { text: string; problem: TextProblem };
async function typed(c: C, here: Begun, sheet: Sheet, handed?: Handed) {
  const draft = await draftFor(c.var.ctx, sheet);
  const text = handed?.text.trim() ? handed.text : draft.text;
  const props = { question: shownQuestion(here, sheet), problem: handed?.problem, draft: { ...draft, text } };
  return <TypedPage visit={await interviewFrame(c)} {...props} {...timesFor(c.var.ctx, here, sheet)} />;
}

const kindForm = z.object({ kind: z.enum(['video', 'audio', 'typed']) });
type Choice = (ctx: Ctx, sheet: Sheet, asked: ReturnType<typeof askedOf>, kind: AnswerKind) => Promise<void>;
const choose = (act: Choice) => async (c: C) => {
  const here = begun(c.var.here);
  mustHold(here);
  // A page from before the policy changed opens no new question.
  if (await renewalOf(c.var.ctx, here)) return c.redirect('/interview', 303);
  const { kind } = await formOf(c, kindForm);
  const sheet = sheetFor(here, questionIn(c));
  await act(c.var.ctx, sheet, askedOf(here, sheet.questionId), kind);
  return c.redirect(questionPath(sheet), 303);
};

const answerForm = z.union([z.object({ take: idOf('take') }), z.object({ text: z.string() })]);
async function answer(c: C) {
  const { here } = c.var;
  const sheet = here.sitting?.state === 'open' ? currentSheet(here) : undefined;
  // Handed in twice, or from a page of yesterday: what counts is where they are now.
  if (sheet?.questionId !== questionIn(c)) return c.redirect(placeOf(here), 303);
  const mine = begun(here);
  const given = await formOf(c, answerForm);
  const problem = await handIn(c.var.ctx, mine, sheet, given);
  if (problem && 'text' in given)
    return c.html(await typed(c, mine, sheet, { text: given.text, problem }), 422);
  return c.redirect(afterAnswer(await interviewOf(c.var.ctx, c.var.candidate)), 303);
}
/** Whoever has spoken reads the words before the thanks. */
const afterAnswer = (here: Interview) => {
  const hasSpoken = here.sheets.some(({ takeId }) => takeId !== null);
  return here.sitting?.state === 'finished' && hasSpoken ? '/interview/transcripts' : placeOf(here);
};

/** Whoever hangs up in the middle has sent nothing. */
async function* sliceOf(c: Context): AsyncGenerator<Uint8Array> {
  const fromTheLine = Boolean((c.env as Partial<HttpBindings>)?.incoming);
  try {
    for await (const piece of bodyOf(c)) {
      yield piece;
      if (fromTheLine) letGo(piece);
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal('invalid', 'The slice did not arrive whole. Send it again.', { cause });
  }
}

const takeJson = z.object({ kind: z.enum(['audio', 'video']), mime: z.string().max(200) });
const endJson = z.object({ bytes: z.int().min(0), seconds: z.number().min(0).max(86_400) });
const draftJson = z.object({ text: z.string(), revision: z.int().min(1) });
const presenceJson = z.object({ questionId: idOf('question') });
const at = '/interview/questions/:id';

export const routes = web
  .createApp()
  .get(at, ...asInterviewee, (c) => ownPage(c, (here) => question(c, here)))
  .post(`${at}/start`, ...asInterviewee, choose(startAnswer))
  .post(`${at}/kind`, ...asInterviewee, choose(changeKind))
  .post(`${at}/answer`, ...asInterviewee, answer)
  .put(`${at}/draft`, ...asInterviewee, async (c) => {
    const here = begun(c.var.here);
    mustHold(here);
    const draft = await jsonOf(c, draftJson);
    const sheet = sheetFor(here, questionIn(c));
    const { savedAt, ...saved } = await saveTyped(c.var.ctx, sheet, askedOf(here, sheet.questionId), draft);
    return c.json({ ...saved, savedAt: savedAt?.getTime() ?? null });
  })
  .post(`${at}/takes`, ...asInterviewee, async (c) => {
    const here = begun(c.var.here);
    const wish = await jsonOf(c, takeJson);
    const begunTake = await announceTake(c.var.ctx, here, sheetFor(here, questionIn(c)), wish);
    return c.json({ ...begunTake, now: c.var.ctx.now().getTime() }, 201);
  })
  .put('/interview/takes/:id/slices/:offset', asCandidate, async (c) => {
    const note = sliceNote(c.req.param('offset'), (name) => c.req.header(name));
    return c.json(await takeSlice(c.var.ctx, c.var.candidate, takeIn(c), note, sliceOf(c)));
  })
  .get('/interview/takes/:id', asCandidate, async (c) =>
    c.json(await takeState(c.var.ctx, c.var.candidate, takeIn(c))),
  )
  .post('/interview/takes/:id/completion', asCandidate, async (c) => {
    const said = await jsonOf(c, endJson);
    return c.json(await finishTake(c.var.ctx, c.var.candidate, takeIn(c), said));
  })
  .post('/interview/presence', ...asInterviewee, async (c) => {
    const { questionId } = await jsonOf(c, presenceJson);
    return c.json(await bePresent(c.var.ctx, c.var.here, questionId));
  });
