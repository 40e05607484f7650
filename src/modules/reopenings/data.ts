import { count, id, instant, personalData, ref, remove, said, sealedText } from '#kernel/data.ts';

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
    category: 'assessments',
    what: said('why answers were opened once more', 'warum Antworten noch einmal geöffnet wurden'),
    why: said(
      'to tell the person in the letter, and to be able to explain it',
      'um es der Person im Brief zu sagen und es erklären zu können',
    ),
    ground: 'legitimate interest',
    keep: { from: 'reopenedAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    mentions: { reopenedBy: said('the colleague who opened them', 'wer aus dem Team sie geöffnet hat') },
  },
  { unique: [['sittingId', 'round']] },
);
