import { count, id, instant, oneOf, personalData, ref, remove, said, sealedText } from '#kernel/data.ts';

/** What people decided. A changed decision is a new row; the newest counts. */
export const decisions = personalData(
  'decisions',
  {
    id: id<'decision'>(),
    sittingId: ref<'sitting'>().notNull(),
    /** Counts the decisions about one interview from 1. */
    number: count().notNull(),
    outcome: oneOf('going-on', 'not-going-on').notNull(),
    reason: sealedText().notNull(),
    letterSubject: sealedText().notNull(),
    letterText: sealedText().notNull(),
    decidedBy: ref<'subject'>().notNull(),
    decidedAt: instant().notNull(),
  },
  {
    category: 'assessments',
    what: said(
      'what was decided about an application, why, and the letter that says so',
      'was über eine Bewerbung entschieden wurde, warum, und der Brief, der es sagt',
    ),
    why: said(
      'to tell the person, and to be able to explain the decision',
      'um es der Person mitzuteilen und die Entscheidung erklären zu können',
    ),
    ground: 'legitimate interest',
    keep: { from: 'decidedAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    mentions: { decidedBy: said('the colleague who decided', 'wer aus dem Team entschieden hat') },
  },
  { unique: [['sittingId', 'number']] },
);
