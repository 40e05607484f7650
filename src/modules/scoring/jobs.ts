import { consentRenewed, consentWithdrawn, purposeIn } from '#consents';
import { when } from '#kernel/events.ts';
import { fieldCorrected } from '#kernel/facts.ts';
import { transcriptsConfirmed } from '#readings';
import { ratingWanted } from './events.ts';
import { forgetRatings, markSuperseded, rateAnswer, wantIfStanding, wantRatings } from './verbs.ts';

export const jobs = [
  when(fieldCorrected, (ctx, { itemId }) => markSuperseded(ctx, itemId)),
  when(consentRenewed, async (ctx, fact) => {
    if (purposeIn(fact) === 'ai' && fact.sittingId) await wantIfStanding(ctx, fact.sittingId);
  }),
  when(consentWithdrawn, async (ctx, fact) => {
    if (purposeIn(fact) === 'ai' && fact.sittingId) await forgetRatings(ctx, fact.subjectId, fact.sittingId);
  }),
  when(transcriptsConfirmed, (ctx, { sittingId }) => wantRatings(ctx, sittingId)),
  when(ratingWanted, (ctx, { answerId, sittingId }) => rateAnswer(ctx, sittingId, answerId), {
    lane: 'compute',
    tries: 3,
  }),
];
