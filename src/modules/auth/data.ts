import { id, instant, json, oneOf, personalData, ref, remove, said, sealedText, text } from '#kernel/data.ts';
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
    /** The last day they signed in or used a session; null until the invitation was followed, or taken back. */
    seenAt: instant(),
    closedAt: instant(),
    /** The last day they were here, once the account is closed: nothing is due while it is open. */
    leftAt: instant(),
  },
  {
    category: 'accounts',
    what: said(
      'account of a colleague: name to sign in with, password as an argon2id hash, roles',
      'Konto eines Menschen, der hier arbeitet: Name zum Anmelden, Passwort als Argon2id-Hash, Rollen',
    ),
    why: said(
      'to let in those who work here, and nobody else',
      'um die einzulassen, die hier arbeiten, und sonst niemanden',
    ),
    ground: 'legitimate interest',
    keep: { from: 'leftAt' },
    withhold: {
      loginIndex: said(
        'a keyed fingerprint of the name, of no meaning to anybody',
        'ein Fingerabdruck des Namens unter einem Schlüssel, der niemandem etwas sagt',
      ),
      passwordHash: said(
        'whoever has it can try passwords against it',
        'wer ihn hat, kann Passwörter daran ausprobieren',
      ),
    },
    onErase: remove(),
    whileFrozen: 'goes on',
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
    category: 'sessions',
    what: said(
      'devices that are signed in, by the name of browser and system',
      'angemeldete Geräte, nach dem Namen von Browser und System',
    ),
    why: said(
      'to know who asks, and to let people end a session elsewhere',
      'um zu wissen, wer fragt, und damit eine Sitzung auch von anderswo beendet werden kann',
    ),
    ground: 'contract',
    keep: { from: 'createdAt' },
    withhold: { id: said('a fingerprint of the cookie', 'ein Fingerabdruck des Cookies') },
    onErase: remove(),
    whileFrozen: 'goes on',
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
    category: 'sessions',
    what: said(
      'one-time links for colleagues, as fingerprints',
      'einmalige Links für Kolleginnen und Kollegen, als Fingerabdrücke',
    ),
    why: said(
      'to let a colleague in for the first time',
      'um jemanden aus dem Team zum ersten Mal einzulassen',
    ),
    ground: 'legitimate interest',
    keep: { from: 'createdAt' },
    withhold: { tokenHash: said('a fingerprint of the link', 'ein Fingerabdruck des Links') },
    onErase: remove(),
    whileFrozen: 'goes on',
  },
  { unique: [['tokenHash']] },
);
