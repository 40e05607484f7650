import { id, instant, personalData, ref, remove, said } from '#kernel/data.ts';

/** Whom a colleague reads a second time, without the first result. */
export const veils = personalData(
  'veils',
  {
    id: id<'veil'>(),
    readerId: ref<'subject'>().notNull(),
    sittingId: ref<'sitting'>().notNull(),
    hungAt: instant().notNull(),
  },
  {
    category: 'assessments',
    what: said(
      'from which colleague the first result of your interview is kept',
      'vor welcher Person aus dem Haus das erste Ergebnis Ihres Interviews verborgen wird',
    ),
    why: said(
      'so that a second person judges your answers without knowing the first result',
      'damit eine zweite Person Ihre Antworten beurteilt, ohne das erste Ergebnis zu kennen',
    ),
    ground: 'legal duty',
    keep: { from: 'hungAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    mentions: {
      readerId: said('the colleague who reads a second time', 'die Person, die ein zweites Mal liest'),
    },
    whileFrozen: 'goes on',
  },
  { unique: [['sittingId', 'readerId']], index: [['readerId']] },
);
