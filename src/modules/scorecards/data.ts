import { count, id, instant, oneOf, personalData, ref, remove, said, sealedText } from '#kernel/data.ts';

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
    category: 'assessments',
    what: said(
      'levels that a colleague gave to the answers of a person, with remarks and a summary',
      'Stufen, die jemand aus dem Team den Antworten einer Person gab, mit Bemerkungen und einer Zusammenfassung',
    ),
    why: said(
      'to assess the application, each colleague by themselves first',
      'um die Bewerbung zu beurteilen, zuerst jede und jeder für sich',
    ),
    ground: 'legitimate interest',
    keep: { from: 'savedAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    mentions: { reviewerId: said('the colleague who rated', 'wer aus dem Team bewertet hat') },
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
    category: 'assessments',
    what: said(
      'levels that a colleague changed after handing in, and why',
      'Stufen, die jemand aus dem Team nach dem Abgeben geändert hat, und warum',
    ),
    why: said('to show how an assessment came about', 'um zu zeigen, wie eine Bewertung zustande kam'),
    ground: 'legitimate interest',
    keep: { from: 'changedAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    mentions: {
      changedBy: said('the colleague who changed the level', 'wer aus dem Team die Stufe geändert hat'),
    },
  },
  { unique: [['scorecardId', 'questionId', 'criterionId', 'number']], index: [['sittingId']] },
);
