import type { Ctx } from '#kernel/context.ts';
import { minutes } from '#kernel/durations.ts';
import { anyDue, findMark, putMark } from '#kernel/queue.ts';

// One for all of them: the question is whether any works, not how many.
const mark = 'worker-seen';
const signEvery = minutes(1);
/** Long enough for a worker that is replaced, and for one that is too busy to give a sign. */
const patience = minutes(3);

/** From now on this process says every minute that it works, until it is stopped. */
export async function giveSigns(ctx: Ctx) {
  const sign = () => ctx.db.write((tx) => putMark(tx, mark, ctx.now().toISOString()));
  await sign();
  // A sign that cannot be written down is given a minute later.
  const timer = setInterval(() => void sign().catch(() => undefined), signEvery);
  return { stop: () => clearInterval(timer) };
}

/** When a worker last gave a sign of life; undefined where none ever did. */
export async function lastSign({ db }: Pick<Ctx, 'db'>): Promise<Date | undefined> {
  const found = await findMark(db.read, mark);
  return found === undefined ? undefined : new Date(found);
}

/** Long work has been due for minutes, and no worker has given a sign for as long: `lastSeen` is its last. */
export async function areMissed({ db, now }: Pick<Ctx, 'db' | 'now'>, lastSeen: Date | undefined) {
  // A clock that was set back must not make a worker of the past one of today.
  const isSeen = lastSeen && Math.abs(now().getTime() - lastSeen.getTime()) < patience;
  return !isSeen && anyDue(db.read, 'compute', new Date(now().getTime() - patience));
}
