import { count, days, id, instant, oneOf, personalData, ref, remove, sealedText } from '#kernel/data.ts';

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
    what: 'what was decided about an application, why, and the letter that says so',
    why: 'to tell the person, and to be able to explain the decision',
    ground: 'legitimate interest',
    keep: { from: 'decidedAt', for: days(180) },
    withhold: {},
    onErase: remove(),
    mentions: { decidedBy: 'the colleague who decided' },
  },
  { unique: [['sittingId', 'number']] },
);
