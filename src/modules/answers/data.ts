import { count, days, id, instant, oneOf, personalData, ref, remove, sealedText } from '#kernel/data.ts';

export const answers = personalData(
  'answers',
  {
    id: id<'answer'>(),
    sittingId: ref<'sitting'>().notNull(),
    questionId: ref<'question'>().notNull(),
    number: count().notNull(),
    /** 1, and one more each time a recruiter reopens the question. */
    round: count().notNull(),
    kind: oneOf('video', 'audio', 'typed'),
    state: oneOf('untouched', 'running', 'kept', 'unanswered', 'replaced').notNull(),
    thinkEndsAt: instant(),
    answerEndsAt: instant(),
    seenAt: instant(),
    givenBackMs: count().notNull(),
    text: sealedText(),
    takeId: ref<'take'>(),
    keptAt: instant(),
    createdAt: instant().notNull(),
  },
  {
    what: 'answers: typed words, which recording counts, and the times of the clock',
    why: 'to assess the application',
    ground: 'consent',
    keep: { from: 'createdAt', for: days(180) },
    withhold: {},
    onErase: remove(),
  },
  { unique: [['sittingId', 'questionId', 'round']] },
);
