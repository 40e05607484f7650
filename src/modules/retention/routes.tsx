import type { Context } from 'hono';
import { asAdmin, asKeeper, deskOf, type Keeper } from '#auth';
import { casesHere } from '#holds';
import type { CategoryName } from '#kernel/categories.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Form, readForm, web } from '#kernel/http.ts';
import { inDays } from '#kernel/rules.ts';
import { categoryNames, standingOf } from '#nights';
import { ForecastPage } from '#views/retention/forecast.tsx';
import { PeriodsPage } from '#views/retention/periods.tsx';
import { RulePage } from '#views/retention/rule.tsx';
import { WouldPage } from '#views/retention/would.tsx';
import { isDefault, isLonger, problemsWith, type RuleForm, ruleForm, ruleIn, ruleWords } from './model.ts';
import { forecast, periodsOf, setRule, tonight, wouldTake } from './verbs.ts';

const toPeriods = { next: { label: 'Back to the periods', href: '/retention' } };
function categoryIn(c: Context): CategoryName {
  const found = categoryNames.find((name) => name === c.req.param('category'));
  if (!found) throw new Refusal('missing', 'There is no such kind of data.', toPeriods);
  return found;
}
async function periodIn(c: Context) {
  const category = categoryIn(c);
  const found = (await periodsOf(c.var.ctx)).find((one) => one.category === category);
  if (!found) throw new Refusal('missing', 'There is no such kind of data.', toPeriods);
  const { own, rule, title, source, ...rest } = found;
  return {
    ...{ ...rest, rule, own, title: title.en, source: source.en, said: ruleWords(rule) },
    ...{ ownSaid: ruleWords(own), href: `/retention/rules/${category}`, changed: !isDefault(category, rule) },
    ownFields: { trigger: own.trigger, days: inDays(own.for), atMostDays: inDays(own.atMost) },
  };
}
const said: Record<string, string> = {
  saved: 'Saved. It holds from the next night on.',
  default: "The product's own period holds again.",
};

async function periodsProps(c: Context, { roles }: Keeper) {
  const { ctx } = c.var;
  const [periods, due, { held, byRequests }, { waiting, missing }] = await Promise.all([
    periodsOf(ctx),
    tonight(ctx),
    casesHere(ctx),
    standingOf(ctx),
  ]);
  return {
    desk: await deskOf(c),
    mayChange: roles.includes('admin'),
    tonight: {
      ...{ at: due.at, items: due.items, people: due.people, recordings: due.recordings },
      counts: periods.map(({ category, title }) => ({ title: title.en, ...due.counts[category] })),
    },
    ...{ held, byRequests, waiting: waiting !== undefined, missing: missing.length },
    periods: periods.map(({ category, title, source, rule, own, ...more }) => ({
      ...{ title: title.en, source: source.en, said: ruleWords(rule), ownSaid: ruleWords(own) },
      ...{ changed: !isDefault(category, rule), longer: isLonger(category, rule), byLaw: more.byLaw },
      ...{
        ends: more.ends,
        reason: more.reason,
        href: `/retention/rules/${category}`,
        accounts: category === 'accounts',
      },
    })),
  };
}

const fieldsOf = ({ rule, reason }: Awaited<ReturnType<typeof periodIn>>) => ({
  ...{ trigger: rule.trigger, days: `${inDays(rule.for)}`, atMostDays: `${inDays(rule.atMost)}` },
  reason: reason ?? '',
});

type Period = Awaited<ReturnType<typeof periodIn>>;
const givenIn = (form: Form<RuleForm>) =>
  form.ok
    ? { ...form.data, days: `${form.data.days}`, atMostDays: `${form.data.atMostDays ?? ''}` }
    : form.given;
async function change(c: Context) {
  const [period, form] = [await periodIn(c), await readForm(c, ruleForm)];
  const problems = form.ok ? problemsWith(period.category, form.data) : form.problems;
  if (form.ok && !Object.keys(problems).length)
    return form.data.do === 'save' ? save(c, period, form.data) : look(c, period, form.data);
  return c.html(<RulePage desk={await deskOf(c)} {...{ period, problems }} given={givenIn(form)} />, 422);
}
async function save(c: Context, { category }: Period, form: RuleForm) {
  const rule = ruleIn(form);
  await setRule(c.var.ctx, c.var.admin, category, rule, form.reason);
  return c.redirect(`/retention?done=${isDefault(category, rule) ? 'default' : 'saved'}`, 303);
}
async function look(c: Context, period: Period, form: RuleForm) {
  const rule = ruleIn(form);
  const would = await wouldTake(c.var.ctx, period.category, rule);
  const fields = { trigger: rule.trigger, days: inDays(rule.for), atMostDays: inDays(rule.atMost) };
  const longer = isLonger(period.category, rule);
  const reason = (longer && form.reason) || '';
  const props = { desk: await deskOf(c), period, would, fields, longer, reason, said: ruleWords(rule) };
  return c.html(<WouldPage {...props} />);
}

export const routes = web
  .createApp()
  .get('/retention', asKeeper, async (c) => {
    const props = await periodsProps(c, c.var.keeper);
    return c.html(<PeriodsPage {...props} done={said[c.req.query('done') ?? '']} />);
  })
  .get('/retention/forecast', asKeeper, async (c) => {
    const periods = await periodsOf(c.var.ctx);
    const { nights, items } = await forecast(c.var.ctx);
    const lines = items.map(({ category, perNight }) => ({
      title: periods.find((one) => one.category === category)?.title.en ?? category,
      perNight,
    }));
    return c.html(<ForecastPage desk={await deskOf(c)} nights={nights} lines={lines} />);
  })
  .get('/retention/rules/:category', asAdmin, async (c) => {
    const period = await periodIn(c);
    return c.html(<RulePage {...{ period, problems: {}, given: fieldsOf(period) }} desk={await deskOf(c)} />);
  })
  .post('/retention/rules/:category', asAdmin, change);
