import {
  id,
  instant,
  json,
  oneOf,
  personalData,
  real,
  ref,
  remove,
  said,
  sealedText,
  text,
} from '#kernel/data.ts';
import type { Engine, Stretch } from '#transcribers';

export const transcripts = personalData(
  'transcripts',
  {
    id: id<'transcript'>(),
    answerId: ref<'answer'>().notNull(),
    sittingId: ref<'sitting'>().notNull(),
    /** `unclear`: the machine was so unsure that nobody should judge by these words alone. */
    state: oneOf('ready', 'no-speech', 'unclear').notNull(),
    language: text().notNull(),
    /** The words with times and certainty, as the machine heard them. Corrections stand elsewhere. */
    words: sealedText().notNull(),
    /** Where a voice was heard. */
    speech: json<readonly Stretch[]>().notNull(),
    engine: json<Engine>().notNull(),
    seconds: real().notNull(),
    madeAt: instant().notNull(),
  },
  {
    category: 'transcripts',
    what: said(
      'the words of recorded answers, as they were written down by this machine',
      'die Worte aufgenommener Antworten, so wie diese Maschine sie aufgeschrieben hat',
    ),
    why: said(
      'to read an answer, and to judge it by its words alone',
      'um eine Antwort zu lesen und sie allein nach ihren Worten zu beurteilen',
    ),
    ground: 'consent',
    keep: { from: 'madeAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    portable: true,
  },
  { unique: [['answerId']] },
);
