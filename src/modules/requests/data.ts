import { id, instant, keepBecause, oneOf, personalData, said, sealedText } from '#kernel/data.ts';
import { identities, kinds, states } from './model.ts';

export const requests = personalData(
  'requests',
  {
    id: id<'request'>(),
    kind: oneOf(...kinds).notNull(),
    state: oneOf(...states).notNull(),
    identity: oneOf(...identities).notNull(),
    /** What the person wrote. */
    words: sealedText(),
    /** JSON: what this kind of request is about, such as an item and its new words. */
    details: sealedText(),
    /** How a colleague made sure that it was the person, where the request came by phone or on paper. */
    checkedHow: sealedText(),
    /** Why it takes up to two months longer. */
    extension: sealedText(),
    /** What was answered, and on refusal why and where to complain. */
    outcome: sealedText(),
    receivedAt: instant().notNull(),
    dueAt: instant().notNull(),
    extendedAt: instant(),
    closedAt: instant(),
  },
  {
    category: 'requests',
    what: said(
      'what you asked for about your data, and what became of it',
      'worum Sie zu Ihren Daten gebeten haben und was daraus wurde',
    ),
    why: said(
      'to answer in time, and to be able to show that we did',
      'um rechtzeitig zu antworten und das nachweisen zu können',
    ),
    ground: 'legal duty',
    keep: { from: 'receivedAt' },
    withhold: {},
    onErase: keepBecause(
      said(
        'we must be able to show that we answered (GDPR article 5(2))',
        'wir müssen nachweisen können, dass wir geantwortet haben (DSGVO Artikel 5(2))',
      ),
    ),
    key: 'evidence',
    whileFrozen: 'goes on',
  },
  { index: [['state', 'dueAt']] },
);
