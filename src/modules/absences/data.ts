import { id, instant, personalData, remove, said } from '#kernel/data.ts';

export const warnings = personalData(
  'account_warnings',
  {
    // The person's own id: one warning at a time.
    id: id<'subject'>(),
    warnedAt: instant().notNull(),
    /** When the letter left, or an admin said that they were told. Without it nobody is closed. */
    toldAt: instant(),
    /** The last day they were here when they were warned: whoever came since then is not meant any more. */
    lastHere: instant().notNull(),
  },
  {
    category: 'accounts',
    what: said(
      'that your unused account will be closed, and since when you were told',
      'dass Ihr unbenutztes Konto geschlossen wird, und seit wann Ihnen das gesagt ist',
    ),
    why: said(
      'so that no account is closed without a warning',
      'damit kein Konto ohne Vorwarnung geschlossen wird',
    ),
    ground: 'legitimate interest',
    keep: { from: 'warnedAt' },
    withhold: {},
    onErase: remove(),
    whileFrozen: 'goes on',
  },
);
