import type { Context } from 'hono';
import { z } from 'zod';
import { asRecruiter, deskOf } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { formOf, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { examplesIn } from '#kits';
import { lint } from '#rubrics';
import { QuestionPage } from '#views/editor/question.tsx';
import { RemovedPage } from '#views/editor/removed.tsx';
import { emptyCriterion, fromExample, type InForm, inForm, questionFrom, sentForm, shown } from './model.ts';
import { addQuestion, moveQuestion, putBack, questionOf, removeQuestion, saveQuestion } from './verbs.ts';

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

type Shown = { form: InForm; problems?: Record<string, string>; saved?: boolean };
async function questionPage(c: Context, { form, problems = {}, saved = false }: Shown) {
  const { kit, at, question } = await questionOf(c.var.ctx, whereIn(c));
  const { language } = kit.draft;
  const read = questionFrom(question.id, form);
  const findings = read.ok ? lint(read.question, language) : [];
  const about = (id: string | undefined, level?: number) =>
    findings.find((finding) => finding.at.criterionId === id && finding.at.level === level)?.text;
  const ofQuestion = about(undefined);
  const examples = await examplesIn(language);
  return (
    <QuestionPage
      desk={await deskOf(c)}
      kitId={kit.id}
      kitTitle={kit.title}
      action={`/kits/${kit.id}/questions/${question.id}`}
      number={at + 1}
      given={form.given}
      problems={ofQuestion && form.given.text ? { text: ofQuestion, ...problems } : problems}
      criteria={form.criteria.map((criterion, index) => ({
        ...criterion,
        problem: problems[`criteria.${index}.name`] ?? (criterion.name ? about(criterion.id) : undefined),
        levelProblems: criterion.levels.map(
          (words, level) =>
            problems[`criteria.${index}.levels.${level}`] ??
            (words ? about(criterion.id, level + 1) : undefined),
        ),
      }))}
      examples={examples.map(({ key, criterion }) => ({ key, name: criterion.name }))}
      saved={saved}
    />
  );
}

/** What a button of the form does to the criteria before anything is saved. */
async function pressed(button: string, form: InForm, language: 'en' | 'de'): Promise<InForm> {
  const [what, which = ''] = button.split('-');
  if (what === 'add') return { ...form, criteria: [...form.criteria, emptyCriterion()] };
  if (what === 'remove') return { ...form, criteria: form.criteria.toSpliced(Number(which), 1) };
  const example = (await examplesIn(language)).find(({ key }) => key === which);
  return example ? { ...form, criteria: [...form.criteria, fromExample(example.criterion)] } : form;
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
      await questionPage(c, { form: shown(question), saved: c.req.query('saved') !== undefined }),
    );
  })
  .post('/kits/:id/questions/:question', asRecruiter, async (c) => {
    const { ctx, recruiter } = c.var;
    const { kit, question } = await questionOf(ctx, whereIn(c));
    const sent = await formOf(c, sentForm);
    const button = typeof sent.do === 'string' ? sent.do : 'save';
    const form = button === 'save' ? inForm(sent) : await pressed(button, inForm(sent), kit.draft.language);
    const read = questionFrom(question.id, form);
    if (!read.ok) return c.html(await questionPage(c, { form, problems: read.problems }), 422);
    await saveQuestion(ctx, recruiter, kit.id, read.question);
    return c.redirect(`/kits/${kit.id}/questions/${question.id}?saved`, 303);
  })
  .post('/kits/:id/questions/:question/move', asRecruiter, async (c) => {
    await moveQuestion(c.var.ctx, c.var.recruiter, whereIn(c), (await formOf(c, place)).to);
    return c.redirect(`/kits/${kitIn(c)}`, 303);
  })
  .post('/kits/:id/questions/:question/removal', asRecruiter, async (c) => {
    const { kit, question, at } = await removeQuestion(c.var.ctx, c.var.recruiter, whereIn(c));
    const gone = { question: JSON.stringify(question), text: question.text, at };
    return c.html(<RemovedPage desk={await deskOf(c)} kit={kit} {...gone} />);
  });
