import { id, instant, keepBecause, personalData, said, sealedText } from '#kernel/data.ts';

// The row belongs to the colleague who answers for the case: its words are sealed under their key. Whom it holds stands in
// the kernel's `legal_holds`, where each of them finds it about themselves.
export const holdCases = personalData(
  'hold_cases',
  {
    id: id<'holdCase'>(),
    name: sealedText().notNull(),
    reason: sealedText().notNull(),
    /** When somebody must ask again whether it is still needed. */
    reviewOn: instant().notNull(),
    openedAt: instant().notNull(),
    closedAt: instant(),
  },
  {
    category: 'requests',
    what: said(
      'legal cases that you answer for, with their name and reason',
      'Rechtsfälle, für die Sie zuständig sind, mit Namen und Grund',
    ),
    why: said(
      'so that nothing a court or an authority needs is deleted, and nothing is kept longer than that',
      'damit nichts gelöscht wird, was ein Gericht oder eine Behörde braucht, und nichts länger bleibt',
    ),
    ground: 'legal duty',
    keep: { from: 'closedAt' },
    withhold: {},
    onErase: keepBecause(
      said(
        'it must be possible to show why data was not deleted (GDPR article 17(3)(e))',
        'es muss nachweisbar sein, warum Daten nicht gelöscht wurden (DSGVO Artikel 17(3)(e))',
      ),
    ),
    mentions: {
      name: said('may be the name of a proceeding', 'kann der Name eines Verfahrens sein'),
      reason: said('may say what the case is about', 'kann sagen, worum es in dem Fall geht'),
    },
    key: 'evidence',
    whileFrozen: 'goes on',
  },
  { index: [['closedAt']] },
);
