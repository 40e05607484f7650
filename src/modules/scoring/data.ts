import {
  id,
  instant,
  keepBecause,
  oneOf,
  personalData,
  ref,
  remove,
  said,
  sealedText,
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
    /** The words it stands on were put right since: it counts no more, and can be proposed anew. */
    supersededAt: instant(),
  },
  {
    category: 'assessments',
    what: said(
      'levels that the language model of this house proposed, and the quotes they stand on',
      'Stufen, die das Sprachmodell dieses Hauses vorgeschlagen hat, und die Zitate, auf denen sie beruhen',
    ),
    why: said(
      'to help people assess the application; people decide',
      'um Menschen beim Beurteilen der Bewerbung zu helfen; die Entscheidung treffen Menschen',
    ),
    ground: 'consent',
    keep: { from: 'ratedAt', matter: 'sittingId' },
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
    category: 'decision-records',
    what: said(
      'records of how levels were proposed: model, settings, rubric version, what the model wrote',
      'Protokolle, wie Stufen vorgeschlagen wurden: Modell, Einstellungen, Fassung des Bewertungsrasters und was das Modell schrieb',
    ),
    why: said(
      'to explain an assessment and to check it (GDPR articles 15(1)(h) and 22, EU AI Act article 12)',
      'um eine Bewertung zu erklären und zu prüfen (DSGVO Artikel 15(1)(h) und 22, KI-Verordnung Artikel 12)',
    ),
    ground: 'legal duty',
    keep: { from: 'madeAt' },
    withhold: {},
    onErase: keepBecause(
      said(
        'an assessment must be open to explanation and to challenge',
        'eine Bewertung muss erklärt und angefochten werden können',
      ),
    ),
    key: 'evidence',
  },
  // Proposed anew after a correction, an answer has one record more; the older ones stay.
  { index: [['answerId']] },
);
