import { days } from '#kernel/durations.ts';
import { everyMinutes, everyNight } from '#kernel/events.ts';
import { tidyTicks } from '#kernel/queue.ts';
import { thinSamples } from '#kernel/samples.ts';
import { sampleMachine } from './verbs.ts';

// Neither is retention of personal data: figures and clocks of the machine.
export const jobs = [
  everyMinutes(5, 'sample', sampleMachine),
  everyNight('03:55', async (ctx) => {
    await thinSamples(ctx.db, ctx.now());
    await tidyTicks(ctx.db, new Date(ctx.now().getTime() - days(40)));
  }),
];
