import type { Context } from 'hono';
import { asKeeper, deskOf } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { type Form, readForm, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { findPerson } from '#people';
import { CasePage } from '#views/holds/case.tsx';
import { HoldsPage } from '#views/holds/holds.tsx';
import { NewCasePage } from '#views/holds/new.tsx';
import { PersonPage } from '#views/holds/person.tsx';
import { type CaseForm, caseForm, personForm } from './model.ts';
import {
  caseOf,
  casesHere,
  casesOf,
  changeCase,
  closeCase,
  holdPerson,
  openCase,
  personAt,
  possibleOwners,
  releasePerson,
} from './verbs.ts';

const home = '/retention/holds';
const pageOf = (id: string) => `${home}/${id}`;
function idIn<const Of extends string>(c: Context, name: string, of: Of) {
  const id = idOf(of).safeParse(c.req.param(name));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such legal hold.', {
    next: { label: 'Legal holds', href: home },
  });
}
const said: Record<string, string> = {
  opened: 'The case is open. It holds nobody yet.',
  changed: 'Changed.',
  held: 'Held. Nothing about this person is deleted as long as the case is open.',
  released: 'Let go from this case.',
  closed: 'The case is closed. Whom no other case holds follows the rules again, from the next night on.',
};
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

type Shown = { given?: Readonly<Record<string, string>>; problems?: Readonly<Record<string, string>> };
async function caseProps(c: Context, { given, problems = {} }: Shown = {}) {
  const { ctx, keeper } = c.var;
  const found = await caseOf(ctx, keeper, idIn(c, 'id', 'holdCase'));
  const { name, reason, subjectId, reviewOn } = found;
  return {
    ...found,
    ...{ desk: await deskOf(c), href: pageOf(found.id), owners: await possibleOwners(ctx), problems },
    given: given ?? { name, reason, owner: subjectId, reviewOn: dayOf(reviewOn) },
    done: said[c.req.query('done') ?? ''],
  };
}
/** What a form of a case said, or what to show again. */
const retold = (form: Form<CaseForm>, problems: Readonly<Record<string, string>>): Required<Shown> => ({
  given: form.ok ? { ...form.data, reviewOn: dayOf(form.data.reviewOn) } : form.given,
  problems: form.ok ? problems : form.problems,
});
async function newProps(c: Context, shown: Shown = {}) {
  const { ctx, keeper } = c.var;
  const given = shown.given ?? { owner: keeper.subjectId };
  return {
    ...{ desk: await deskOf(c), owners: await possibleOwners(ctx), given },
    problems: shown.problems ?? {},
  };
}

const cases = web
  .createApp()
  .get(home, asKeeper, async (c) => {
    const { cases: all, byRequests } = await casesHere(c.var.ctx);
    const shown = all.map((one) => ({ ...one, href: pageOf(one.id) }));
    const done = said[c.req.query('done') ?? ''];
    return c.html(<HoldsPage desk={await deskOf(c)} cases={shown} {...{ byRequests, done }} />);
  })
  .get(`${home}/new`, asKeeper, async (c) => c.html(<NewCasePage {...(await newProps(c))} />))
  .post(home, asKeeper, async (c) => {
    const form = await readForm(c, caseForm);
    const made = form.ok ? await openCase(c.var.ctx, c.var.keeper, form.data) : form;
    if ('id' in made) return c.redirect(`${pageOf(made.id)}?done=opened`, 303);
    const problems = 'problems' in made ? made.problems : {};
    return c.html(<NewCasePage {...(await newProps(c, retold(form, problems)))} />, 422);
  })
  .get(`${home}/:id`, asKeeper, async (c) => c.html(<CasePage {...(await caseProps(c))} />))
  .post(`${home}/:id`, asKeeper, async (c) => {
    const id = idIn(c, 'id', 'holdCase');
    const form = await readForm(c, caseForm);
    const made = form.ok ? await changeCase(c.var.ctx, c.var.keeper, id, form.data) : form;
    if ('id' in made) return c.redirect(`${pageOf(id)}?done=changed`, 303);
    const problems = 'problems' in made ? made.problems : {};
    return c.html(<CasePage {...(await caseProps(c, retold(form, problems)))} />, 422);
  })
  .post(`${home}/:id/closing`, asKeeper, async (c) => {
    await closeCase(c.var.ctx, c.var.keeper, idIn(c, 'id', 'holdCase'));
    return c.redirect(`${home}?done=closed`, 303);
  });

const nobody = {
  email: 'Nobody with this address is known here. Check it, and whether it is a candidate or a colleague.',
};
const people = web
  .createApp()
  .post(`${home}/:id/people`, asKeeper, async (c) => {
    const { ctx, keeper } = c.var;
    const id = idIn(c, 'id', 'holdCase');
    const form = await readForm(c, personForm);
    const asked = form.ok ? form.data : undefined;
    const known = asked && ('person' in asked ? asked.person : await personAt(ctx, asked.kind, asked.email));
    if (known) {
      await holdPerson(ctx, keeper, id, known);
      return c.redirect(`${pageOf(id)}?done=held`, 303);
    }
    const typed = form.ok ? {} : form.given;
    const address = asked && 'email' in asked ? asked : typed;
    const problems = form.ok ? nobody : { email: 'Write the e-mail address of the person.' };
    return c.html(<CasePage {...(await caseProps(c, { problems }))} person={address} />, 422);
  })
  .post(`${home}/:id/people/:person/release`, asKeeper, async (c) => {
    const id = idIn(c, 'id', 'holdCase');
    await releasePerson(c.var.ctx, c.var.keeper, id, idIn(c, 'person', 'subject'));
    return c.redirect(`${pageOf(id)}?done=released`, 303);
  })
  .get(`${home}/people/:person`, asKeeper, async (c) => {
    const { ctx } = c.var;
    const subjectId = idIn(c, 'person', 'subject');
    if (!(await findPerson(ctx, subjectId)))
      throw new Refusal('missing', 'This person is not known here.', { next: { label: 'Back', href: home } });
    const { cases: all } = await casesHere(ctx);
    const holding = new Set((await casesOf(ctx, subjectId)).map(({ id }) => id));
    const shown = all
      .filter(({ closedAt }) => !closedAt)
      .map(({ id, name }) => ({ id, name, href: pageOf(id), holds: holding.has(id) }));
    return c.html(<PersonPage desk={await deskOf(c)} person={subjectId} cases={shown} />);
  });

export const routes = web.createApp().route('/', people).route('/', cases);
