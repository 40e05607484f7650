import { test } from 'vitest';

/** What must hold when something breaks. Where it cannot be broken it is skipped, and says why. */
export function fault(promise: string, cannot: string | undefined, story: () => Promise<void>) {
  if (cannot) test.skip(`${promise} (skipped: ${cannot})`, story);
  else test(promise, story);
}
/** Takes minutes: `npm run faults` has it, `npm run check` has not. */
export const slow = () => (process.env.FAULTS === 'all' ? undefined : 'takes minutes, FAULTS=all runs it');
