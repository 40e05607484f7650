import { count, flag, id, instant, oneOf, personalData, ref, remove, said } from '#kernel/data.ts';

export const sittings = personalData(
  'sittings',
  {
    id: id<'sitting'>(),
    invitationId: ref<'invitation'>().notNull(),
    positionId: ref<'position'>().notNull(),
    kitVersionId: ref<'kitVersion'>().notNull(),
    /** Whether a language model may read the answers. */
    ai: flag().notNull(),
    /** Whether voice and picture may be recorded; otherwise every answer is typed. */
    records: flag().notNull(),
    state: oneOf('open', 'finished', 'closed', 'withdrawn').notNull(),
    /** The browser that has the interview; null during a break. */
    heldBy: ref<'session'>(),
    consentedAt: instant().notNull(),
    devicesCheckedAt: instant(),
    /** Typing, for somebody who said at the device check that they prefer it. */
    prefers: oneOf('typed'),
    finishedAt: instant(),
    /** How long its data stood frozen since it ended: what its person had time for then goes on so much longer. */
    frozenSeconds: count(),
  },
  {
    category: 'application',
    what: said(
      'the course of an interview: when it began and ended, and what was allowed',
      'der Verlauf eines Interviews: wann es begann und endete und was erlaubt war',
    ),
    why: said(
      'to bring people back to where they were, and to treat their answers as they chose',
      'um Menschen dorthin zurückzubringen, wo sie waren, und ihre Antworten so zu behandeln, wie sie es gewählt haben',
    ),
    ground: 'consent',
    keep: { from: 'consentedAt', matter: 'id' },
    withhold: { heldBy: said('a fingerprint of a cookie', 'ein Fingerabdruck eines Cookies') },
    onErase: remove(),
  },
  { unique: [['invitationId']], index: [['positionId'], ['state'], ['finishedAt']] },
);
