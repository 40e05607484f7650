import type { Context } from 'hono';
import { z } from 'zod';
import { readForm, web } from '#kernel/http.ts';
import { isSetUp, personOf } from '#people';
import { AccountPage } from '#views/auth/account.tsx';
import { SignInPage } from '#views/auth/sign-in.tsx';
import { asStaff, deskOf, findStaff, forgetCookie, openStaffSession, publicOf, tokenIn } from './guards.ts';
import { localPath, rolesWords, type Staff, shortestPassword } from './model.ts';
import { limits } from './sidecar.ts';
import {
  accountOf,
  changePassword,
  endOtherSessions,
  enterByLink,
  sessionsOf,
  signIn,
  signOut,
  waitWords,
} from './verbs.ts';

const longest = { idleHours: limits.staff.idle / 3_600_000, days: limits.staff.most / 86_400_000 };
const signInForm = z.object({
  login: z.string().max(254).default(''),
  password: z.string().max(1000).default(''),
  next: z.string().default('/'),
});
const passwordForm = z.object({
  current: z.string({ error: 'Write the passphrase you have now.' }),
  password: z.string({ error: 'Write the new passphrase.' }).min(1, { error: 'Write the new passphrase.' }),
});

/** Where the request comes from. Behind a proxy that is the proxy: then all share one, generous, limit. */
function addressOf(c: Context) {
  const bindings = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return bindings?.incoming?.socket?.remoteAddress ?? 'unknown';
}
/** Browsers keep a `__Host-` cookie over plain http only for the machine they run on. */
function isUnsafe(c: Context) {
  const { protocol, hostname } = new URL(c.var.ctx.config.baseUrl);
  return protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.*\.localhost)$/.test(hostname);
}
const notMatched = {
  title: 'That did not match.',
  text: 'Check the name and the passphrase. After a few wrong tries each further one has to wait longer.',
};

async function accountProps(c: Context, staff: Staff) {
  const { ctx } = c.var;
  const [desk, person, account, sessions] = await Promise.all([
    deskOf(c),
    personOf(ctx, staff.subjectId),
    accountOf(ctx, staff.subjectId),
    sessionsOf(ctx, staff),
  ]);
  return {
    desk,
    name: person.name,
    email: person.email,
    login: account.login ?? '',
    roles: rolesWords(staff.roles),
    shortest: shortestPassword,
    sessions: sessions.map(({ id, device, createdAt, endsAt }) => ({
      device,
      since: createdAt,
      until: endsAt,
      here: id === staff.sessionId,
    })),
  };
}

export const routes = web
  .createApp()
  .get('/sign-in', async (c) => {
    const next = localPath(c.req.query('next'));
    if (await findStaff(c)) return c.redirect(next, 303);
    const empty = !(await isSetUp(c.var.ctx));
    return c.html(<SignInPage {...(await publicOf(c))} {...{ next, empty, longest }} unsafe={isUnsafe(c)} />);
  })
  .post('/sign-in', async (c) => {
    const form = await readForm(c, signInForm);
    const { login, password, next } = form.ok
      ? form.data
      : { ...form.given, login: '', password: '', next: '/' };
    const tried = await signIn(c.var.ctx, { login, password, address: addressOf(c) });
    if (tried.ok) {
      await openStaffSession(c, tried.subjectId);
      return c.redirect(localPath(next), 303);
    }
    const slow = tried.waitMs > 0;
    if (slow) c.header('retry-after', String(Math.ceil(tried.waitMs / 1000)));
    const problem = slow ? { title: 'Please wait.', text: waitWords(tried.waitMs) } : notMatched;
    const props = { ...(await publicOf(c)), next: localPath(next), login, problem, longest };
    return c.html(<SignInPage {...props} unsafe={isUnsafe(c)} />, slow ? 429 : 422);
  })
  .get('/sign-in/:token', async (c) => {
    const { subjectId, next } = await enterByLink(c.var.ctx, c.req.param('token'));
    await openStaffSession(c, subjectId);
    return c.redirect(next, 303);
  })
  .post('/sign-out', async (c) => {
    const token = tokenIn(c, 'staff');
    if (token) await signOut(c.var.ctx, token);
    forgetCookie(c, 'staff');
    return c.redirect('/sign-in', 303);
  })
  .get('/account', asStaff, async (c) => {
    const said: Record<string, string> = {
      password: 'Your passphrase is changed. All other devices are signed out.',
      sessions: 'All other devices are signed out.',
    };
    const done = said[c.req.query('done') ?? ''];
    return c.html(<AccountPage {...(await accountProps(c, c.var.staff))} done={done} />);
  })
  .post('/account/password', asStaff, async (c) => {
    const { ctx, staff } = c.var;
    const form = await readForm(c, passwordForm);
    const problems = form.ok ? await changePassword(ctx, staff, form.data) : form.problems;
    if (problems) return c.html(<AccountPage {...(await accountProps(c, staff))} problems={problems} />, 422);
    await openStaffSession(c, staff.subjectId);
    return c.redirect('/account?done=password', 303);
  })
  .post('/account/sign-outs', asStaff, async (c) => {
    await endOtherSessions(c.var.ctx, c.var.staff);
    return c.redirect('/account?done=sessions', 303);
  });
