import {
  bytes,
  count,
  days,
  id,
  instant,
  oneOf,
  personalData,
  real,
  ref,
  remove,
  sealedFile,
  text,
} from '#kernel/data.ts';

const keptFor = days(90);

export const takes = personalData(
  'takes',
  {
    id: id<'take'>(),
    answerId: ref<'answer'>().notNull(),
    number: count().notNull(),
    kind: oneOf('audio', 'video').notNull(),
    mime: text().notNull(),
    longestSeconds: count().notNull(),
    state: oneOf('recording', 'complete', 'kept', 'discarded').notNull(),
    /** Bytes that are safe, from the start without a gap. */
    bytes: bytes().notNull(),
    /** What the recorder said; the media's own length is measured later. */
    seconds: real(),
    startedAt: instant().notNull(),
  },
  {
    what: 'when and how an answer was recorded, and how often it was begun',
    why: 'to count retakes and to put the recording together',
    ground: 'consent',
    keep: { from: 'startedAt', for: keptFor },
    withhold: {},
    onErase: remove(),
  },
  { unique: [['answerId', 'number']] },
);

export const slices = personalData(
  'slices',
  {
    id: id<'slice'>(),
    takeId: ref<'take'>().notNull(),
    /** Where in the take the slice begins, in bytes. */
    start: bytes().notNull(),
    bytes: bytes().notNull(),
    sha256: text().notNull(),
    file: sealedFile().notNull(),
    savedAt: instant().notNull(),
  },
  {
    what: 'video and voice, in the pieces in which they arrived',
    why: 'so that people can hear the answers as they were given',
    ground: 'consent',
    keep: { from: 'savedAt', for: keptFor },
    withhold: { file: 'the recording itself is handed out whole', sha256: 'a checksum of the piece' },
    onErase: remove(),
  },
  { unique: [['takeId', 'start']] },
);
