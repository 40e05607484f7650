import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { wantsFragment, wantsJson } from '#kernel/http.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { findOrganisation, organisationOf, personOf } from '#people';
import type { Visit } from '#views/shell/candidate.tsx';
import type { ErrorFrame } from '#views/shell/error.tsx';
import { type Assets, plainAssets } from '#views/shell/page.tsx';
import type { Desk } from '#views/shell/recruiter.tsx';
import type { Admin, Candidate, Decider, Recruiter, Reviewer, Role, SessionKind, Staff } from './model.ts';
import { deviceOf, localPath, navOf, roles, rolesWords } from './model.ts';
import { endSession, findSessionOf, limits, openSession } from './sidecar.ts';

type Vars<V> = { Variables: { ctx: Ctx } & V };
/** Two names, so that a recruiter can try an interview without leaving the desk. */
const cookies = { staff: 'desk', candidate: 'visit' } as const satisfies Record<SessionKind, string>;
const ctxOf = (c: Context) => c.get('ctx') as Ctx;
export const tokenIn = (c: Context, kind: SessionKind) => getCookie(c, cookies[kind], 'host');

type NewSession = { subjectId: SubjectId; invitationId?: Id<'invitation'>; until?: Date | undefined };
/** A new session in this browser; the one it had before ends, so nobody can plant one beforehand. */
async function enter(c: Context, kind: SessionKind, session: NewSession) {
  const ctx = ctxOf(c);
  const before = tokenIn(c, kind);
  if (before) await endSession(ctx, kind, before);
  const token = await openSession(ctx, kind, { ...session, device: deviceOf(c.req.header('user-agent')) });
  setCookie(c, cookies[kind], token, {
    prefix: 'host',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: limits[kind].most / 1000,
  });
}
export const openStaffSession = (c: Context, subjectId: SubjectId) => enter(c, 'staff', { subjectId });
/** Exchanges a private link for a session of this browser, which ends with `until` at the latest. */
export const openCandidateSession = (
  c: Context,
  session: { subjectId: SubjectId; invitationId: Id<'invitation'>; until?: Date | undefined },
) => enter(c, 'candidate', session);
export const forgetCookie = (c: Context, kind: SessionKind) =>
  deleteCookie(c, cookies[kind], { prefix: 'host', secure: true, path: '/' });

const asked = new WeakMap<Request, Map<SessionKind, ReturnType<typeof findSessionOf>>>();
/** One look at the database per request and kind, however many ask. */
async function sessionIn(c: Context, kind: SessionKind) {
  const token = tokenIn(c, kind);
  if (!token) return undefined;
  const known = asked.get(c.req.raw) ?? new Map<SessionKind, ReturnType<typeof findSessionOf>>();
  asked.set(c.req.raw, known);
  const looking = known.get(kind) ?? findSessionOf(ctxOf(c), kind, token);
  known.set(kind, looking);
  return looking;
}

/** Who of the staff asks, if anybody does. */
export async function findStaff(c: Context): Promise<Staff | undefined> {
  const found = await sessionIn(c, 'staff');
  if (!found) return undefined;
  const { subjectId, roles, sessionId } = found;
  return { subjectId, roles, sessionId } as unknown as Staff;
}
/** Which candidate asks, if any does. */
export async function findCandidate(c: Context): Promise<Candidate | undefined> {
  const found = await sessionIn(c, 'candidate');
  if (!found?.invitationId) return undefined;
  const { subjectId, invitationId, sessionId } = found;
  return { subjectId, invitationId, sessionId } as unknown as Candidate;
}

/** To the sign-in page and back again; scripts are told, and htmx is told where to take the whole page. */
function toSignIn(c: Context) {
  const back = c.req.method === 'GET' ? localPath(c.req.url.slice(new URL(c.req.url).origin.length)) : '/';
  const to = `/sign-in?${new URLSearchParams({ next: back })}`;
  if (wantsJson(c))
    throw new Refusal('unauthorised', 'Sign in first: your session has ended, or there was none.');
  if (!wantsFragment(c)) return c.redirect(to, 303);
  const page = URL.parse(c.req.header('hx-current-url') ?? '');
  c.header('hx-redirect', page ? `/sign-in?${new URLSearchParams({ next: localPath(page.pathname) })}` : to);
  return c.body(null, 204);
}

/** The colleague who asks, if they have one of these roles; or the answer that sends them to the sign-in page. */
async function enterAs(c: Context, wanted: readonly Role[], who: string): Promise<Staff | Response> {
  const staff = await findStaff(c);
  if (!staff) return toSignIn(c);
  if (wanted.some((role) => staff.roles.includes(role))) return staff;
  throw new Refusal('forbidden', `This is for ${who}. An admin of your team can give you that role.`, {
    next: { label: 'Back to your own page', href: '/' },
  });
}
/** A guard that leaves its proof under `as`, and the colleague under `staff`. */
const guard = <const As extends string, Proof extends Staff>(as: As, wanted: readonly Role[], who: string) =>
  createMiddleware<Vars<{ staff: Staff } & Record<As, Proof>>>(async (c, next) => {
    const staff = await enterAs(c, wanted, who);
    if (staff instanceof Response) return staff;
    const put = c.set as unknown as (name: string, proof: Staff) => void;
    put('staff', staff);
    put(as, staff);
    await next();
    return undefined;
  });

/** Lets in whoever works here. */
export const asStaff = guard<'staff', Staff>('staff', roles, 'people who work here');
export const asAdmin = guard<'admin', Admin>('admin', ['admin'], 'admins');
export const asRecruiter = guard<'recruiter', Recruiter>('recruiter', ['recruiter'], 'recruiters');
export const asReviewer = guard<'reviewer', Reviewer>(
  'reviewer',
  ['reviewer', 'recruiter'],
  'reviewers and recruiters',
);
export const asDecider = guard<'decider', Decider>(
  'decider',
  ['recruiter', 'admin'],
  'recruiters and admins',
);
/** Lets in the person who holds a private link, once it was opened in this browser. */
export const asCandidate = createMiddleware<Vars<{ candidate: Candidate }>>(async (c, next) => {
  const candidate = await findCandidate(c);
  if (!candidate)
    throw new Refusal(
      'unauthorised',
      'Open the link from your letter again: this browser does not know you any more. Everything you saved is with us.',
    );
  c.set('candidate', candidate);
  await next();
});

const look = (accent: string | null | undefined): Assets =>
  accent ? { ...plainAssets, brand: `/brand.css?accent=${accent.slice(1)}` } : plainAssets;

/** What the staff frame shows on every page of this person. */
export async function deskOf(c: Context): Promise<Desk> {
  const staff = await findStaff(c);
  if (!staff) throw new Refusal('unauthorised', 'Sign in first.');
  const ctx = ctxOf(c);
  const [organisation, { name }] = await Promise.all([organisationOf(ctx), personOf(ctx, staff.subjectId)]);
  return {
    organisation: organisation.name,
    account: { name, roles: rolesWords(staff.roles) },
    nav: navOf(staff.roles),
    timeZone: organisation.timeZone,
    signOut: '/sign-out',
    assets: look(organisation.accent),
  };
}
/** The frame of pages before anybody is known. */
export async function publicOf(c: Context) {
  const organisation = await findOrganisation(ctxOf(c));
  return { organisation: organisation?.name, assets: look(organisation?.accent) };
}
/** The candidate's frame; `more` brings language, position and links. */
export async function visitOf(c: Context, more: Partial<Visit> = {}): Promise<Visit> {
  const organisation = await organisationOf(ctxOf(c));
  return {
    language: organisation.language,
    organisation: organisation.name,
    timeZone: organisation.timeZone,
    assets: look(organisation.accent),
    ...more,
  };
}

const ofCandidates = /^\/(i|interview)(\/|$)/;
/** The language of whose visit it is; before we know them, what their browser asks for. */
async function languageOf(c: Context) {
  const candidate = await findCandidate(c);
  if (candidate) return (await personOf(ctxOf(c), candidate.subjectId)).language;
  const asked = accepts(c, { header: 'Accept-Language', supports: ['en', 'de'], default: '' });
  return asked === 'en' || asked === 'de' ? asked : undefined;
}
/** The frame of an answer that no page of ours gives: an error. */
export async function frameOf(c: Context): Promise<ErrorFrame> {
  if (ofCandidates.test(c.req.path)) {
    const language = await languageOf(c);
    return { visit: await visitOf(c, language ? { language } : {}) };
  }
  return (await findStaff(c)) ? { desk: await deskOf(c) } : { open: await publicOf(c) };
}
