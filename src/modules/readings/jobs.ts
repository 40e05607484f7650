import { answersReopened } from '#interviews';
import { everyMinutes, when } from '#kernel/events.ts';
import { confirmOverdue, readAgain } from './verbs.ts';

export const jobs = [
  everyMinutes(10, 'words-stand', confirmOverdue),
  when(answersReopened, (ctx, { sittingId }, _, { createdAt }) => readAgain(ctx, sittingId, createdAt)),
];
