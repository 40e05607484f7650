import type { Context } from 'hono';
import { asReviewer, deskOf, type Staff } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { type Form, readForm, web } from '#kernel/http.ts';
import { type Id, idOf } from '#kernel/ids.ts';
import {
  type Asked,
  changeForm,
  handIn,
  isAt,
  levelFor,
  missingIn,
  overrideLevel,
  type Place,
  partForm,
  partIn,
  printOf,
  ratedOf,
  savePart,
  wantedIn,
  withPart,
} from '#scorecards';
import { isVeiled } from '#veils';
import { RevealedPage } from '#views/reviews/revealed.tsx';
import { ReviewPage } from '#views/reviews/review.tsx';
import {
  aiStanding,
  answerShown,
  type Changed,
  changeShown,
  criterionShown,
  hasSpoken,
  leftWords,
  linesOf,
  missingLine,
  type Others,
  pathOf,
  type Review,
  tabsOf,
} from './model.ts';
import { openReview, toRate } from './verbs.ts';

const toReviews = { next: { label: 'What waits for you', href: '/reviews' } };
function sittingIn(c: Context): Id<'sitting'> {
  const id = idOf('sitting').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such interview. It may have been erased.', toReviews);
}
function criterionIn(c: Context): Id<'criterion'> {
  const id = idOf('criterion').safeParse(c.req.query('criterion'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such criterion. Open the scorecard again.', toReviews);
}
/** The question that was asked for, or else the first that lacks something. */
function questionIn(c: Context, asked: readonly Asked[], fallback = 1): Asked {
  const wanted = Number(c.req.query('question') ?? fallback);
  const found = asked.find(({ number }) => number === wanted) ?? asked[0];
  if (!found) throw new Refusal('missing', 'This interview asks nothing.', toReviews);
  return found;
}
const isLast = ({ number }: Asked, asked: readonly Asked[]) => number === asked.length;

const handedInBehindVeil = () =>
  new Refusal(
    'conflict',
    'Your levels are handed in. Now decide, before anything of the first result is shown.',
    {
      next: { label: 'Decide as the second person', href: '/contests' },
    },
  );

const said: Record<string, string> = {
  saved: 'Saved. Nobody else sees it until you hand in.',
  in: 'Your scorecard is handed in. This is what others and the AI say.',
  changed: 'The level is changed. The one before stands beside it.',
  same: 'This level is the one that counts already, so nothing was changed.',
};
async function frameOf(c: Context, review: Review, question: Asked) {
  const { sitting, position, name, asked, own } = review;
  const { roles, subjectId } = c.var.staff as Staff;
  const decides = roles.some((role) => role !== 'reviewer');
  const isSecond = await isVeiled(c.var.ctx.db.read, sitting.id, subjectId);
  return {
    desk: await deskOf(c),
    trail: [
      { href: '/reviews', label: 'Reviews' },
      { href: `/positions/${position.id}`, label: position.title },
    ],
    name,
    below: `Question ${question.number} of ${asked.length}. ${own.handedInAt ? 'Handed in' : 'Seen by nobody until you hand in'}`,
    tabs: tabsOf(review),
    current: pathOf(sitting.id, question.number),
    // Whoever reads a second time decides where that reading was given to them, and nothing else is open to them.
    links: isSecond
      ? [{ href: '/contests', label: 'Second reading' }]
      : [
          { href: `/sittings/${sitting.id}/report`, label: 'Report' },
          ...(decides ? [{ href: `/sittings/${sitting.id}/decision`, label: 'Decide' }] : []),
        ],
    // Nothing typed is ever corrected here: without a spoken answer all words stand already.
    correctUntil: review.agreedAt || !hasSpoken(asked) ? undefined : review.correctUntil,
    done: said[c.req.query('done') ?? ''],
  };
}

type Tried = { form?: Form<object>; stale?: boolean; missing?: readonly Place[] };
async function ownPage(
  c: Context,
  review: Review,
  question: Asked,
  { form, stale = false, missing = [] }: Tried,
) {
  const { sitting, asked, own } = review;
  const last = isLast(question, asked);
  const sent = form?.ok ? form.data : form?.given;
  const draft = sent ? withPart(own.draft, partIn(question, sent)) : own.draft;
  const problems = form && !form.ok ? form.problems : {};
  const left = missingIn(draft, wantedIn(asked));
  const elsewhere = left.filter(({ questionId }) => questionId !== question.id);
  const lacks = (place: Place) =>
    missing.some(isAt(place)) ? 'Choose a level. Not enough evidence is one.' : undefined;
  return (
    <ReviewPage
      {...(await frameOf(c, review, question))}
      question={question}
      answer={answerShown(question, own)}
      action={pathOf(sitting.id, question.number)}
      seen={printOf(own.draft, question.id, last)}
      criteria={question.criteria.map(({ id, name, weight, levels }) => {
        const place = { questionId: question.id, criterionId: id };
        const line = draft.levels.find(isAt(place));
        const wanted = question.reading ? { ...place, answerId: question.reading.answer.id } : place;
        return {
          ...{ id, name, weight, levels, value: levelFor(draft, wanted), remark: line?.remark ?? '' },
          error: problems[`level-${id}`] ?? lacks(place),
          remarkError: problems[`remark-${id}`],
        };
      })}
      summary={last ? { value: draft.summary, error: problems.summary } : undefined}
      isLast={last}
      mayHandIn={last || elsewhere.length === 0}
      left={leftWords(asked, left)}
      missing={missing.map((place) => missingLine(asked, place, sitting.id))}
      stale={stale}
    />
  );
}
async function revealedPage(c: Context, review: Review, others: Others, question: Asked, changed?: Changed) {
  const { own, sitting } = review;
  const reader = c.var.staff.subjectId;
  const mine = others.cards.find(({ reviewerId }) => reviewerId === reader);
  return (
    <RevealedPage
      {...(await frameOf(c, review, question))}
      question={question}
      answer={answerShown(question, own)}
      ai={aiStanding(question, others)}
      lines={linesOf(review, others)}
      changeTo={`/sittings/${sitting.id}/review/overrides?question=${question.number}`}
      criteria={question.criteria.map((criterion) => {
        const line = mine?.levels.find(isAt({ questionId: question.id, criterionId: criterion.id }));
        return {
          ...criterionShown(question, criterion, others, reader),
          change: changeShown(criterion.id, line?.overrides.length ?? 0, changed),
        };
      })}
    />
  );
}
async function show(c: Context, tried: Tried = {}, changed?: Changed) {
  const review = await openReview(c.var.ctx, c.var.reviewer, sittingIn(c));
  // Handed in, and yet closed: a second person decides next.
  if (review.own.handedInAt && !review.others) throw handedInBehindVeil();
  const first = missingIn(review.own.draft, wantedIn(review.asked))[0];
  const question = questionIn(
    c,
    review.asked,
    review.asked.find(({ id }) => id === first?.questionId)?.number,
  );
  return review.others
    ? revealedPage(c, review, review.others, question, changed)
    : ownPage(c, review, question, tried);
}

async function save(c: Context) {
  const { ctx, reviewer } = c.var;
  const id = sittingIn(c);
  const { sitting, asked } = await toRate(ctx, id);
  const question = questionIn(c, asked);
  const [rated, last] = [ratedOf(question), isLast(question, asked)];
  const form = await readForm(c, partForm(rated, last));
  if (!form.ok) return c.html(await show(c, { form }), 422);
  const part = partIn(question, form.data);
  if ((await savePart(ctx, reviewer, sitting, part, form.data.seen)) === 'stale')
    return c.html(await show(c, { form, stale: true }), 409);
  if (form.data.do === 'later') return c.redirect('/reviews?done=saved', 303);
  if (form.data.do === 'next') return c.redirect(pathOf(id, question.number + 1), 303);
  const missing = await handIn(ctx, reviewer, sitting, wantedIn(asked));
  if (missing.length) return c.html(await show(c, { form, missing }), 422);
  if (await isVeiled(ctx.db.read, id, reviewer.subjectId)) return c.redirect('/contests', 303);
  return c.redirect(`${pathOf(id, 1)}&done=in`, 303);
}
async function change(c: Context) {
  const { ctx, reviewer } = c.var;
  const id = sittingIn(c);
  const { sitting, asked } = await toRate(ctx, id);
  const question = questionIn(c, asked);
  const criterionId = criterionIn(c);
  const form = await readForm(c, changeForm(criterionId));
  if (!form.ok) return c.html(await show(c, {}, { criterionId, form }), 422);
  const wish = { ...form.data, questionId: question.id, criterionId };
  const done = await overrideLevel(ctx, reviewer, sitting, wish);
  return c.redirect(`${pathOf(id, question.number)}&done=${done}`, 303);
}

export const routes = web
  .createApp()
  .get('/sittings/:id/review', asReviewer, async (c) => c.html(await show(c)))
  .post('/sittings/:id/review', asReviewer, save)
  .post('/sittings/:id/review/overrides', asReviewer, change);
