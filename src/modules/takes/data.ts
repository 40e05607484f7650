import {
  bytes,
  count,
  id,
  instant,
  oneOf,
  personalData,
  real,
  ref,
  remove,
  said,
  sealedFile,
  text,
} from '#kernel/data.ts';

export const takes = personalData(
  'takes',
  {
    id: id<'take'>(),
    answerId: ref<'answer'>().notNull(),
    sittingId: ref<'sitting'>().notNull(),
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
    category: 'recordings',
    what: said(
      'when and how an answer was recorded, and how often it was begun',
      'wann und wie eine Antwort aufgenommen und wie oft sie begonnen wurde',
    ),
    why: said(
      'to count retakes and to put the recording together',
      'um neue Versuche zu zählen und die Aufnahme zusammenzusetzen',
    ),
    ground: 'consent',
    keep: { from: 'startedAt', matter: 'sittingId' },
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
    sittingId: ref<'sitting'>().notNull(),
    /** Where in the take the slice begins, in bytes. */
    start: bytes().notNull(),
    bytes: bytes().notNull(),
    sha256: text().notNull(),
    file: sealedFile().notNull(),
    savedAt: instant().notNull(),
  },
  {
    category: 'recordings',
    what: said(
      'video and voice, in the pieces in which they arrived',
      'Bild und Stimme, in den Stücken, in denen sie ankamen',
    ),
    why: said(
      'so that people can hear the answers as they were given',
      'damit Menschen die Antworten so hören, wie sie gegeben wurden',
    ),
    ground: 'consent',
    keep: { from: 'savedAt', matter: 'sittingId' },
    withhold: {
      file: said(
        'the recording itself is handed out whole',
        'die Aufnahme selbst wird im Ganzen herausgegeben',
      ),
      sha256: said('a checksum of the piece', 'eine Prüfsumme des Stücks'),
    },
    onErase: remove(),
    portable: true,
    pieces: { of: 'takeId', at: 'start' },
  },
  { unique: [['takeId', 'start']] },
);
