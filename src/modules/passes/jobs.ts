import { everyNight, when } from '#kernel/events.ts';
import { passAsked } from './events.ts';
import { answerAsking, forgetAskings } from './verbs.ts';

export const jobs = [
  when(passAsked, (ctx, { askingId }) => answerAsking(ctx, askingId)),
  // No retention: an asking names nobody. Passes themselves go in the nights, by the rule of `sessions`.
  everyNight('01:40', forgetAskings),
];
