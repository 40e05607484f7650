import { randomBytes } from 'node:crypto';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import type { Ctx } from '#kernel/context.ts';
import { days, hours } from '#kernel/data.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { hashOf } from '#kernel/vault.ts';
import { noteSeen } from '#people';
import { staffSignedIn } from './events.ts';
import type { Role, SessionKind } from './model.ts';
import {
  deleteSession,
  deleteSessionsOf,
  findAccount,
  findSession,
  insertSession,
  liveSessions,
  moveExpiry,
  type SessionRow,
  updateAccount,
} from './store.ts';

type Attributes = Pick<SessionRow, 'invitationId' | 'device' | 'createdAt' | 'endsAt'>;
type Owner = { roles: Role[] };
declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Attributes, Owner>;
    DatabaseSessionAttributes: Attributes;
    DatabaseUserAttributes: Owner;
  }
}

/** How long a session lives without a click (lucia renews it when half of that is used), and at the most. */
export const limits = {
  staff: { idle: hours(12), most: days(14) },
  candidate: { idle: days(7), most: days(14) },
} as const satisfies Record<SessionKind, { idle: number; most: number }>;

const earlier = (a: Date, b: Date) => (a < b ? a : b);

/** Our two-dialect tables under lucia. It reads the machine's clock, we read the house's: times are shifted between. */
function adapterOf(ctx: Ctx, kind: SessionKind): Adapter {
  const ahead = Date.now() - ctx.now().getTime();
  const theirs = (time: Date) => new Date(time.getTime() + ahead);
  const ours = (time: Date) => new Date(time.getTime() - ahead);
  const idOf = (id: string) => id as Id<'session'>;
  const stored = ({ id, subjectId, expiresAt, ...attributes }: SessionRow) => ({
    id,
    userId: subjectId,
    expiresAt: theirs(shownExpiry(ctx, kind, expiresAt, attributes.endsAt)),
    attributes,
  });
  return {
    async getSessionAndUser(id) {
      const row = await findSession(ctx.db.read, idOf(id), kind);
      if (!row) return [null, null];
      const roles = await rolesIn(ctx, kind, row.subjectId);
      return [stored(row), roles ? { id: row.subjectId, attributes: { roles } } : null];
    },
    getUserSessions: async (userId) =>
      (await liveSessions(ctx.db.read, userId as SubjectId, ctx.now())).map(stored),
    setSession: ({ id, userId, expiresAt, attributes }) =>
      ctx.db.write(async (tx, emit) => {
        const subjectId = userId as SubjectId;
        const until = earlier(ours(expiresAt), attributes.endsAt);
        await insertSession(tx, { ...attributes, id: idOf(id), kind, subjectId, expiresAt: until });
        if (kind === 'candidate') await noteSeen(tx, subjectId, ctx.now());
        if (kind !== 'staff') return;
        await updateAccount(tx, subjectId, { seenAt: ctx.now() });
        emit(staffSignedIn({ subjectId, by: subjectId }));
      }),
    updateSessionExpiration: (id, expiresAt) =>
      ctx.db.write(async (tx) => {
        const row = await findSession(tx, idOf(id), kind);
        if (!row) return;
        await moveExpiry(tx, row.id, earlier(ours(expiresAt), row.endsAt));
        if (kind === 'staff') await updateAccount(tx, row.subjectId, { seenAt: ctx.now() });
      }),
    deleteSession: async (id) => void (await ctx.db.write((tx) => deleteSession(tx, idOf(id)))),
    deleteUserSessions: async (id) =>
      void (await ctx.db.write((tx) => deleteSessionsOf(tx, id as SubjectId))),
    // What is over opens nothing any more; its row goes by the rule of its category, as every other.
    deleteExpiredSessions: async () => undefined,
  };
}

/** A session near its very end cannot be renewed any more; lucia would try, with a write at every click. */
function shownExpiry(ctx: Ctx, kind: SessionKind, expiresAt: Date, endsAt: Date) {
  const now = ctx.now();
  const atItsLast = expiresAt >= endsAt && endsAt > now;
  return atItsLast ? new Date(now.getTime() + limits[kind].idle) : earlier(expiresAt, endsAt);
}

/** Nothing for a colleague whose account is closed: then lucia ends the session. */
async function rolesIn(ctx: Ctx, kind: SessionKind, subjectId: SubjectId): Promise<Role[] | undefined> {
  if (kind === 'candidate') return [];
  const account = await findAccount(ctx.db.read, subjectId);
  return account?.state === 'open' ? account.roles : undefined;
}

const luciaOf = (ctx: Ctx, kind: SessionKind) =>
  new Lucia<Attributes, Owner>(adapterOf(ctx, kind), {
    sessionExpiresIn: new TimeSpan(limits[kind].idle, 'ms'),
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (owner) => owner,
  });

const sessionIdOf = (token: string) => hashOf(token) as Id<'session'>;
type NewSession = {
  subjectId: SubjectId;
  device: string;
  invitationId?: Id<'invitation'>;
  /** Ends here even if the kind of session could live longer. */
  until?: Date | undefined;
};

/** Opens a session and answers the secret for its cookie, which is kept nowhere else. */
export async function openSession(ctx: Ctx, kind: SessionKind, session: NewSession): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const createdAt = ctx.now();
  const latest = new Date(createdAt.getTime() + limits[kind].most);
  const attributes = {
    invitationId: session.invitationId ?? null,
    device: session.device,
    createdAt,
    endsAt: session.until ? earlier(session.until, latest) : latest,
  };
  await luciaOf(ctx, kind).createSession(session.subjectId, attributes, { sessionId: sessionIdOf(token) });
  return token;
}

/** Whose session this secret opens; nothing when it is over, unknown or the account is closed. */
export async function findSessionOf(ctx: Ctx, kind: SessionKind, token: string) {
  const { session, user } = await luciaOf(ctx, kind).validateSession(sessionIdOf(token));
  if (!session) return undefined;
  return {
    sessionId: session.id as Id<'session'>,
    subjectId: user.id as SubjectId,
    roles: user.roles,
    invitationId: session.invitationId,
  };
}

export const endSession = (ctx: Ctx, kind: SessionKind, token: string) =>
  luciaOf(ctx, kind).invalidateSession(sessionIdOf(token));
