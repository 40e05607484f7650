import { days, flag, id, instant, oneOf, personalData, ref, remove } from '#kernel/data.ts';

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
    state: oneOf('open', 'finished', 'closed').notNull(),
    /** The browser that has the interview; null during a break. */
    heldBy: ref<'session'>(),
    consentedAt: instant().notNull(),
    devicesCheckedAt: instant(),
    /** Typing, for somebody who said at the device check that they prefer it. */
    prefers: oneOf('typed'),
    finishedAt: instant(),
  },
  {
    what: 'the course of an interview: when it began and ended, and what was allowed',
    why: 'to bring people back to where they were, and to treat their answers as they chose',
    ground: 'consent',
    keep: { from: 'consentedAt', for: days(180) },
    withhold: { heldBy: 'a fingerprint of a cookie' },
    onErase: remove(),
  },
  { unique: [['invitationId']], index: [['positionId'], ['state']] },
);
