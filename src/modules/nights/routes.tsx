import type { Context } from 'hono';
import { z } from 'zod';
import { asAdmin, asKeeper, deskOf, type Keeper } from '#auth';
import { categories } from '#kernel/categories.ts';
import { formOf, web } from '#kernel/http.ts';
import { type NightShown, NightsPage } from '#views/nights/nights.tsx';
import { type Counts, categoryNames, itemsIn, onTime, startOf } from './model.ts';
import { confirmNight, standingOf } from './verbs.ts';

const linesOf = (counts: Counts) =>
  categoryNames.map((name) => ({ title: categories[name].title.en, ...counts[name] }));
type Line = Awaited<ReturnType<typeof standingOf>>['nights'][number];

function shownNight({ id, row }: Line, newest: boolean): NightShown {
  const at = startOf(id);
  if (!row) return { at, state: newest ? 'soon' : 'missing', items: 0, people: 0, counts: [], failures: [] };
  const { state, because, startedAt, people, keys, accounts, strays, failures, counts } = row;
  const late = startedAt.getTime() - at.getTime() > onTime ? startedAt : undefined;
  return {
    ...{ at, state, because, late, people, keys, accounts, strays, failures },
    items: state === 'waiting' ? 0 : itemsIn(counts),
    counts: linesOf(counts),
  };
}

async function nightsProps(c: Context, { roles }: Keeper) {
  const { waiting, nights, missing } = await standingOf(c.var.ctx);
  return {
    desk: await deskOf(c),
    now: c.var.ctx.now(),
    mayConfirm: roles.includes('admin'),
    missing: missing.map(startOf),
    nights: nights.map((line, index) => shownNight(line, index === 0)),
    waiting: waiting && {
      ...{ id: waiting.id, at: startOf(waiting.id), because: waiting.because ?? 'gap' },
      ...{ items: waiting.due.items, people: waiting.due.people, counts: linesOf(waiting.due.counts) },
    },
  };
}

const confirmation = z.object({ night: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), seen: z.coerce.number() });
export const routes = web
  .createApp()
  .get('/retention/nights', asKeeper, async (c) => {
    const props = await nightsProps(c, c.var.keeper);
    return c.html(<NightsPage {...props} confirmed={c.req.query('done') === 'confirmed'} />);
  })
  .post('/retention/nights', asAdmin, async (c) => {
    const { night, seen } = await formOf(c, confirmation);
    await confirmNight(c.var.ctx, c.var.admin, night, seen);
    return c.redirect('/retention/nights?done=confirmed', 303);
  });
