import { count, id, instant, oneOf, personalData, ref, remove, said, sealedText } from '#kernel/data.ts';

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
    category: 'transcripts',
    what: said(
      'answers: typed words, which recording counts, and the times of the clock',
      'Antworten: geschriebene Worte, welche Aufnahme zählt, und die Zeiten der Uhr',
    ),
    why: said('to assess the application', 'um die Bewerbung zu beurteilen'),
    ground: 'consent',
    keep: { from: 'createdAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    portable: true,
    correctable: ['text'],
  },
  { unique: [['sittingId', 'questionId', 'round']] },
);
