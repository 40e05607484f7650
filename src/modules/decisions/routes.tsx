import type { Context } from 'hono';
import { asDecider, deskOf } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { type Form, readForm, web } from '#kernel/http.ts';
import { type Id, idOf } from '#kernel/ids.ts';
import { behindVeil, isVeiled } from '#veils';
import { DecisionPage } from '#views/decisions/decision.tsx';
import { wordsOf } from '#views/words/index.ts';
import { decisionForm, type Outcome, outcomeForm } from './model.ts';
import { decide, openDecision, proposedLetter, ratable } from './verbs.ts';

function sittingIn(c: Context): Id<'sitting'> {
  const id = idOf('sitting').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such interview. It may have been erased.', {
    next: { label: 'What waits for you', href: '/reviews' },
  });
}
const languages = { en: 'English', de: 'German' };
/** What the house adds below the letter. Its link is private: nobody here is shown it. */
function addedTo(language: 'en' | 'de') {
  const lines = wordsOf(language).letters.howDecided('', true);
  return { lang: language, lines: lines.map((line) => (typeof line === 'string' ? line : line.label)) };
}

type Tried = {
  given?: { outcome?: Outcome | undefined; reason?: string | undefined; seen?: number };
  problems?: Readonly<Record<string, string>>;
  /** The second step: the letter stands there to be read and changed. */
  letter?: { subject: string; text: string };
};
async function page(c: Context, { given = {}, problems = {}, letter }: Tried = {}) {
  const { ctx, decider } = c.var;
  const { sitting, invitation, position, name, made, names, raters, hasRated, ...there } = await openDecision(
    ctx,
    decider,
    sittingIn(c),
  );
  const [rates, recruits] = [
    decider.roles.some((role: string) => role !== 'admin'),
    decider.roles.includes('recruiter'),
  ];
  return (
    <DecisionPage
      desk={await deskOf(c)}
      trail={[
        { href: '/reviews', label: 'Reviews' },
        { href: `/positions/${position.id}`, label: position.title },
      ]}
      links={[
        ...(rates ? [{ href: `/sittings/${sitting.id}/review`, label: 'Scorecards' }] : []),
        { href: `/sittings/${sitting.id}/report`, label: 'Report' },
        ...(recruits ? [{ href: `/invitations/${invitation.id}`, label: 'Candidate' }] : []),
      ]}
      action={`/sittings/${sitting.id}/decision`}
      review={rates ? `/sittings/${sitting.id}/review` : undefined}
      {...{ name, raters, hasRated, given, problems, letter }}
      seen={given.seen ?? made.length}
      made={made.map(({ decidedBy, decidedAt: at, ...one }) => ({
        ...one,
        at,
        by: names.get(decidedBy) ?? '',
      }))}
      awaitsModel={there.awaitsModel}
      byHand={!ctx.mail}
      language={languages[invitation.language]}
      added={addedTo(invitation.language)}
      letterHref={recruits && there.letter ? `/letters/${there.letter.id}` : undefined}
      letterState={there.letter?.state}
      done={c.req.query('done') === 'decided'}
    />
  );
}
const givenIn = (form: Form<{ outcome: Outcome; reason: string; seen: number }>) =>
  form.ok
    ? form.data
    : {
        outcome: outcomeForm.shape.outcome.safeParse(form.given.outcome).data,
        reason: form.given.reason,
        seen: Number(form.given.seen) || 0,
      };

async function take(c: Context) {
  const { ctx, decider } = c.var;
  const id = sittingIn(c);
  const { sitting, invitation } = await ratable(ctx, id);
  if (await isVeiled(ctx.db.read, id, decider.subjectId)) throw behindVeil();
  const first = await readForm(c, outcomeForm);
  const given = givenIn(first);
  if (!first.ok) return c.html(await page(c, { given, problems: first.problems }), 422);
  if (first.data.do === 'again') return c.html(await page(c, { given }));
  if (first.data.do === 'letter')
    return c.html(
      await page(c, { given, letter: await proposedLetter(ctx, decider, invitation, first.data) }),
    );
  const whole = await readForm(c, decisionForm);
  if (!whole.ok) {
    const { subject = '', text = '' } = whole.given;
    return c.html(await page(c, { given, problems: whole.problems, letter: { subject, text } }), 422);
  }
  const { subject, text, ...decision } = whole.data;
  await decide(ctx, decider, sitting, { ...decision, letter: { subject, text } });
  return c.redirect(`/sittings/${id}/decision?done=decided`, 303);
}

export const routes = web
  .createApp()
  .get('/sittings/:id/decision', asDecider, async (c) => c.html(await page(c)))
  .post('/sittings/:id/decision', asDecider, take);
