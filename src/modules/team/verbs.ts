import {
  type AccountRow,
  type Admin,
  accountsOf,
  deleteLinksOf,
  deleteSessionsOf,
  endAccount,
  findAccount,
  findAccountByLogin,
  findOpenLink,
  hashPassword,
  insertLink,
  linkOf,
  loginIndexOf,
  newLink,
  onlyOneAs,
  openAccounts,
  passwordProblemFor,
  type Role,
  roleWords,
  saveAccount,
  sealedLogin,
  takeLink,
  usableLink,
} from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { isUniqueViolation, type Reader, type Writer } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { admitPerson, findPersonByEmail, namesOf, personOf, setLastSeen } from '#people';
import {
  accountClosed,
  newPassphraseChosen,
  newPassphraseOffered,
  rolesChanged,
  staffInvited,
  staffJoined,
} from './events.ts';
import type { Credentials, NewColleague } from './model.ts';

type Problems = Record<string, string>;
type Entered = { ok: true; subjectId: SubjectId } | { ok: false; problems: Problems };
const toTeam = { next: { label: 'Back to the team', href: '/team' } };

type Secrets = { login: string; password: string };
/** The columns of an account that only its owner knows the words of. */
export async function secretsOf(ctx: Ctx, subjectId: SubjectId, { login, password }: Secrets) {
  const [named, passwordHash] = await Promise.all([
    sealedLogin(ctx, subjectId, login),
    hashPassword(password),
  ]);
  return { ...named, passwordHash };
}
const noSecrets = { login: null, loginIndex: null, passwordHash: null };

/** Invites a colleague by a one-time link; somebody who left may come back this way. */
export async function inviteColleague(ctx: Ctx, admin: Admin, colleague: NewColleague): Promise<Entered> {
  const { name, email, language, roles } = colleague;
  const here: Entered = { ok: false, problems: { email: 'Somebody with this address works here already.' } };
  // Asked before the name is touched, and again where it counts.
  const known = await findPersonByEmail(ctx, 'staff', email);
  if (known && (await findAccount(ctx.db.read, known.subjectId))?.state === 'open') return here;
  const subjectId = await admitPerson(ctx, { kind: 'staff', name, email, language });
  const account = {
    ...noSecrets,
    subjectId,
    roles,
    state: 'invited' as const,
    createdAt: ctx.now(),
    seenAt: null,
    closedAt: null,
    leftAt: null,
  };
  const made = await sendLink(ctx, admin, subjectId, async (tx) => {
    if ((await findAccount(tx, subjectId))?.state === 'open') return false;
    await saveAccount(tx, account);
    await setLastSeen(tx, subjectId, null);
    return true;
  });
  return made ? { ok: true, subjectId } : here;
}

async function sendLink(
  ctx: Ctx,
  { subjectId: by }: Admin,
  subjectId: SubjectId,
  first: (tx: Writer) => Promise<boolean>,
): Promise<boolean> {
  const link = newLink(ctx, { subjectId, purpose: 'join' });
  return ctx.db.write(async (tx, emit) => {
    if (!(await first(tx))) return false;
    const { state } = await accountIn(tx, subjectId);
    if (state === 'closed')
      throw new Refusal('conflict', 'This account is closed. Invite the same address anew.', toTeam);
    await deleteLinksOf(tx, subjectId, 'join');
    await insertLink(tx, link);
    if (state === 'open') emit(newPassphraseOffered({ subjectId, by }));
    else emit(staffInvited({ linkId: link.id, subjectId, by }));
    return true;
  });
}

/** A fresh link: for who has not come in yet, or forgot the passphrase. The link before it is dead from now on. */
export const linkAgain = (ctx: Ctx, admin: Admin, subjectId: SubjectId) =>
  sendLink(ctx, admin, subjectId, async () => true);

/** Who is expected behind this link. */
export async function expectedBy(ctx: Ctx, token: string) {
  const link = await usableLink(ctx, token, 'join');
  return { link, person: await personOf(ctx, link.subjectId) };
}

/** Opens the account behind a link, or gives it a new passphrase. The link is used up by this. */
export async function join(ctx: Ctx, token: string, chosen: Credentials): Promise<Entered> {
  const { link, person } = await expectedBy(ctx, token);
  const { subjectId, email } = person;
  const password = await passwordProblemFor(ctx, chosen.password, [chosen.login, chosen.name, email]);
  if (password) return { ok: false, problems: { password } };
  const taken: Entered = { ok: false, problems: { login: 'Somebody here has this name. Choose another.' } };
  const namesake = await findAccountByLogin(ctx.db.read, loginIndexOf(ctx, chosen.login));
  if (namesake && namesake.subjectId !== subjectId) return taken;
  const secrets = await secretsOf(ctx, subjectId, chosen);
  await admitPerson(ctx, { ...person, name: chosen.name });
  try {
    await ctx.db.write(async (tx, emit) => {
      await takeLink(tx, link, ctx.now());
      const account = await accountIn(tx, subjectId);
      await saveAccount(tx, { ...account, ...secrets, state: 'open', seenAt: ctx.now() });
      await deleteSessionsOf(tx, subjectId);
      const fact = { subjectId, by: subjectId };
      emit(account.state === 'open' ? newPassphraseChosen(fact) : staffJoined(fact));
    });
  } catch (error) {
    if (isUniqueViolation(error)) return taken;
    throw error;
  }
  return { ok: true, subjectId };
}

/** Gives other roles, from the next click on. The house keeps at least one admin and one privacy officer. */
export const changeRoles = (ctx: Ctx, admin: Admin, subjectId: SubjectId, roles: Role[]) =>
  ctx.db.write(async (tx, emit) => {
    const account = await accountIn(tx, subjectId);
    if (account.state === 'open') await keepOneOfEach(tx, subjectId, roles);
    await saveAccount(tx, { ...account, roles });
    emit(rolesChanged({ subjectId, by: admin.subjectId }));
  });

/** Ends an account, every session and every link of it. */
export const closeAccount = (ctx: Ctx, admin: Admin, subjectId: SubjectId) =>
  ctx.db.write(async (tx, emit) => {
    const account = await accountIn(tx, subjectId);
    if (account.state === 'open') await keepOneOfEach(tx, subjectId);
    // Who never came in was last here when the account was closed: otherwise it would stay for ever.
    await endAccount(tx, account, account.seenAt ?? ctx.now(), ctx.now());
    await setLastSeen(tx, subjectId, ctx.now());
    emit(accountClosed({ subjectId, by: admin.subjectId }));
  });
/** Ends an account that nobody has used since that day: the house does it, and never to whom it cannot do without. */
export const closeIdleAccount = (ctx: Ctx, subjectId: SubjectId, since: Date) =>
  ctx.db.write(async (tx, emit) => {
    const account = await accountIn(tx, subjectId);
    const lastHere = account.seenAt ?? account.createdAt;
    if (account.state === 'closed' || lastHere > since) return false;
    if (onlyOneAs(await openAccounts(tx), subjectId)) return false;
    await endAccount(tx, account, lastHere, ctx.now());
    await setLastSeen(tx, subjectId, lastHere);
    emit(accountClosed({ subjectId }));
    return true;
  });

/** Without an admin nobody runs the house; without a privacy officer nobody answers what people ask. */
async function keepOneOfEach(tx: Writer, who: SubjectId, keeps: readonly Role[] = []) {
  const role = onlyOneAs(await openAccounts(tx), who, keeps);
  if (!role) return;
  const words = `This is the only ${roleWords(role)}. Make a colleague ${role === 'admin' ? 'an admin' : 'privacy officer'} first, then try again.`;
  throw new Refusal('conflict', words, toTeam);
}

async function accountIn(read: Reader, subjectId: SubjectId): Promise<AccountRow> {
  const account = await findAccount(read, subjectId);
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
  const [account, person] = [await accountIn(ctx.db.read, subjectId), await personOf(ctx, subjectId)];
  const open = await findOpenLink(ctx.db.read, subjectId, ctx.now());
  const link = open?.purpose === 'join' ? await linkOf(ctx, open.id) : undefined;
  return { ...person, roles: account.roles, state: account.state, link, linkUntil: open?.expiresAt };
}
