import { id, instant, personalData, plainData, remove, said, text } from '#kernel/data.ts';

export const passes = personalData(
  'passes',
  {
    id: id<'pass'>(),
    tokenHash: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  {
    category: 'sessions',
    what: said(
      'one-time links to your own space, as fingerprints',
      'einmalige Links in Ihren eigenen Bereich, als Fingerabdrücke',
    ),
    why: said(
      'to let you see what is held about you without an account',
      'damit Sie ohne Konto sehen können, was über Sie gespeichert ist',
    ),
    ground: 'legal duty',
    keep: { from: 'createdAt' },
    withhold: { tokenHash: said('a fingerprint of the link', 'ein Fingerabdruck des Links') },
    onErase: remove(),
    whileFrozen: 'goes on',
  },
  { unique: [['tokenHash']] },
);

/** Somebody typed an address and asked for a link. */
export const passAskings = plainData(
  'pass_askings',
  { id: id<'passAsking'>(), addressIndex: text().notNull(), askedAt: instant().notNull() },
  {
    noPersonalDataBecause:
      'a keyed fingerprint of what somebody typed, of nobody in most cases; it goes as soon as it was looked up',
  },
);
