import { days, id, instant, oneOf, personalData, ref, remove, sealedText } from '#kernel/data.ts';

export const feedback = personalData(
  'feedback',
  {
    id: id<'feedback'>(),
    sittingId: ref<'sitting'>().notNull(),
    fair: oneOf('yes', 'partly', 'no'),
    clear: oneOf('yes', 'partly', 'no'),
    text: sealedText(),
    givenAt: instant().notNull(),
  },
  {
    what: 'how somebody found the interview',
    why: 'to make interviews better; it is no part of the application',
    ground: 'consent',
    keep: { from: 'givenAt', for: days(180) },
    withhold: {},
    onErase: remove(),
  },
  { unique: [['sittingId']] },
);
