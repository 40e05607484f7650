import {
  type AccountRow,
  type Admin,
  accountsOf,
  deleteLinksOf,
  deleteSessionsOf,
  findAccount,
  findAccountByLogin,
  findOpenLink,
  hashPassword,
  insertLink,
  linkOf,
  loginIndexOf,
  newLink,
  openAccounts,
  passwordProblemFor,
  type Role,
  saveAccount,
  sealedLogin,
  takeLink,
  usableLink,
} from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { isUniqueViolation, type Writer } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { admitPerson, findPersonByEmail, namesOf, personOf, setLastSeen } from '#people';
import { accountClosed, rolesChanged, staffInvited, staffJoined } from './events.ts';
import type { Credentials, NewColleague } from './model.ts';

type Problems = Record<string, string>;
type Entered = { ok: true; subjectId: SubjectId } | { ok: false; problems: Problems };
const noSecrets = { login: null, loginIndex: null, passwordHash: null };
const toTeam = { next: { label: 'Back to the team', href: '/team' } };

type Secrets = { login: string; password: string };
/** The account of somebody who just chose how to sign in; to be saved beside what they came for. */
export async function openedAccount(
  ctx: Ctx,
  subjectId: SubjectId,
  roles: Role[],
  { login, password }: Secrets,
) {
  const [named, passwordHash] = await Promise.all([
    sealedLogin(ctx, subjectId, login),
    hashPassword(password),
  ]);
  return { ...named, subjectId, roles, passwordHash, state: 'open' as const, ...times(ctx) };
}
const times = (ctx: Ctx) => ({ createdAt: ctx.now(), closedAt: null });

/** Invites a colleague by a one-time link; somebody who left may come back this way. */
export async function inviteColleague(ctx: Ctx, admin: Admin, colleague: NewColleague): Promise<Entered> {
  const known = await findPersonByEmail(ctx, 'staff', colleague.email);
  const before = known && (await findAccount(ctx.db.read, known.subjectId));
  if (before?.state === 'open')
    return { ok: false, problems: { email: 'Somebody with this address works here already.' } };
  const { name, email, language, roles } = colleague;
  const subjectId = await admitPerson(ctx, { kind: 'staff', name, email, language });
  const account = { ...noSecrets, subjectId, roles, state: 'invited' as const, ...times(ctx) };
  await sendLink(ctx, admin, subjectId, async (tx) => {
    await saveAccount(tx, account);
    await setLastSeen(tx, subjectId, null);
  });
  return { ok: true, subjectId };
}

async function sendLink(
  ctx: Ctx,
  { subjectId: by }: Admin,
  subjectId: SubjectId,
  first: (tx: Writer) => Promise<unknown>,
) {
  const link = newLink(ctx, { subjectId, purpose: 'join' });
  await ctx.db.write(async (tx, emit) => {
    await first(tx);
    await deleteLinksOf(tx, subjectId, 'join');
    await insertLink(tx, link);
    emit(staffInvited({ linkId: link.id, subjectId, by }));
  });
}

/** A fresh link for somebody who has not come in yet; the old one is dead from now on. */
export async function inviteAgain(ctx: Ctx, admin: Admin, subjectId: SubjectId) {
  const { state } = await accountIn(ctx, subjectId);
  if (state !== 'invited') throw new Refusal('conflict', 'This colleague needs no link any more.', toTeam);
  await sendLink(ctx, admin, subjectId, async () => undefined);
}

/** Who is expected behind this link. */
export async function expectedBy(ctx: Ctx, token: string) {
  const link = await usableLink(ctx, token, 'join');
  return { link, person: await personOf(ctx, link.subjectId) };
}

/** Opens the account behind a link, which is used up by this. */
export async function join(ctx: Ctx, token: string, chosen: Credentials): Promise<Entered> {
  const { link, person } = await expectedBy(ctx, token);
  const { subjectId, email } = person;
  const { roles } = await accountIn(ctx, subjectId);
  const password = await passwordProblemFor(ctx, chosen.password, [chosen.login, chosen.name, email]);
  if (password) return { ok: false, problems: { password } };
  const taken: Entered = { ok: false, problems: { login: 'Somebody here has this name. Choose another.' } };
  if (await findAccountByLogin(ctx.db.read, loginIndexOf(ctx, chosen.login))) return taken;
  await admitPerson(ctx, { ...person, name: chosen.name });
  const account = await openedAccount(ctx, subjectId, roles, chosen);
  try {
    await ctx.db.write(async (tx, emit) => {
      await takeLink(tx, link, ctx.now());
      await saveAccount(tx, account);
      emit(staffJoined({ subjectId, by: subjectId }));
    });
  } catch (error) {
    if (isUniqueViolation(error)) return taken;
    throw error;
  }
  return { ok: true, subjectId };
}

/** Gives other roles, from the next click on. The house keeps at least one admin. */
export async function changeRoles(ctx: Ctx, admin: Admin, subjectId: SubjectId, roles: Role[]) {
  const account = await accountIn(ctx, subjectId);
  await ctx.db.write(async (tx, emit) => {
    if (account.state === 'open' && !roles.includes('admin')) await keepAnAdmin(tx, subjectId);
    await saveAccount(tx, { ...account, roles });
    emit(rolesChanged({ subjectId, by: admin.subjectId }));
  });
}

/** Ends an account, every session and every link of it. */
export async function closeAccount(ctx: Ctx, admin: Admin, subjectId: SubjectId) {
  const account = await accountIn(ctx, subjectId);
  await ctx.db.write(async (tx, emit) => {
    if (account.state === 'open') await keepAnAdmin(tx, subjectId);
    await saveAccount(tx, { ...account, ...noSecrets, state: 'closed', closedAt: ctx.now() });
    await deleteSessionsOf(tx, subjectId);
    await deleteLinksOf(tx, subjectId, 'join');
    await deleteLinksOf(tx, subjectId, 'sign-in');
    await setLastSeen(tx, subjectId, ctx.now());
    emit(accountClosed({ subjectId, by: admin.subjectId }));
  });
}

async function keepAnAdmin(tx: Writer, but: SubjectId) {
  const others = (await openAccounts(tx)).filter(({ subjectId }) => subjectId !== but);
  if (others.some(({ roles }) => roles.includes('admin'))) return;
  throw new Refusal(
    'conflict',
    'This is the only admin. Make a colleague an admin first, then try again.',
    toTeam,
  );
}

async function accountIn(ctx: Ctx, subjectId: SubjectId): Promise<AccountRow> {
  const account = await findAccount(ctx.db.read, subjectId);
  if (!account) throw new Refusal('missing', 'There is no such colleague.', toTeam);
  return account;
}

/** Everybody who works here, is expected or has left, by name. */
export async function teamOf(ctx: Ctx) {
  const accounts = await accountsOf(ctx);
  const ids = accounts.map(({ subjectId }) => subjectId);
  const names = await namesOf(ctx, ids);
  return accounts.map((account) => ({ ...account, name: names.get(account.subjectId) ?? '' }));
}
/** One colleague, with the link that waits for them. */
export async function colleagueOf(ctx: Ctx, subjectId: SubjectId) {
  const [account, person] = [await accountIn(ctx, subjectId), await personOf(ctx, subjectId)];
  const open = await findOpenLink(ctx.db.read, subjectId, ctx.now());
  const link = open?.purpose === 'join' ? await linkOf(ctx, open.id) : undefined;
  return { ...person, roles: account.roles, state: account.state, link, linkUntil: open?.expiresAt };
}
