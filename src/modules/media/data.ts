import {
  bytes,
  days,
  flag,
  id,
  instant,
  json,
  oneOf,
  personalData,
  real,
  ref,
  remove,
  sealedFile,
  text,
} from '#kernel/data.ts';

export const recordings = personalData(
  'recordings',
  {
    id: id<'recording'>(),
    answerId: ref<'answer'>().notNull(),
    takeId: ref<'take'>().notNull(),
    state: oneOf('ready', 'unreadable').notNull(),
    /** Why nobody can play it. */
    problem: oneOf('not-a-recording', 'damaged', 'no-sound'),
    kind: oneOf('audio', 'video').notNull(),
    /** The same recording with its table of contents in front. The take itself stays as it came. */
    file: sealedFile(),
    type: text(),
    bytes: bytes(),
    seconds: real(),
    peaks: json<readonly number[]>(),
    partial: flag().notNull(),
    madeAt: instant().notNull(),
  },
  {
    what: 'recorded answers in the form that a player can jump in, with length and loudness',
    why: 'to listen to an answer, and to write down what was said',
    ground: 'consent',
    keep: { from: 'madeAt', for: days(180) },
    withhold: {},
    onErase: remove(),
  },
  { unique: [['answerId']] },
);
