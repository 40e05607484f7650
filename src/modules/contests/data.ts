import { id, instant, oneOf, personalData, ref, remove, said, sealedText } from '#kernel/data.ts';

/** That somebody does not accept a result, and the second one. */
export const contests = personalData(
  'contests',
  {
    id: id<'contest'>(),
    sittingId: ref<'sitting'>().notNull(),
    requestId: ref<'request'>().notNull(),
    state: oneOf('open', 'reading', 'decided').notNull(),
    filedAt: instant().notNull(),
    dueAt: instant().notNull(),
    readerId: ref<'subject'>(),
    outcome: oneOf('going-on', 'not-going-on'),
    reason: sealedText(),
    decidedAt: instant(),
  },
  {
    category: 'assessments',
    what: said(
      'that you asked for a second person to judge your answers, and what they came to',
      'dass Sie um die Beurteilung durch eine zweite Person gebeten haben, und deren Ergebnis',
    ),
    why: said(
      'because you may contest an assessment that a machine helped with (GDPR article 22(3))',
      'weil Sie eine Beurteilung anfechten dürfen, an der eine Maschine mitgewirkt hat (DSGVO Artikel 22(3))',
    ),
    ground: 'legal duty',
    keep: { from: 'filedAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    mentions: { readerId: said('the second person', 'die zweite Person') },
    whileFrozen: 'goes on',
  },
  { unique: [['requestId']], index: [['sittingId'], ['state', 'dueAt']] },
);
