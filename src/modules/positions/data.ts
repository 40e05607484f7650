import { id, instant, oneOf, plainData, ref, text } from '#kernel/data.ts';

export const positions = plainData(
  'positions',
  {
    id: id<'position'>(),
    title: text().notNull(),
    description: text().notNull(),
    kitId: ref<'kit'>().notNull(),
    state: oneOf('open', 'closed').notNull(),
    createdAt: instant().notNull(),
  },
  { noPersonalDataBecause: 'a place to fill, written before any candidate is known' },
);
