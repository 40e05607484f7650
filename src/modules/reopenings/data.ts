import { count, days, id, instant, personalData, ref, remove, sealedText } from '#kernel/data.ts';

export const reopenings = personalData(
  'reopenings',
  {
    id: id<'reopening'>(),
    sittingId: ref<'sitting'>().notNull(),
    round: count().notNull(),
    reason: sealedText().notNull(),
    reopenedBy: ref<'subject'>().notNull(),
    reopenedAt: instant().notNull(),
  },
  {
    what: 'why answers were opened once more',
    why: 'to tell the person in the letter, and to be able to explain it',
    ground: 'legitimate interest',
    keep: { from: 'reopenedAt', for: days(180) },
    withhold: {},
    onErase: remove(),
    mentions: { reopenedBy: 'the colleague who opened them' },
  },
  { unique: [['sittingId', 'round']] },
);
