import {
  count,
  days,
  id,
  instant,
  oneOf,
  personalData,
  ref,
  remove,
  sealedText,
  text,
} from '#kernel/data.ts';

export const invitations = personalData(
  'invitations',
  {
    id: id<'invitation'>(),
    positionId: ref<'position'>().notNull(),
    kitVersionId: ref<'kitVersion'>().notNull(),
    language: oneOf('en', 'de').notNull(),
    deadline: instant().notNull(),
    timeZone: text().notNull(),
    state: oneOf('invited', 'started', 'finished', 'declined', 'cancelled').notNull(),
    /** Who was taken back or said no may be invited once more: that is the next round. */
    round: count().notNull(),
    /** Of the link: a new one makes all before it dead. */
    generation: count().notNull(),
    /** How many letters were asked for, so that two reminders are two facts. */
    letters: count().notNull(),
    invitedBy: ref<'subject'>().notNull(),
    invitedAt: instant().notNull(),
    writtenAt: instant().notNull(),
    remindedAt: instant(),
    startedAt: instant(),
    endedAt: instant(),
    cancelReason: sealedText(),
  },
  {
    what: 'an invitation to an interview, how it stands and until when it is open',
    why: 'to let the person in, and to write to them in time',
    ground: 'contract',
    keep: { from: 'deadline', for: days(180) },
    withhold: {
      generation: 'counts links and says nothing about the person',
      round: 'tells two invitations of one person apart',
    },
    onErase: remove(),
    mentions: { invitedBy: 'the colleague who invited, who signs the letters' },
  },
  {
    unique: [['positionId', 'subjectId', 'round']],
    index: [
      ['positionId', 'invitedAt'],
      ['positionId', 'state', 'deadline'],
      ['state', 'deadline'],
    ],
  },
);

/** Every link that was ever made, so that an old one can be told that there is a newer one. */
export const invitationLinks = personalData(
  'invitation_links',
  {
    id: id<'invitationLink'>(),
    invitationId: ref<'invitation'>().notNull(),
    generation: count().notNull(),
    tokenHash: text().notNull(),
    madeAt: instant().notNull(),
  },
  {
    what: 'fingerprints of the private links that were sent',
    why: 'to recognise a link, and to tell an old one that there is a newer one',
    ground: 'contract',
    keep: { from: 'madeAt', for: days(365) },
    withhold: { tokenHash: 'a fingerprint of a secret link' },
    onErase: remove(),
  },
  { unique: [['tokenHash'], ['invitationId', 'generation']] },
);
