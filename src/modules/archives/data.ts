import {
  bytes,
  count,
  id,
  instant,
  oneOf,
  personalData,
  ref,
  remove,
  said,
  sealedFile,
} from '#kernel/data.ts';
import { states } from './model.ts';

export const archives = personalData(
  'archives',
  {
    id: id<'archive'>(),
    requestId: ref<'request'>().notNull(),
    state: oneOf(...states).notNull(),
    /** Files that are packed, of how many. */
    done: count().notNull(),
    of: count().notNull(),
    /** The sealed archive, once it is whole. */
    file: sealedFile(),
    bytes: bytes().notNull(),
    /** When it was asked for; once it is ready, when it was made. Its days are counted from here. */
    madeAt: instant().notNull(),
    downloads: count().notNull(),
  },
  {
    category: 'archives',
    what: said(
      'archives of your data that you asked for, until they expire',
      'Archive Ihrer Daten, um die Sie gebeten haben, bis sie ablaufen',
    ),
    why: said(
      'so that you can fetch them (GDPR articles 15 and 20)',
      'damit Sie sie abholen können (DSGVO Artikel 15 und 20)',
    ),
    ground: 'legal duty',
    keep: { from: 'madeAt' },
    withhold: {
      file: said(
        'it is an archive itself: the newest is made without those before it',
        'es ist selbst ein Archiv: das neueste entsteht ohne die früheren',
      ),
    },
    onErase: remove(),
    whileFrozen: 'goes on',
  },
);
