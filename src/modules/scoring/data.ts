import {
  days,
  id,
  instant,
  keepBecause,
  oneOf,
  personalData,
  ref,
  remove,
  sealedText,
  years,
} from '#kernel/data.ts';

export const ratings = personalData(
  'ratings',
  {
    id: id<'rating'>(),
    answerId: ref<'answer'>().notNull(),
    sittingId: ref<'sitting'>().notNull(),
    questionId: ref<'question'>().notNull(),
    /** `nothing-said`: there are no words to judge by. `too-long`: the model cannot read so much. */
    state: oneOf('rated', 'nothing-said', 'too-long').notNull(),
    /** JSON: the proposals, and the sentences that were not rated. */
    content: sealedText().notNull(),
    ratedAt: instant().notNull(),
  },
  {
    what: 'levels that the language model of this house proposed, and the quotes they stand on',
    why: 'to help people assess the application; people decide',
    ground: 'consent',
    keep: { from: 'ratedAt', for: days(180) },
    withhold: {},
    onErase: remove(),
  },
  { unique: [['answerId']], index: [['sittingId']] },
);

/** How a proposal came about, for whoever has to explain it: written once, never changed. */
export const decisionRecords = personalData(
  'decision_records',
  {
    id: id<'decisionRecord'>(),
    answerId: ref<'answer'>().notNull(),
    /** JSON of a `DecisionRecord`. */
    record: sealedText().notNull(),
    madeAt: instant().notNull(),
  },
  {
    what: 'records of how levels were proposed: model, settings, rubric version, what the model wrote',
    why: 'to explain an assessment and to check it (GDPR articles 15(1)(h) and 22, EU AI Act article 12)',
    ground: 'legal duty',
    keep: { from: 'madeAt', for: years(1) },
    withhold: {},
    onErase: keepBecause('an assessment must be open to explanation and to challenge', years(1)),
    key: 'evidence',
  },
  { unique: [['answerId']] },
);
