import { count, id, instant, personalData, ref, remove, said, sealedText } from '#kernel/data.ts';

export const drafts = personalData(
  'drafts',
  {
    /** The answer's own id: each has one draft. */
    id: id<'answer'>(),
    sittingId: ref<'sitting'>().notNull(),
    text: sealedText().notNull(),
    revision: count().notNull(),
    savedAt: instant().notNull(),
  },
  {
    category: 'transcripts',
    what: said(
      'typed answers that are not handed in yet',
      'geschriebene Antworten, die noch nicht abgegeben sind',
    ),
    why: said('so that nothing typed is lost', 'damit nichts Geschriebenes verloren geht'),
    ground: 'consent',
    keep: { from: 'savedAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    portable: true,
  },
);
