import type { Context } from 'hono';
import { z } from 'zod';
import { asRecruiter, deskOf, type Recruiter } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { formOf, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { examplesIn, markOf } from '#kits';
import { lint, type Question } from '#rubrics';
import { QuestionPage } from '#views/editor/question.tsx';
import { RemovedPage } from '#views/editor/removed.tsx';
import { type InForm, type Out, pressed, questionFrom, remarksOf, sentForm, shown } from './model.ts';
import {
  addQuestion,
  findQuestion,
  gone,
  moveQuestion,
  putBack,
  questionOf,
  removeQuestion,
  saveQuestion,
} from './verbs.ts';

type RecruiterEnv = { Variables: { ctx: Ctx; recruiter: Recruiter } };

function whereIn(c: Context) {
  const kitId = idOf('kit').safeParse(c.req.param('id'));
  const questionId = idOf('question').safeParse(c.req.param('question'));
  if (kitId.success && questionId.success) return { kitId: kitId.data, questionId: questionId.data };
  throw new Refusal('missing', 'There is no such question.', { next: { label: 'All kits', href: '/kits' } });
}
const kitIn = (c: Context) => whereIn(c).kitId;
function kitIdIn(c: Context) {
  const id = idOf('kit').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such kit.', { next: { label: 'All kits', href: '/kits' } });
}

type Shown = {
  form: InForm;
  /** What the form was filled with. */
  mark: string;
  problems?: Record<string, string>;
  saved?: boolean;
  out?: Out | undefined;
  conflict?: { theirs: Question | undefined; savedAt: Date };
};
async function questionPage(c: Context, { form, problems = {}, ...page }: Shown) {
  const { kitId, questionId } = whereIn(c);
  const { kit, at } = await findQuestion(c.var.ctx, { kitId, questionId });
  const { language, questions } = kit.draft;
  const read = questionFrom(questionId, form);
  return (
    <QuestionPage
      desk={await deskOf(c)}
      kitId={kit.id}
      kitTitle={kit.title}
      action={`/kits/${kit.id}/questions/${questionId}`}
      number={at < 0 ? questions.length + 1 : at + 1}
      {...form}
      {...remarksOf(form, problems, read.ok ? lint(read.question, language) : [])}
      {...page}
      out={page.out && { name: page.out.criterion.name, json: JSON.stringify(page.out) }}
      language={language}
      examples={(await examplesIn(language)).map(({ key, role, criterion }) => ({
        ...{ key, role },
        name: criterion.name,
      }))}
    />
  );
}

/** Saves what the form says; if a colleague was faster, both stand on the page and nothing is lost. */
async function save(c: Context<RecruiterEnv>) {
  const { ctx, recruiter } = c.var;
  const { kitId, questionId } = whereIn(c);
  const { kit } = await findQuestion(ctx, { kitId, questionId });
  const sent = await formOf(c, sentForm);
  const { form, out, look } = pressed(sent, await examplesIn(kit.draft.language));
  const mark = typeof sent.mark === 'string' ? sent.mark : '';
  const read = questionFrom(questionId, form);
  if (!read.ok) return c.html(await questionPage(c, { form, mark, out, problems: read.problems }), 422);
  const { question } = read;
  const saved = await saveQuestion(ctx, recruiter, kitId, { question, mark });
  if (!saved.ok) {
    const now = saved.theirs ? markOf(saved.theirs) : gone;
    return c.html(await questionPage(c, { form, mark: now, out, conflict: saved }), 409);
  }
  if (out) return c.html(await questionPage(c, { form, mark: markOf(question), out, saved: true }));
  return c.redirect(`/kits/${kitId}/questions/${questionId}?saved${look ? `#criterion-${look}` : ''}`, 303);
}

const back = z.object({
  question: z.string().max(50_000).optional(),
  at: z.coerce.number().int().min(0).default(0),
});
const place = z.object({ to: z.coerce.number().int().min(0) });

export const routes = web
  .createApp()
  .post('/kits/:id/questions', asRecruiter, async (c) => {
    const { ctx, recruiter } = c.var;
    const kitId = kitIdIn(c);
    const { question, at } = await formOf(c, back);
    if (question === undefined)
      return c.redirect(`/kits/${kitId}/questions/${await addQuestion(ctx, recruiter, kitId)}`, 303);
    await putBack(ctx, recruiter, kitId, question, at);
    return c.redirect(`/kits/${kitId}?saved`, 303);
  })
  .get('/kits/:id/questions/:question', asRecruiter, async (c) => {
    const { question } = await questionOf(c.var.ctx, whereIn(c));
    return c.html(
      await questionPage(c, {
        form: shown(question),
        mark: markOf(question),
        saved: c.req.query('saved') !== undefined,
      }),
    );
  })
  .post('/kits/:id/questions/:question', asRecruiter, save)
  .post('/kits/:id/questions/:question/move', asRecruiter, async (c) => {
    await moveQuestion(c.var.ctx, c.var.recruiter, whereIn(c), (await formOf(c, place)).to);
    return c.redirect(`/kits/${kitIn(c)}`, 303);
  })
  .post('/kits/:id/questions/:question/removal', asRecruiter, async (c) => {
    const { kit, question, at } = await removeQuestion(c.var.ctx, c.var.recruiter, whereIn(c));
    const gone = { question: JSON.stringify(question), text: question.text, at };
    return c.html(<RemovedPage desk={await deskOf(c)} kit={kit} {...gone} />);
  });
