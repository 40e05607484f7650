import { flag, id, instant, keepBecause, personalData, ref, sealedText, text, years } from '#kernel/data.ts';

export const consents = personalData(
  'consents',
  {
    id: id<'consent'>(),
    sittingId: ref<'sitting'>().notNull(),
    ai: flag().notNull(),
    records: flag().notNull(),
    /** SHA-256 of the text that was shown, hex. */
    shownHash: text().notNull(),
    shown: sealedText().notNull(),
    givenAt: instant().notNull(),
  },
  {
    what: 'what you were told before the interview, word for word, and what you agreed to',
    why: 'to be able to show that consent was given (GDPR article 7(1))',
    ground: 'legal duty',
    keep: { from: 'givenAt', for: years(3) },
    withhold: {},
    onErase: keepBecause('we must be able to show that consent was given (GDPR article 7(1))', years(3)),
    key: 'evidence',
  },
  { index: [['sittingId']] },
);
