import { and, asc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import { builtOnce, type Reader, type Writer } from '#kernel/db.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { accounts, links, sessions } from './data.ts';
import type { SessionKind } from './model.ts';

export type AccountRow = typeof accounts.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;
export type LinkRow = typeof links.$inferSelect;

const accountOf = builtOnce((read, name) =>
  read
    .select()
    .from(accounts)
    .where(eq(accounts.subjectId, sql.placeholder('subjectId')))
    .prepare(name),
);
export async function findAccount(read: Reader, subjectId: SubjectId) {
  const [found] = await accountOf(read).execute({ subjectId });
  return found;
}
export async function findAccountByLogin(read: Reader, loginIndex: string) {
  const [found] = await read.select().from(accounts).where(eq(accounts.loginIndex, loginIndex));
  return found;
}
const { subjectId, roles, state, createdAt, seenAt, closedAt } = accounts;
export const allAccounts = (read: Reader) =>
  read
    .select({ subjectId, roles, state, createdAt, seenAt, closedAt })
    .from(accounts)
    .orderBy(asc(accounts.createdAt));
/** Writes the account, or what changes in it. Fails with a unique violation when somebody else has the login. */
export const saveAccount = (tx: Writer, row: Omit<AccountRow, 'id'>) => {
  const whole = { ...row, id: row.subjectId };
  return tx.insert(accounts).values(whole).onConflictDoUpdate({ target: accounts.id, set: whole });
};
export const updateAccount = (tx: Writer, subjectId: SubjectId, change: Partial<AccountRow>) =>
  tx.update(accounts).set(change).where(eq(accounts.subjectId, subjectId)).returning();
export const openAccounts = (tx: Reader) => tx.select().from(accounts).where(eq(accounts.state, 'open'));

const sessionById = builtOnce((read, name) =>
  read
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, sql.placeholder('id')), eq(sessions.kind, sql.placeholder('kind'))))
    .prepare(name),
);
export async function findSession(read: Reader, id: Id<'session'>, kind: SessionKind) {
  const [found] = await sessionById(read).execute({ id, kind });
  return found;
}
export const liveSessions = (read: Reader, subjectId: SubjectId, now: Date) =>
  read
    .select()
    .from(sessions)
    .where(and(eq(sessions.subjectId, subjectId), gt(sessions.expiresAt, now)))
    .orderBy(asc(sessions.createdAt));
/** Is this session open? Asking does not make it live longer. */
export async function isOpenSession(read: Reader, id: Id<'session'>, now: Date) {
  const [found] = await read
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, id), gt(sessions.expiresAt, now)));
  return found !== undefined;
}
export const insertSession = (tx: Writer, row: SessionRow) => tx.insert(sessions).values(row);
export const moveExpiry = (tx: Writer, id: Id<'session'>, expiresAt: Date) =>
  tx.update(sessions).set({ expiresAt }).where(eq(sessions.id, id));
export const deleteSession = (tx: Writer, id: Id<'session'>) =>
  tx.delete(sessions).where(eq(sessions.id, id)).returning();
/** Ends every session of a person but the one named. */
export const deleteSessionsOf = (tx: Writer, subjectId: SubjectId, but = '' as Id<'session'>) =>
  tx.delete(sessions).where(and(eq(sessions.subjectId, subjectId), ne(sessions.id, but)));
export const deleteSessionsFor = (tx: Writer, invitationId: Id<'invitation'>) =>
  tx.delete(sessions).where(eq(sessions.invitationId, invitationId));

export const insertLink = (tx: Writer, row: LinkRow) => tx.insert(links).values(row);
export async function findLink(read: Reader, id: Id<'staffLink'>) {
  const [found] = await read.select().from(links).where(eq(links.id, id));
  return found;
}
export async function findLinkByHash(read: Reader, tokenHash: string, purpose: LinkRow['purpose']) {
  const [found] = await read
    .select()
    .from(links)
    .where(and(eq(links.tokenHash, tokenHash), eq(links.purpose, purpose)));
  return found;
}
/** The link that can still be used by this person, if there is one. */
export async function findOpenLink(read: Reader, subjectId: SubjectId, now: Date) {
  const [found] = await read
    .select()
    .from(links)
    .where(and(eq(links.subjectId, subjectId), isNull(links.usedAt), gt(links.expiresAt, now)));
  return found;
}
/** Uses a link up. Empty when somebody else was faster. */
export const useLink = (tx: Writer, id: Id<'staffLink'>, now: Date) =>
  tx
    .update(links)
    .set({ usedAt: now })
    .where(and(eq(links.id, id), isNull(links.usedAt)))
    .returning();
/** Older links of this purpose stop working. */
export const deleteLinksOf = (tx: Writer, subjectId: SubjectId, purpose: LinkRow['purpose']) =>
  tx.delete(links).where(and(inArray(links.purpose, [purpose]), eq(links.subjectId, subjectId)));
/** Closes an account for good: its secrets, its sessions and its links go, and the time of its row begins. */
export async function endAccount(tx: Writer, account: AccountRow, leftAt: Date, closedAt: Date) {
  const nothing = { login: null, loginIndex: null, passwordHash: null };
  await saveAccount(tx, { ...account, ...nothing, state: 'closed', leftAt, closedAt });
  await deleteSessionsOf(tx, account.subjectId);
  for (const purpose of ['join', 'sign-in'] as const) await deleteLinksOf(tx, account.subjectId, purpose);
}
