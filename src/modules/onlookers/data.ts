import { id, instant, personalData, ref, remove, said } from '#kernel/data.ts';

/** Who has seen a result already, and so cannot judge without knowing it. */
export const resultLooks = personalData(
  'result_looks',
  {
    id: id<'resultLook'>(),
    sittingId: ref<'sitting'>().notNull(),
    viewerId: ref<'subject'>().notNull(),
    seenAt: instant().notNull(),
  },
  {
    category: 'assessments',
    what: said(
      'which colleagues have seen the result of your interview',
      'welche Personen aus dem Haus das Ergebnis Ihres Interviews gesehen haben',
    ),
    why: said(
      'so that whoever judges a second time does not know it',
      'damit, wer ein zweites Mal urteilt, es nicht kennt',
    ),
    ground: 'legitimate interest',
    keep: { from: 'seenAt', matter: 'sittingId' },
    withhold: {},
    onErase: remove(),
    mentions: { viewerId: said('the colleague who saw it', 'die Person, die es gesehen hat') },
    whileFrozen: 'goes on',
  },
  { unique: [['sittingId', 'viewerId']] },
);
