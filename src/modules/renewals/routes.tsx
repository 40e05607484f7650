import type { Context } from 'hono';
import { z } from 'zod';
import type { Candidate } from '#auth';
import { consentOf } from '#consents';
import { asInterviewee, interviewFrame, noticeOf, onwards, renewalOf, wordsShown } from '#interviews';
import type { Ctx } from '#kernel/context.ts';
import { formOf, web } from '#kernel/http.ts';
import { hashOf } from '#kernel/vault.ts';
import type { Interview } from '#sittings';
import { RenewalPage } from '#views/renewals/renewal.tsx';
import { withdraw } from '#withdrawals';
import { agreeAgain } from './verbs.ts';

type C = Context<{ Variables: { ctx: Ctx; candidate: Candidate; here: Interview } }>;

/** The notice once more; an answer to other words than it has now is asked for anew. */
async function asksAgain(c: C, answered?: { shown: string }) {
  const { here, ctx } = c.var;
  const asked = await renewalOf(ctx, here);
  if (!asked) return onwards(c);
  const purposes = asked.given.map(({ purpose }) => purpose);
  const { contact, controller, notice: version, kept } = await noticeOf(ctx, here);
  const about = { visit: await interviewFrame(c), contact, controller, notice: version, kept };
  const props = { ...about, purposes, changes: asked.changes };
  const words = wordsShown(String(<RenewalPage {...props} />));
  const isChanged = answered && answered.shown !== hashOf(words);
  if (!answered || isChanged)
    return c.html(<RenewalPage {...{ ...props, isChanged }} shown={hashOf(words)} />, isChanged ? 422 : 200);
  await agreeAgain(ctx, here, asked.given, words);
  return onwards(c);
}
/** "No": what was agreed to is taken back, as on the page of all consents. */
async function takeBack(c: C) {
  const { here, ctx, candidate } = c.var;
  const { subjectId } = candidate;
  const given = here.sitting && (await consentOf(ctx, subjectId, 'interview', here.sitting.id));
  if (given?.choice !== 'given') return onwards(c);
  await withdraw(ctx, { subjectId, identity: 'private-link' }, given.id);
  return c.redirect('/space/consents?done=withdrawn', 303);
}

const page = '/interview/renewal';
const form = z.object({ shown: z.string().default('') });
export const routes = web
  .createApp()
  .get(page, ...asInterviewee, (c) => asksAgain(c))
  .post(page, ...asInterviewee, async (c) => asksAgain(c, await formOf(c, form)))
  .post('/interview/withdrawal', ...asInterviewee, takeBack);
