import { count, days, id, instant, oneOf, personalData, ref, remove, sealedText } from '#kernel/data.ts';

const howLong = days(180);

/** One person's levels for one interview. */
export const scorecards = personalData(
  'scorecards',
  {
    id: id<'scorecard'>(),
    sittingId: ref<'sitting'>().notNull(),
    reviewerId: ref<'subject'>().notNull(),
    state: oneOf('draft', 'handed-in').notNull(),
    /** Counts what was saved, so that two windows do not overwrite each other. */
    revision: count().notNull(),
    /** JSON of a `Draft`: levels, remarks and summary. */
    content: sealedText().notNull(),
    savedAt: instant().notNull(),
    handedInAt: instant(),
  },
  {
    what: 'levels that a colleague gave to the answers of a person, with remarks and a summary',
    why: 'to assess the application, each colleague by themselves first',
    ground: 'legitimate interest',
    keep: { from: 'savedAt', for: howLong },
    withhold: {},
    onErase: remove(),
    mentions: { reviewerId: 'the colleague who rated' },
  },
  { unique: [['sittingId', 'reviewerId']], index: [['reviewerId']] },
);

/** A level that was changed after handing in. The one before stays. */
export const overrides = personalData(
  'overrides',
  {
    id: id<'override'>(),
    scorecardId: ref<'scorecard'>().notNull(),
    sittingId: ref<'sitting'>().notNull(),
    questionId: ref<'question'>().notNull(),
    criterionId: ref<'criterion'>().notNull(),
    /** Counts the changes of one level from 1. */
    number: count().notNull(),
    /** `none` or 1 to 5. */
    level: sealedText().notNull(),
    reason: sealedText().notNull(),
    changedAt: instant().notNull(),
    changedBy: ref<'subject'>().notNull(),
  },
  {
    what: 'levels that a colleague changed after handing in, and why',
    why: 'to show how an assessment came about',
    ground: 'legitimate interest',
    keep: { from: 'changedAt', for: howLong },
    withhold: {},
    onErase: remove(),
    mentions: { changedBy: 'the colleague who changed the level' },
  },
  { unique: [['scorecardId', 'questionId', 'criterionId', 'number']], index: [['sittingId']] },
);
