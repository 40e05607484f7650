import {
  bytes,
  flag,
  id,
  instant,
  json,
  oneOf,
  personalData,
  real,
  ref,
  remove,
  said,
  sealedFile,
  text,
} from '#kernel/data.ts';

export const recordings = personalData(
  'recordings',
  {
    id: id<'recording'>(),
    answerId: ref<'answer'>().notNull(),
    sittingId: ref<'sitting'>().notNull(),
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
    category: 'recordings',
    what: said(
      'recorded answers in the form that a player can jump in, with length and loudness',
      'aufgenommene Antworten in einer Form, in der man beim Abspielen springen kann, mit Länge und Lautstärke',
    ),
    why: said(
      'to listen to an answer, and to write down what was said',
      'um eine Antwort anzuhören und aufzuschreiben, was gesagt wurde',
    ),
    ground: 'consent',
    keep: { from: 'madeAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    portable: true,
  },
  { unique: [['answerId']] },
);
