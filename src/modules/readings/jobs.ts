import { answersReopened, sittingFinished } from '#interviews';
import { everyMinutes, when } from '#kernel/events.ts';
import { confirmOverdue, confirmTyped, readAgain } from './verbs.ts';

export const jobs = [
  everyMinutes(10, 'words-stand', confirmOverdue),
  when(sittingFinished, (ctx, { sittingId }) => confirmTyped(ctx, sittingId)),
  when(answersReopened, (ctx, { sittingId }, _, { createdAt }) => readAgain(ctx, sittingId, createdAt)),
];
