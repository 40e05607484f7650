import { randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import type { Ctx } from '#kernel/context.ts';
import { days, minutes, type Sealed } from '#kernel/data.ts';
import type { Writer } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { opened, sealed } from '#kernel/privacy.ts';
import { hashOf } from '#kernel/vault.ts';
import { findOrganisation, namesOf, personOf } from '#people';
import { accounts } from './data.ts';
import { passwordChanged, sessionsEnded, signInRefused, staffSignedOut } from './events.ts';
import { localPath, passwordProblem, type Role, type Staff, slowdown } from './model.ts';
import { endSession, findSessionOf } from './sidecar.ts';
import {
  allAccounts,
  deleteSessionsFor,
  deleteSessionsOf,
  findAccount,
  findAccountByLogin,
  findLink,
  findLinkByHash,
  insertLink,
  type LinkRow,
  liveSessions,
  updateAccount,
  useLink,
} from './store.ts';

// OWASP's least for argon2id (19 MiB, 2 passes). It runs on the thread pool, so the pages go on meanwhile.
const strength = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const spelled = (password: string) => password.normalize('NFKC');
export const hashPassword = (password: string) => argon2.hash(spelled(password), strength);
/** Takes as long when nobody has this name, so that time does not tell who works here. */
const nobody = hashPassword(randomBytes(32).toString('hex'));

const gates = () => ({
  login: slowdown({ free: 5, first: 15_000, longest: minutes(15) }),
  address: slowdown({ free: 50, first: 1_000, longest: minutes(1) }),
});
const gatesByHouse = new WeakMap<Ctx, ReturnType<typeof gates>>();
function gatesOf(ctx: Ctx) {
  const found = gatesByHouse.get(ctx) ?? gates();
  gatesByHouse.set(ctx, found);
  return found;
}

export type SignIn = { login: string; password: string; address: string };
export type SignedIn = { ok: true; subjectId: SubjectId } | { ok: false; waitMs: number };

/** Who this name and passphrase belong to. Both kinds of mistake look alike, and guessing gets slower and slower. */
export async function signIn(ctx: Ctx, { login, password, address }: SignIn): Promise<SignedIn> {
  const loginIndex = loginIndexOf(ctx, login);
  const from = ctx.vault.blindIndex('address', address);
  const gate = gatesOf(ctx);
  const now = ctx.now().getTime();
  const waitMs = Math.max(gate.login.waitOf(loginIndex, now), gate.address.waitOf(from, now));
  if (waitMs > 0) return { ok: false, waitMs };
  // Counted before the slow part: a hundred guesses at the same moment are a hundred guesses.
  gate.login.failed(loginIndex, now);
  gate.address.failed(from, now);
  const account = await findAccountByLogin(ctx.db.read, loginIndex);
  const fits = await argon2.verify(account?.passwordHash ?? (await nobody), spelled(password));
  if (fits && account?.state === 'open') {
    gate.login.forget(loginIndex);
    gate.address.forget(from);
    return { ok: true, subjectId: account.subjectId };
  }
  if (account) await ctx.db.write(async (_tx, emit) => emit(signInRefused({ subjectId: account.subjectId })));
  return { ok: false, waitMs: 0 };
}

export const loginIndexOf = (ctx: Ctx, login: string) => ctx.vault.blindIndex('login', login);
/** The columns of a name to sign in with. */
export async function sealedLogin(ctx: Ctx, subjectId: SubjectId, login: string) {
  const place = { id: subjectId, subjectId, login };
  const row: { login?: Sealed | null | undefined } = await sealed(ctx.vault, accounts, place);
  return { login: row.login ?? null, loginIndex: loginIndexOf(ctx, login) };
}

/** Why these words cannot be this person's passphrase, or nothing. */
export async function passwordProblemFor(ctx: Ctx, password: string, known: readonly string[]) {
  const organisation = await findOrganisation(ctx);
  return passwordProblem(password, organisation ? [organisation.name, ...known] : known);
}

export async function signOut(ctx: Ctx, token: string) {
  const session = await findSessionOf(ctx, 'staff', token);
  await endSession(ctx, 'staff', token);
  if (!session) return;
  const { subjectId } = session;
  await ctx.db.write(async (_tx, emit) => emit(staffSignedOut({ subjectId, by: subjectId })));
}

export type PasswordChange = { current: string; password: string };
/** A new passphrase; every other device is signed out. Answers what is wrong with which field, or nothing. */
export async function changePassword(ctx: Ctx, staff: Staff, { current, password }: PasswordChange) {
  const { subjectId } = staff;
  const account = await accountOf(ctx, subjectId);
  const tried = await signIn(ctx, { login: account.login ?? '', password: current, address: subjectId });
  if (!tried.ok) return { current: tried.waitMs ? waitWords(tried.waitMs) : 'This is not your passphrase.' };
  const person = await personOf(ctx, subjectId);
  const problem = await passwordProblemFor(ctx, password, [account.login ?? '', person.name, person.email]);
  if (problem) return { password: problem };
  const passwordHash = await hashPassword(password);
  await ctx.db.write(async (tx, emit) => {
    await updateAccount(tx, subjectId, { passwordHash });
    await deleteSessionsOf(tx, subjectId);
    emit(passwordChanged({ subjectId, by: subjectId }));
  });
  return undefined;
}

export function waitWords(waitMs: number) {
  const left = Math.ceil(waitMs / 1000);
  const time = left > 90 ? `${Math.ceil(left / 60)} minutes` : `${left} seconds`;
  return `There were too many wrong tries. Wait ${time}, then try again.`;
}

export async function accountOf(ctx: Ctx, subjectId: SubjectId) {
  const row = await findAccount(ctx.db.read, subjectId);
  if (!row) throw new Refusal('missing', 'Nobody with this account works here.');
  return opened(ctx.vault, accounts, row);
}
/** Everybody who ever had an account, oldest first, without what they sign in with. */
export const accountsOf = (ctx: Ctx) => allAccounts(ctx.db.read);
/** Colleagues with an open account and this role. */
export async function staffWith(ctx: Ctx, role: Role) {
  const found = (await accountsOf(ctx)).filter(
    ({ state, roles }) => state === 'open' && roles.includes(role),
  );
  const names = await namesOf(
    ctx,
    found.map(({ subjectId }) => subjectId),
  );
  return found.map(({ subjectId }) => ({ subjectId, name: names.get(subjectId) ?? '' }));
}

export const sessionsOf = (ctx: Ctx, { subjectId }: Staff) => liveSessions(ctx.db.read, subjectId, ctx.now());
export const endOtherSessions = (ctx: Ctx, { subjectId, sessionId }: Staff) =>
  ctx.db.write(async (tx, emit) => {
    await deleteSessionsOf(tx, subjectId, sessionId);
    emit(sessionsEnded({ subjectId, by: subjectId }));
  });
export const endCandidateSessions = (ctx: Ctx, invitationId: Id<'invitation'>) =>
  ctx.db.write(async (tx) => void (await deleteSessionsFor(tx, invitationId)));

const lives = { join: days(7), 'sign-in': minutes(10) } as const;
type NewLink = { subjectId: SubjectId; purpose: LinkRow['purpose']; next?: string };
/** A one-time link, to be written by `insertLink` beside what it is for. */
export function newLink(ctx: Ctx, { subjectId, purpose, next = '/' }: NewLink): LinkRow {
  const [id, createdAt] = [newId<'staffLink'>(), ctx.now()];
  const expiresAt = new Date(createdAt.getTime() + lives[purpose]);
  const tokenHash = hashOf(tokenOf(ctx, id));
  return { id, subjectId, purpose, next: localPath(next), tokenHash, createdAt, expiresAt, usedAt: null };
}
const tokenOf = (ctx: Ctx, id: Id<'staffLink'>) => ctx.vault.token('staff-link', id, 1);

/** The address of a one-time link, as often as it is asked for. */
export async function linkOf(ctx: Ctx, id: Id<'staffLink'>): Promise<string> {
  const link = await findLink(ctx.db.read, id);
  if (!link) throw new Refusal('missing', 'There is no such link any more.');
  return `${ctx.config.baseUrl}/${link.purpose}/${tokenOf(ctx, id)}`;
}
/** Lets a colleague in once, within ten minutes, without a passphrase. */
export async function signInLink(ctx: Ctx, subjectId: SubjectId, next = '/'): Promise<string> {
  const link = newLink(ctx, { subjectId, purpose: 'sign-in', next });
  await ctx.db.write((tx) => insertLink(tx, link));
  return linkOf(ctx, link.id);
}

const dead = {
  used: 'This link has been used already: each one opens once. Sign in, or ask an admin for a new one.',
  expired: 'This link has expired. Ask an admin of your team for a new one.',
  unknown: 'This link is not one of ours, or a newer one took its place. Check that you copied all of it.',
} as const;
const toSignIn = { next: { label: 'Go to sign-in', href: '/sign-in' } };
/** The link behind a token, if it can still be used. */
export async function usableLink(ctx: Ctx, token: string, purpose: LinkRow['purpose']) {
  const link = await findLinkByHash(ctx.db.read, hashOf(token), purpose);
  if (!link) throw new Refusal('missing', dead.unknown, toSignIn);
  if (link.usedAt) throw new Refusal('gone', dead.used, toSignIn);
  if (link.expiresAt <= ctx.now()) throw new Refusal('gone', dead.expired, toSignIn);
  return link;
}
/** Uses it up inside a write; of two at the same moment, one is refused. */
export async function takeLink(tx: Writer, link: LinkRow, now: Date) {
  if (!(await useLink(tx, link.id, now)).length) throw new Refusal('gone', dead.used, toSignIn);
}
/** Who may enter by this sign-in link, and where to. The link is used up. */
export async function enterByLink(ctx: Ctx, token: string) {
  const link = await usableLink(ctx, token, 'sign-in');
  await ctx.db.write((tx) => takeLink(tx, link, ctx.now()));
  return link;
}
