import {
  count,
  flag,
  id,
  instant,
  oneOf,
  personalData,
  plainData,
  ref,
  remove,
  said,
  text,
} from '#kernel/data.ts';

/** What the employer says in public about data. A published version is never changed. */
export const policyVersions = plainData(
  'policy_versions',
  {
    id: id<'policyVersion'>(),
    number: count().notNull(),
    state: oneOf('draft', 'published').notNull(),
    /** Markdown. In a draft with {placeholders}; once published, to the letter what people read. */
    textEn: text().notNull(),
    textDe: text().notNull(),
    /** What changed, for the letters and for the list of versions. */
    summaryEn: text().notNull(),
    summaryDe: text().notNull(),
    material: flag().notNull(),
    /** Counts saves of the draft, so that two people who edit at once notice. */
    revision: count().notNull(),
    changedAt: instant().notNull(),
    effectiveAt: instant(),
    publishedAt: instant(),
    publishedBy: ref<'subject'>(),
    /** SHA-256 of each published text, hex. */
    hashEn: text(),
    hashDe: text(),
  },
  { noPersonalDataBecause: "the employer's public text; who published it stands as an id only" },
  { unique: [['number']] },
);

/** Who was told of a change: each person once for each version. */
export const policyNotices = personalData(
  'policy_notices',
  {
    id: id<'policyNotice'>(),
    versionId: ref<'policyVersion'>().notNull(),
    toldAt: instant().notNull(),
  },
  {
    category: 'consents',
    what: said(
      'that you were told of a change of the privacy policy',
      'dass Ihnen eine Änderung der Datenschutzerklärung mitgeteilt wurde',
    ),
    why: said(
      'to tell everybody once, and to be able to show that we did (GDPR article 5(2))',
      'um es allen einmal mitzuteilen und das nachweisen zu können (DSGVO Artikel 5(2))',
    ),
    ground: 'legal duty',
    keep: { from: 'toldAt' },
    withhold: {},
    onErase: remove(),
    whileFrozen: 'goes on',
  },
  { unique: [['versionId', 'subjectId']] },
);
