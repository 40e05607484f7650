import { days, id, instant, json, oneOf, personalData, ref, remove, sealedText, text } from '#kernel/data.ts';
import type { Role } from './model.ts';

export const accounts = personalData(
  'accounts',
  {
    // The person's own id: nobody has two accounts.
    id: id<'subject'>(),
    // All three are null until somebody has followed the invitation.
    loginIndex: text(),
    login: sealedText(),
    passwordHash: text(),
    roles: json<Role[]>().notNull(),
    state: oneOf('invited', 'open', 'closed').notNull(),
    createdAt: instant().notNull(),
    closedAt: instant(),
  },
  {
    what: 'account of a colleague: name to sign in with, password as an argon2id hash, roles',
    why: 'to let in those who work here, and nobody else',
    ground: 'legitimate interest',
    keep: { from: 'closedAt', for: days(180) },
    withhold: {
      loginIndex: 'a keyed fingerprint of the name, of no meaning to anybody',
      passwordHash: 'whoever has it can try passwords against it',
    },
    onErase: remove(),
  },
  { unique: [['loginIndex']] },
);

export const sessions = personalData(
  'sessions',
  {
    // SHA-256 of the cookie, so that whoever reads this table can enter nowhere.
    id: id<'session'>(),
    kind: oneOf('staff', 'candidate').notNull(),
    invitationId: ref<'invitation'>(),
    device: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    // However busy somebody is, here it ends.
    endsAt: instant().notNull(),
  },
  {
    what: 'devices that are signed in, by the name of browser and system',
    why: 'to know who asks, and to let people end a session elsewhere',
    ground: 'contract',
    keep: { from: 'expiresAt', for: days(1) },
    withhold: { id: 'a fingerprint of the cookie' },
    onErase: remove(),
  },
  { index: [['invitationId']] },
);

export const links = personalData(
  'staff_links',
  {
    id: id<'staffLink'>(),
    purpose: oneOf('join', 'sign-in').notNull(),
    tokenHash: text().notNull(),
    next: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  {
    what: 'one-time links for colleagues, as fingerprints',
    why: 'to let a colleague in for the first time',
    ground: 'legitimate interest',
    keep: { from: 'expiresAt', for: days(30) },
    withhold: { tokenHash: 'a fingerprint of the link' },
    onErase: remove(),
  },
  { unique: [['tokenHash']] },
);
