import { idleAt, tendAccounts } from '#absences';
import type { Admin } from '#auth';
import type { CategoryName, Rule } from '#kernel/categories.ts';
import type { Ctx } from '#kernel/context.ts';
import { causeOf, NotYet, Refusal } from '#kernel/errors.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { forgetDepartures, removeLeavings, someDepartures } from '#kernel/leavings.ts';
import type { Holding } from '#kernel/privacy.ts';
import { removeStrays } from '#kernel/strays.ts';
import { countPeople } from '#people';
import { nightConfirmed, nightRan, nightStopped } from './events.ts';
import {
  type Counts,
  countsOf,
  deadAfter,
  type Failure,
  isGap,
  itemsIn,
  nightOf,
  nightsUpTo,
  signEvery,
  startOf,
  stopFor,
} from './model.ts';
import {
  changeNight,
  confirmedUpTo,
  findNewest,
  findNight,
  findWaiting,
  firstNight,
  insertNight,
  isAhead,
  lastBefore,
  nightsOf,
  setAside,
  signAlive,
  takeOver,
} from './store.ts';

export type Due = { counts: Counts; items: number; people: number; recordings: number };
type Changed = { category: CategoryName; rule: Rule };
/** What a night at that moment takes, per category and in all, each person once; with another rule if it is given. */
export async function dueAt(ctx: Ctx, at: Date, changed?: Changed): Promise<Due> {
  const found = await Promise.all(ctx.holdings.map((holding) => dueIn(ctx, holding, at, changed)));
  const counts = countsOf((name) => {
    const mine = found.filter(({ category }) => category === name);
    const items = mine.reduce((sum, one) => sum + one.items, 0);
    return { items, people: new Set(mine.flatMap(({ who }) => who)).size };
  });
  const everybody = new Set([...(await idleAt(ctx, at)), ...found.flatMap(({ who }) => who)]);
  // A recording is kept in slices and drawings: people count recordings.
  const recordings = found.find(({ name }) => name === 'takes')?.items ?? 0;
  return { counts, items: itemsIn(counts), people: everybody.size, recordings };
}
async function dueIn(ctx: Ctx, holding: Holding, at: Date, changed: Changed | undefined) {
  const { name, category } = holding;
  const rule = category === changed?.category ? changed.rule : undefined;
  const { items } = await holding.countDue(ctx, at, rule);
  const who = items ? await holding.whoIsDue?.(ctx, at, rule) : undefined;
  return { name, category, items, who: who ?? [] };
}

const none = countsOf(() => ({ items: 0, people: 0 }));
/** The night that is due, if nobody has run it: also late, when the house was off. Asked every few minutes. */
export async function night(ctx: Ctx) {
  const now = ctx.now();
  const id = nightOf(now);
  await ctx.db.write((tx) => setAside(tx, id, ['waiting', 'confirmed']));
  if (!(await claim(ctx, id, now))) return;
  const mine = await findNight(ctx.db.read, id);
  const due = await dueAt(ctx, startOf(id));
  const [last, ahead] = [await lastBefore(ctx.db.read, id), await isAhead(ctx.db.read, id)];
  const people = await countPeople(ctx.db.read);
  const because = stopFor({ now, last: last?.startedAt, ahead, due: due.people, people });
  if (!because || mine?.confirmed) return run(ctx, id, due, now);
  await ctx.db.write(async (tx, emit) => {
    if (await changeNight(tx, id, 'running', { state: 'waiting', because, ...shown(due) }))
      emit(nightStopped({ items: due.items, people: due.people }));
  });
}
const shown = ({ counts, people }: Due) => ({ counts, people });

const claim = (ctx: Ctx, id: string, now: Date) =>
  ctx.db.write(async (tx) => {
    const row = {
      ...({ id, state: 'running', because: null, confirmed: false, startedAt: now, aliveAt: now } as const),
      ...{ endedAt: null, counts: none, failures: [], people: 0, keys: 0, accounts: 0, strays: 0 },
    };
    if (await insertNight(tx, row)) return true;
    return takeOver(tx, id, now, new Date(now.getTime() - deadAfter));
  });

/** A sign of life, and what is written with it. */
type Sign = (also?: Parameters<Ctx['db']['write']>[0]) => Promise<void>;
/** Runs a night, with a sign of life every minute. Whoever stood still until somebody else took it over does no more of it. */
async function run(ctx: Ctx, id: string, due: Due, since: Date) {
  let last = since;
  let turn: Promise<unknown> = Promise.resolve();
  const sign: Sign = (also) => {
    const mine = turn.then(async () => {
      const now = ctx.now();
      await ctx.db.write(async (tx, emit) => {
        if (!(await signAlive(tx, id, last, now))) throw new NotYet('night-runs-elsewhere');
        await also?.(tx, emit);
      });
      last = now;
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
  const timer = setInterval(() => void sign().catch(() => undefined), signEvery).unref();
  await takeDue(ctx, id, due, sign).finally(() => clearInterval(timer));
}
/** Every holding takes what is due, asked again at the moment of deletion. What fails is written down, and the rest goes on. */
async function takeDue(ctx: Ctx, id: string, due: Due, sign: Sign) {
  // However late it runs: it takes what was due at its hour, as people were told.
  const at = startOf(id);
  const failures: Failure[] = [];
  const attempt = async <T>(holding: string, work: () => Promise<T>, otherwise: T) => {
    const done = await work().catch((error: unknown) => {
      failures.push({ holding, because: causeOf(error) });
      return otherwise;
    });
    await sign();
    return done;
  };
  const accounts = await attempt('accounts', () => tendAccounts(ctx, at), 0);
  const taken = new Map<CategoryName, { items: number; people: number }>();
  for (const holding of outsideFirst(ctx)) {
    const gone = await attempt(holding.name, () => holding.expire(ctx, at), { items: 0, people: 0 });
    const before = taken.get(holding.category) ?? { items: 0, people: 0 };
    const people = Math.min(before.people + gone.people, due.counts[holding.category].people || gone.people);
    taken.set(holding.category, { items: before.items + gone.items, people });
  }
  await attempt('files', () => removeLeavings(ctx), undefined);
  const keys = await attempt('keys', () => endKeys(ctx), 0);
  const strays = await attempt('strays', () => straysOf(ctx, id, at), 0);
  const counts = countsOf((name) => taken.get(name) ?? { items: 0, people: 0 });
  const { people } = due;
  const state = failures.length ? ('failed' as const) : ('done' as const);
  await sign(async (tx, emit) => {
    const outcome = { state, endedAt: ctx.now(), counts, failures, people, keys, accounts, strays };
    if (await changeNight(tx, id, 'running', outcome))
      emit(nightRan({ items: itemsIn(counts), people, failures: failures.length }));
  });
}
/** Files are told from strays by their age alone: after a jump of the clock a file whose row is just being written looks old. */
async function straysOf(ctx: Ctx, id: string, at: Date) {
  const last = await lastBefore(ctx.db.read, id);
  return isGap(last?.startedAt, ctx.now()) ? 0 : removeStrays(ctx, at);
}
const outsideFirst = ({ holdings }: Ctx) =>
  [...holdings].sort((a, b) => Number(b.outside ?? false) - Number(a.outside ?? false));

const perBatch = 200;
/** Looks after the keys of everybody of whom something ended. Answers how many people lost one. */
async function endKeys(ctx: Ctx): Promise<number> {
  let ended = 0;
  for (;;) {
    const some = await someDepartures(ctx.db.read, perBatch);
    if (!some.length) return ended;
    for (const subject of some) ended += (await endKeysOf(ctx, subject)) ? 1 : 0;
    await ctx.db.write((tx) => forgetDepartures(tx, some));
  }
}
/** Nothing is left: both keys go. The content key is gone, and no evidence is left: the evidence key goes, too. */
async function endKeysOf(ctx: Ctx, subject: SubjectId): Promise<boolean> {
  const keys = await ctx.vault.keysOf(subject);
  if (!keys.content && !keys.evidence) return false;
  const sealing = ctx.holdings.filter(({ idsOnly, key }) => !idsOnly && (keys.content || key === 'evidence'));
  for (const holding of sealing) if ((await holding.items(ctx, subject)).length) return false;
  await ctx.vault.destroy(subject, 'content');
  await ctx.vault.destroy(subject, 'evidence');
  return true;
}

const toNights = { next: { label: 'Back to the nights', href: '/retention/nights' } };
/** An admin has seen what would go, and wants it to go. `seen` is how many people the page spoke of. */
export async function confirmNight(ctx: Ctx, { subjectId: by }: Admin, id: string, seen: number) {
  const waiting = await findWaiting(ctx.db.read, nightOf(ctx.now()));
  const due = await dueAt(ctx, startOf(id));
  if (waiting?.id !== id)
    throw new Refusal('conflict', 'This night does not wait any more. Nothing was changed.', toNights);
  if (due.people > seen)
    throw new Refusal(
      'conflict',
      'More is due by now than you were shown, so nothing was deleted. Look again, then confirm.',
      toNights,
    );
  await ctx.db.write(async (tx, emit) => {
    await setAside(tx, id, ['running', 'done', 'failed']);
    const now = ctx.now();
    const change = { state: 'confirmed', confirmed: true, startedAt: now, aliveAt: now } as const;
    if (await changeNight(tx, id, 'waiting', change))
      emit(nightConfirmed({ by, items: due.items, people: due.people }));
  });
}
/** Runs what an admin has confirmed. */
export async function runConfirmed(ctx: Ctx) {
  const now = ctx.now();
  const change = { state: 'running', aliveAt: now } as const;
  for (const { id } of await confirmedUpTo(ctx.db.read, nightOf(now)))
    if (await ctx.db.write((tx) => changeNight(tx, id, 'confirmed', change)))
      await run(ctx, id, await dueAt(ctx, startOf(id)), now);
}

/** How the night stands that ran last, or stopped. */
export const lastNight = (ctx: Ctx) => findNewest(ctx.db.read, nightOf(ctx.now()));

const shownNights = 30;
/** The last nights, those that are missing too, and the one that waits for an admin with what it would take now. */
export async function standingOf(ctx: Ctx) {
  const { read } = ctx.db;
  const last = nightOf(ctx.now());
  const [waiting, first] = [await findWaiting(read, last), await firstNight(read)];
  const dates = nightsUpTo(last, shownNights).filter((date) => first !== undefined && date >= first);
  const rows = new Map((await nightsOf(read, dates)).map((row) => [row.id, row]));
  return {
    waiting: waiting && { ...waiting, due: await dueAt(ctx, startOf(waiting.id)) },
    nights: dates.map((id) => ({ id, row: rows.get(id) })),
    missing: dates.filter((id) => id !== last && !rows.has(id)),
  };
}
