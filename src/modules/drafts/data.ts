import { count, days, id, instant, personalData, remove, sealedText } from '#kernel/data.ts';

export const drafts = personalData(
  'drafts',
  {
    /** The answer's own id: each has one draft. */
    id: id<'answer'>(),
    text: sealedText().notNull(),
    revision: count().notNull(),
    savedAt: instant().notNull(),
  },
  {
    what: 'typed answers that are not handed in yet',
    why: 'so that nothing typed is lost',
    ground: 'consent',
    keep: { from: 'savedAt', for: days(180) },
    withhold: {},
    onErase: remove(),
  },
);
