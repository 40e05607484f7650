import {
  days,
  id,
  instant,
  json,
  oneOf,
  personalData,
  real,
  ref,
  remove,
  sealedText,
  text,
} from '#kernel/data.ts';
import type { Engine, Stretch } from './model.ts';

export const transcripts = personalData(
  'transcripts',
  {
    id: id<'transcript'>(),
    answerId: ref<'answer'>().notNull(),
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
    what: 'the words of recorded answers, as they were written down by this machine',
    why: 'to read an answer, and to judge it by its words alone',
    ground: 'consent',
    keep: { from: 'madeAt', for: days(180) },
    withhold: {},
    onErase: remove(),
  },
  { unique: [['answerId']] },
);
