import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Ctx } from '#kernel/context.ts';
import {
  type CookieName,
  cookieChoiceOf,
  dropCookie,
  lookOf,
  putCookie,
  readCookie,
} from '#kernel/cookies.ts';
import { Refusal } from '#kernel/errors.ts';
import { refuseIfFrozen } from '#kernel/guards.ts';
import { languageAsked, wantsFragment, wantsJson } from '#kernel/http.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { findOrganisation, organisationOf, personOf } from '#people';
import type { Visit } from '#views/shell/candidate.tsx';
import type { ErrorFrame } from '#views/shell/error.tsx';
import { type Assets, type Link, plainAssets } from '#views/shell/page.tsx';
import type { Desk } from '#views/shell/recruiter.tsx';
import { type Language, wordsOf } from '#views/words/index.ts';
import type {
  Admin,
  Candidate,
  Decider,
  Keeper,
  Officer,
  Recruiter,
  Reviewer,
  Role,
  Self,
  SessionKind,
  Staff,
} from './model.ts';
import { deviceOf, localPath, navOf, roles, rolesWords } from './model.ts';
import { endSession, findSessionOf, limits, openSession } from './sidecar.ts';

type Vars<V> = { Variables: { ctx: Ctx } & V };
/** Two names, so that a recruiter can try an interview without leaving the desk. */
const cookies = { staff: 'desk', candidate: 'visit' } as const satisfies Record<SessionKind, CookieName>;
const ctxOf = (c: Context) => c.get('ctx') as Ctx;
export const tokenIn = (c: Context, kind: SessionKind) => readCookie(c, cookies[kind]);

type NewSession = { subjectId: SubjectId; invitationId?: Id<'invitation'>; until?: Date | undefined };
/** A new session in this browser; the one it had before ends, so nobody can plant one beforehand. */
async function enter(c: Context, kind: SessionKind, session: NewSession) {
  const ctx = ctxOf(c);
  const before = tokenIn(c, kind);
  if (before) await endSession(ctx, kind, before);
  const token = await openSession(ctx, kind, { ...session, device: deviceOf(c.req.header('user-agent')) });
  putCookie(c, cookies[kind], token, limits[kind].most);
}
export const openStaffSession = (c: Context, subjectId: SubjectId) => enter(c, 'staff', { subjectId });
/** Exchanges a private link for a session of this browser, which ends with `until` at the latest. */
export const openCandidateSession = (
  c: Context,
  session: { subjectId: SubjectId; invitationId: Id<'invitation'>; until?: Date | undefined },
) => enter(c, 'candidate', session);
/** For somebody who came by a letter about their data: opens what is theirs, and no interview. */
export const openSelfSession = (c: Context, subjectId: SubjectId) => enter(c, 'candidate', { subjectId });
export const forgetCookie = (c: Context, kind: SessionKind) => dropCookie(c, cookies[kind]);

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
export const asOfficer = guard<'officer', Officer>('officer', ['officer'], 'the privacy officer');
/** Lets in who looks after the rules about data. */
export const asKeeper = guard<'keeper', Keeper>(
  'keeper',
  ['officer', 'admin'],
  'the privacy officer and admins',
);
const asSelfOf = (kind: SessionKind, elsewhere: (c: Context) => Response) =>
  createMiddleware<Vars<{ self: Self }>>(async (c, next) => {
    const found = await sessionIn(c, kind);
    if (!found) return elsewhere(c);
    const { subjectId, sessionId } = found;
    c.set('self', { subjectId, sessionId, kind } as unknown as Self);
    await next();
    return undefined;
  });
/** Lets in whoever came by a private link or by a letter about their data; others are asked for their address. */
export const asSelf = asSelfOf('candidate', (c) => c.redirect('/space/link', 303));
/** Lets in a colleague, as the person whom data is held about. */
export const asStaffSelf = asSelfOf('staff', toSignIn);
/** Lets in the person who holds a private link, once it was opened in this browser. */
export const asCandidate = createMiddleware<Vars<{ candidate: Candidate }>>(async (c, next) => {
  const candidate = await findCandidate(c);
  if (!candidate)
    throw new Refusal(
      'unauthorised',
      'Open the link from your letter again: this browser does not know you any more. Everything you saved is with us.',
    );
  // An interview rests while its data is frozen; whoever froze it reads how to go on.
  await refuseIfFrozen(ctxOf(c).db.read, candidate.subjectId);
  c.set('candidate', candidate);
  await next();
});

/** What the page around a page needs: the brand, how somebody likes it, and whether they are still to be asked. */
function look(c: Context, accent: string | null | undefined): Assets {
  const { appearance, speed, remembers } = lookOf(c);
  const { choice } = cookieChoiceOf(c);
  return {
    ...plainAssets,
    ...(accent && { brand: `/brand.css?accent=${accent.slice(1)}` }),
    ...(remembers && { appearance, speed }),
    ...(!choice && { asks: c.req.method === 'GET' ? localPath(c.req.path) : '/privacy/cookies' }),
  };
}

/** At the foot of every page, signed in or not: the one list of it. `own` is where the reader's own data lies. */
export function footerOf(language: Language, own: '/space' | '/account/data' = '/space'): Link[] {
  const { shell } = wordsOf(language);
  return [
    { href: '/privacy', label: shell.privacy },
    { href: '/privacy/cookies', label: shell.cookies },
    { href: own, label: shell.heldAboutMe },
  ];
}

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
    assets: look(c, organisation.accent),
    footer: footerOf('en', '/account/data'),
  };
}
/** The frame of pages before anybody is known. */
export async function publicOf(c: Context) {
  const organisation = await findOrganisation(ctxOf(c));
  return { organisation: organisation?.name, assets: look(c, organisation?.accent), footer: footerOf('en') };
}
/** The candidate's frame; `more` brings language and position. Whoever we know finds their own space from every page. */
export async function visitOf(c: Context, more: Partial<Visit> = {}): Promise<Visit> {
  const organisation = await organisationOf(ctxOf(c));
  const language = more.language ?? organisation.language;
  const { shell, consents } = wordsOf(language);
  const own = [
    { href: '/space', label: shell.held },
    { href: '/space/consents', label: consents.link },
  ];
  return {
    language,
    organisation: organisation.name,
    timeZone: organisation.timeZone,
    assets: look(c, organisation.accent),
    ...((await sessionIn(c, 'candidate')) && { links: own }),
    footer: footerOf(language),
    ...more,
  };
}

const ofCandidates = /^\/(i|interview|space)(\/|$)/;
/** The language of whose visit it is; before we know them, what their browser asks for. */
export async function languageOf(c: Context) {
  const candidate = await sessionIn(c, 'candidate');
  if (candidate) return (await personOf(ctxOf(c), candidate.subjectId)).language;
  return languageAsked(c);
}
/** The frame of an answer that no page of ours gives: an error. */
export async function frameOf(c: Context): Promise<ErrorFrame> {
  if (ofCandidates.test(c.req.path)) {
    const language = await languageOf(c);
    return { visit: await visitOf(c, language ? { language } : {}) };
  }
  return (await findStaff(c)) ? { desk: await deskOf(c) } : { open: await publicOf(c) };
}
