import { when } from '#kernel/events.ts';
import { transcriptsConfirmed } from '#readings';
import { ratingWanted } from './events.ts';
import { rateAnswer, wantRatings } from './verbs.ts';

export const jobs = [
  when(transcriptsConfirmed, (ctx, { sittingId }) => wantRatings(ctx, sittingId)),
  when(ratingWanted, (ctx, { answerId, sittingId }) => rateAnswer(ctx, sittingId, answerId), {
    lane: 'compute',
    tries: 3,
  }),
];
