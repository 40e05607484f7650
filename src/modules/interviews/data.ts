import { id, instant, oneOf, personalData, ref, remove, said, sealedText } from '#kernel/data.ts';

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
    category: 'feedback',
    what: said('how somebody found the interview', 'wie jemand das Interview fand'),
    why: said(
      'to make interviews better; it is no part of the application',
      'um Interviews besser zu machen; es gehört nicht zur Bewerbung',
    ),
    ground: 'consent',
    keep: { from: 'givenAt' },
    withhold: {},
    onErase: remove(),
    portable: true,
  },
  { unique: [['sittingId']] },
);
