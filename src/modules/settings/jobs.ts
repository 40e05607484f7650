import { everyNight } from '#kernel/events.ts';
import { tidyOutbound } from '#kernel/transfers.ts';

// No retention of personal data: sums per day and host, and refusals, name nobody. What was sent about a person is in
// the ledger `transfers` and goes in the nights, by the rule of its category.
export const jobs = [everyNight('03:50', (ctx) => tidyOutbound(ctx.db, ctx.now()))];
