import { id, instant, personalData, ref, remove, said } from '#kernel/data.ts';

/** That a freeze ends on a day, and that the person was told so before. */
export const freezeEndings = personalData(
  'freeze_endings',
  {
    // The person's own id: a freeze ends once.
    id: id<'subject'>(),
    endsAt: instant().notNull(),
    toldAt: instant().notNull(),
    toldBy: ref<'subject'>(),
  },
  {
    category: 'requests',
    what: said(
      'the day on which the freeze of your data ends, and when we told you so',
      'der Tag, an dem das Einfrieren Ihrer Daten endet, und wann wir Ihnen das gesagt haben',
    ),
    why: said(
      'nobody lifts a freeze before the person was told (GDPR article 18(3))',
      'niemand hebt das Einfrieren auf, bevor es Ihnen gesagt wurde (DSGVO Artikel 18(3))',
    ),
    ground: 'legal duty',
    keep: { from: 'toldAt' },
    withhold: {},
    onErase: remove(),
    mentions: { toldBy: said('the colleague who wrote', 'wer aus dem Team geschrieben hat') },
    whileFrozen: 'goes on',
  },
);
