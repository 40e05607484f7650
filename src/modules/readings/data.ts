import { days, id, instant, personalData, ref, remove, sealedText, text } from '#kernel/data.ts';

/** What a person says they said, beside what the machine heard. */
export const corrections = personalData(
  'corrections',
  {
    id: id<'correction'>(),
    answerId: ref<'answer'>().notNull(),
    /** Number of the first word of the passage, or `addition`. */
    passage: text().notNull(),
    text: sealedText().notNull(),
    writtenAt: instant().notNull(),
  },
  {
    what: 'corrections of and additions to the words of recorded answers',
    why: 'people are judged by what they said, not by what a machine heard',
    ground: 'consent',
    keep: { from: 'writtenAt', for: days(180) },
    withhold: {},
    onErase: remove(),
  },
  { unique: [['answerId', 'passage']] },
);

/** A person has read their words and says that they stand. */
export const agreements = personalData(
  'agreements',
  { id: id<'agreement'>(), sittingId: ref<'sitting'>().notNull(), agreedAt: instant().notNull() },
  {
    what: 'when somebody said that the written words are theirs',
    why: 'nothing is judged before it could be corrected',
    ground: 'consent',
    keep: { from: 'agreedAt', for: days(180) },
    withhold: {},
    onErase: remove(),
  },
  { unique: [['sittingId']] },
);
