import { count, id, instant, json, plainData, ref, text } from '#kernel/data.ts';
import type { Kit } from './model.ts';

/** The draft: what the next interviews will ask. */
export const kits = plainData(
  'kits',
  {
    id: id<'kit'>(),
    title: text().notNull(),
    draft: json<Kit>().notNull(),
    /** Counts changes, so that two people who edit at once notice. */
    revision: count().notNull(),
    changedAt: instant().notNull(),
    archivedAt: instant(),
  },
  { noPersonalDataBecause: 'the employer writes it before any candidate is known' },
);

/** A kit as it was when interviews used it. Never changed. */
export const kitVersions = plainData(
  'kit_versions',
  {
    id: id<'kitVersion'>(),
    kitId: ref<'kit'>().notNull(),
    number: count().notNull(),
    content: json<Kit>().notNull(),
    digest: text().notNull(),
    madeAt: instant().notNull(),
  },
  { noPersonalDataBecause: 'the employer writes it before any candidate is known' },
  { unique: [['kitId', 'number']] },
);
