import type { Context } from 'hono';
import { z } from 'zod';
import {
  asAdmin,
  deskOf,
  openStaffSession,
  publicOf,
  type Role,
  roles,
  rolesWords,
  shortestPassword,
} from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { readForm, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { ColleaguePage } from '#views/team/colleague.tsx';
import { JoinPage } from '#views/team/join.tsx';
import { InvitePage, TeamPage } from '#views/team/team.tsx';
import { credentials, newColleague, rolesField } from './model.ts';
import {
  changeRoles,
  closeAccount,
  colleagueOf,
  expectedBy,
  inviteColleague,
  join,
  linkAgain,
  teamOf,
} from './verbs.ts';

const choices = (held: readonly string[]) => roles.map((value) => ({ value, checked: held.includes(value) }));
const rolesForm = z.object({ roles: rolesField });
const pageOf = (id: string) => `/team/${id}`;

function colleagueIn(c: Context) {
  const id = idOf('subject').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such colleague.', { next: { label: 'Team', href: '/team' } });
}
const said: Record<string, string> = {
  invited: 'The invitation is made. Its link is below.',
  roles: 'The roles are changed.',
  link: 'There is a new link. The old one is dead.',
  closed: 'The account is closed, and every session of it has ended.',
};
async function colleagueProps(c: Context, held?: readonly Role[]) {
  const id = colleagueIn(c);
  const { subjectId, roles: has, ...colleague } = await colleagueOf(c.var.ctx, id);
  const done = said[c.req.query('done') ?? ''];
  return { ...colleague, desk: await deskOf(c), href: pageOf(subjectId), roles: choices(held ?? has), done };
}

const desk = web
  .createApp()
  .get('/team', asAdmin, async (c) => {
    const colleagues = (await teamOf(c.var.ctx)).map(
      ({ subjectId, name, roles: held, state, createdAt }) => ({
        ...{ name, state },
        href: pageOf(subjectId),
        roles: rolesWords(held),
        since: createdAt,
      }),
    );
    return c.html(<TeamPage desk={await deskOf(c)} colleagues={colleagues} />);
  })
  .get('/team/new', asAdmin, async (c) =>
    c.html(<InvitePage desk={await deskOf(c)} given={{}} roles={choices(['recruiter'])} problems={{}} />),
  )
  .post('/team/new', asAdmin, async (c) => {
    const form = await readForm(c, newColleague);
    const made = form.ok ? await inviteColleague(c.var.ctx, c.var.admin, form.data) : form;
    if ('subjectId' in made) return c.redirect(`${pageOf(made.subjectId)}?done=invited`, 303);
    const ticked = await tickedIn(c);
    const given = form.ok ? { ...form.data, roles: '' } : form.given;
    const problems = 'problems' in made ? made.problems : {};
    return c.html(
      <InvitePage desk={await deskOf(c)} {...{ given, problems }} roles={choices(ticked)} />,
      422,
    );
  })
  .get('/team/:id', asAdmin, async (c) => c.html(<ColleaguePage {...(await colleagueProps(c))} />))
  .post('/team/:id/roles', asAdmin, async (c) => {
    const id = colleagueIn(c);
    const form = await readForm(c, rolesForm);
    if (!form.ok)
      return c.html(<ColleaguePage {...(await colleagueProps(c, []))} problems={form.problems} />, 422);
    await changeRoles(c.var.ctx, c.var.admin, id, form.data.roles);
    return c.redirect(`${pageOf(id)}?done=roles`, 303);
  })
  .post('/team/:id/links', asAdmin, async (c) => {
    const id = colleagueIn(c);
    await linkAgain(c.var.ctx, c.var.admin, id);
    return c.redirect(`${pageOf(id)}?done=link`, 303);
  })
  .post('/team/:id/closing', asAdmin, async (c) => {
    const id = colleagueIn(c);
    await closeAccount(c.var.ctx, c.var.admin, id);
    return c.redirect(`${pageOf(id)}?done=closed`, 303);
  });

const tickedIn = async (c: Context) =>
  [(await c.req.parseBody({ all: true })).roles ?? []].flat().map(String);

const door = web
  .createApp()
  .get('/join/:token', async (c) => {
    const { person } = await expectedBy(c.var.ctx, c.req.param('token'));
    const given = { name: person.name, login: person.email };
    return c.html(<JoinPage {...(await joinProps(c))} given={given} problems={{}} />);
  })
  .post('/join/:token', async (c) => {
    const form = await readForm(c, credentials);
    const made = form.ok ? await join(c.var.ctx, c.req.param('token'), form.data) : form;
    if ('subjectId' in made) {
      await openStaffSession(c, made.subjectId);
      return c.redirect('/', 303);
    }
    await expectedBy(c.var.ctx, c.req.param('token'));
    const given = form.ok ? form.data : form.given;
    const problems = 'problems' in made ? made.problems : {};
    return c.html(<JoinPage {...(await joinProps(c))} given={given} problems={problems} />, 422);
  });
const joinProps = async (c: Context) => ({
  ...(await publicOf(c)),
  action: c.req.path,
  shortest: shortestPassword,
});

export const routes = web.createApp().route('/', desk).route('/', door);
