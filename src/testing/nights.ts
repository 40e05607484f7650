import { insertNight } from '../modules/nights/store.ts';
import { night } from '../modules/nights/verbs.ts';
import type { House } from './house.ts';

const dayMs = 86_400_000;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
/** As if every night up to the one before had run, so that a test need not live through a year of them. */
export async function ranUntilYesterday({ ctx }: House) {
  const id = dateOf(ctx.now().getTime() - 2.5 * 3_600_000 - dayMs);
  const at = new Date(ctx.now().getTime() - dayMs);
  const nothing = { counts: {} as never, failures: [], people: 0, keys: 0, accounts: 0, strays: 0 };
  const row = { id, state: 'done', because: null, confirmed: false, ...nothing } as const;
  await ctx.db.write((tx) => insertNight(tx, { ...row, startedAt: at, aliveAt: at, endedAt: at }));
}
/** The night that is due now, after an ordinary one. */
export async function nightFalls(here: House) {
  await ranUntilYesterday(here);
  await night(here.ctx);
  await here.settle();
}
