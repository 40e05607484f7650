import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { asCandidate, type Candidate, visitOf } from '#auth';
import { giveConsent, refuse } from '#consents';
import type { Ctx } from '#kernel/context.ts';
import { formOf, web } from '#kernel/http.ts';
import { hashOf } from '#kernel/vault.ts';
import { positionOf } from '#positions';
import { type Begun, begun, canBeTyped, change, hold, type Interview, interviewOf } from '#sittings';
import { DevicesPage } from '#views/interviews/devices.tsx';
import { DonePage } from '#views/interviews/done.tsx';
import { FeedbackPage } from '#views/interviews/feedback.tsx';
import { NoticePage, type NoticeProps } from '#views/interviews/notice.tsx';
import { PausedPage } from '#views/interviews/paused.tsx';
import { PracticePage } from '#views/interviews/practice.tsx';
import { RefusedPage } from '#views/interviews/refused.tsx';
import { GonePage } from '#views/shell/gone.tsx';
import { chooseOpenings } from '#withdrawals';
import { answeredIn, firstPath, kindsOf, mustRest, placeOf, wordsShown } from './model.ts';
import { contactOf, doneOf, giveFeedback, noticeOf, renewalOf } from './verbs.ts';

type Vars = { Variables: { ctx: Ctx; candidate: Candidate; here: Interview } };
type C = Context<Vars>;
const knowsWhere = createMiddleware<Vars>(async (c, next) => {
  c.set('here', await interviewOf(c.var.ctx, c.var.candidate));
  await next();
});
/** Knows who asks and where they stand: `c.var.here`. */
export const asInterviewee = [asCandidate, knowsWhere] as const;

/** The candidate's frame in the language of the interview, under its position. */
export async function interviewFrame(c: Context<Vars>) {
  const { language, timeZone, positionId } = c.var.here.invitation;
  const position = (await positionOf(c.var.ctx, positionId)).title;
  return visitOf(c, { language, timeZone, position, home: '/interview' });
}
const renewal = '/interview/renewal';
/** Leads to where somebody is now; first to the notice, if the policy has changed since they agreed. */
export async function onwards(c: Context<Vars>) {
  const here = await interviewOf(c.var.ctx, c.var.candidate);
  return c.redirect((await renewalOf(c.var.ctx, here)) ? renewal : placeOf(here), 303);
}
/**
 * A page of an interview that runs in this browser. When another one is in use, or the policy has changed since they
 * agreed, a page asks first.
 */
export async function ownPage(c: Context<Vars>, page: (here: Begun) => Response | Promise<Response>) {
  const { ctx, here } = c.var;
  if (here.sitting?.state !== 'open') return c.redirect(placeOf(here), 303);
  if (await renewalOf(ctx, here)) return c.redirect(renewal, 303);
  const mine = begun(here);
  return (await hold(ctx, mine)) ? page(mine) : c.redirect('/interview/elsewhere', 303);
}

type Said = Pick<NoticeProps, 'given' | 'problems'>;
/** The notice, and the words of it that somebody agrees to. */
async function notice(c: C) {
  const props = { visit: await interviewFrame(c), ...(await noticeOf(c.var.ctx, c.var.here)) };
  const words = wordsShown(String(<NoticePage {...props} />));
  const page = (said: Said = {}) => <NoticePage {...props} {...said} shown={hashOf(words)} />;
  return { words, page };
}
const consentForm = z.object({
  scoring: z.enum(['ai', 'people']).optional(),
  record: z.literal('on').optional(),
  shown: z.string().optional(),
});
async function consent(c: C) {
  const { here, ctx } = c.var;
  if (here.sitting || here.invitation.state !== 'invited') return c.redirect(placeOf(here), 303);
  const { scoring, record, shown } = await formOf(c, consentForm);
  const { words, page } = await notice(c);
  const records = record === 'on';
  const problems = {
    changed: shown !== hashOf(words),
    scoring: !scoring,
    record: !records && !canBeTyped(here.kit),
  };
  if (!scoring || problems.changed || problems.record)
    return c.html(page({ given: { scoring, record: records }, problems }), 422);
  await giveConsent(ctx, here, { ai: scoring === 'ai', records, shown: words });
  return onwards(c);
}

const feedbackForm = z.object({
  fair: z.enum(['yes', 'partly', 'no']).optional(),
  clear: z.enum(['yes', 'partly', 'no']).optional(),
  text: z.string().default(''),
});
async function feedback(c: C) {
  const given = await formOf(c, feedbackForm);
  const isEmpty = !given.fair && !given.clear && !given.text.trim();
  const problem = given.text.length > 2000 ? 'tooLong' : isEmpty ? 'empty' : undefined;
  if (problem)
    return c.html(<FeedbackPage visit={await interviewFrame(c)} given={given} problem={problem} />, 422);
  await giveFeedback(c.var.ctx, c.var.here, given);
  return c.redirect('/interview/done', 303);
}

async function gone(c: C, isElsewhere: boolean) {
  const { state } = c.var.here.invitation;
  const closed = state === 'declined' || state === 'cancelled' || state === 'finished' ? state : 'expired';
  const contact = (await contactOf(c.var.ctx, c.var.here)).mail;
  const page = (
    <GonePage
      visit={await interviewFrame(c)}
      contact={contact}
      reason={isElsewhere ? 'elsewhere' : closed}
      goOnHere={isElsewhere ? '/interview/elsewhere' : undefined}
    />
  );
  return c.html(page, isElsewhere ? 423 : 410);
}

const openingsForm = z.object({ openings: z.literal('on').optional(), shown: z.string().default('') });
const devicesForm = z.object({ kind: z.literal('typed').optional() });
const pages = web
  .createApp()
  .get('/interview', ...asInterviewee, onwards)
  .get('/interview/notice', ...asInterviewee, async (c) => {
    const place = placeOf(c.var.here);
    return place === '/interview/notice' ? c.html((await notice(c)).page()) : c.redirect(place, 303);
  })
  .post('/interview/notice', ...asInterviewee, consent)
  .get('/interview/refusal', ...asInterviewee, async (c) => {
    const { here, ctx } = c.var;
    if (here.invitation.state !== 'declined') return c.redirect(placeOf(here), 303);
    return c.html(<RefusedPage visit={await interviewFrame(c)} contact={await contactOf(ctx, here)} />);
  })
  .post('/interview/refusal', ...asInterviewee, async (c) => {
    await refuse(c.var.ctx, c.var.here);
    return c.redirect('/interview/refusal', 303);
  })
  .get('/interview/devices', ...asInterviewee, (c) =>
    ownPage(c, async (here) => {
      const props = { questions: here.kit.questions.length, kinds: kindsOf(here) };
      return c.html(<DevicesPage visit={await interviewFrame(c)} {...props} />);
    }),
  )
  .post('/interview/devices', ...asInterviewee, (c) =>
    ownPage(c, async ({ sitting }) => {
      const { kind } = await formOf(c, devicesForm);
      await change(c.var.ctx, sitting, { devicesCheckedAt: c.var.ctx.now(), prefers: kind ?? null });
      return onwards(c);
    }),
  )
  .get('/interview/practice', ...asInterviewee, (c) =>
    ownPage(c, async (here) => {
      const props = { questions: here.kit.questions.length, kinds: kindsOf(here), next: firstPath(here) };
      return c.html(<PracticePage visit={await interviewFrame(c)} {...props} />);
    }),
  )
  .post('/interview/pause', ...asInterviewee, (c) =>
    ownPage(c, async (here) => {
      mustRest(here);
      await change(c.var.ctx, here.sitting, { heldBy: null });
      return c.redirect('/interview/paused', 303);
    }),
  )
  .get('/interview/paused', ...asInterviewee, async (c) => {
    const { sitting, invitation } = c.var.here;
    if (sitting?.state !== 'open') return c.redirect(placeOf(c.var.here), 303);
    const props = { ...answeredIn(c.var.here), finishBy: invitation.deadline.getTime() };
    return c.html(<PausedPage visit={await interviewFrame(c)} {...props} />);
  })
  .get('/interview/elsewhere', ...asInterviewee, (c) => gone(c, c.var.here.sitting?.state === 'open'))
  .post('/interview/elsewhere', ...asInterviewee, async (c) => {
    await hold(c.var.ctx, begun(c.var.here), true);
    return onwards(c);
  })
  .get('/interview/end', ...asInterviewee, (c) => gone(c, false))
  .get('/interview/done', ...asInterviewee, async (c) => {
    const { here, ctx } = c.var;
    if (here.sitting?.state !== 'finished') return c.redirect(placeOf(here), 303);
    return c.html(<DonePage visit={await interviewFrame(c)} {...(await doneOf(ctx, here))} />);
  })
  .post('/interview/openings', ...asInterviewee, async (c) => {
    const { openings, shown } = await formOf(c, openingsForm);
    await chooseOpenings(c.var.ctx, c.var.candidate, openings === 'on', shown);
    return c.redirect('/interview/done', 303);
  })
  .post('/interview/feedback', ...asInterviewee, feedback);
export const routes = pages;
