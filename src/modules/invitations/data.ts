import {
  count,
  id,
  instant,
  oneOf,
  personalData,
  ref,
  remove,
  said,
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
    state: oneOf('invited', 'started', 'finished', 'declined', 'cancelled', 'withdrawn').notNull(),
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
    category: 'application',
    what: said(
      'an invitation to an interview, how it stands and until when it is open',
      'eine Einladung zu einem Interview, wie es um sie steht und bis wann sie offen ist',
    ),
    why: said(
      'to let the person in, and to write to them in time',
      'um die Person einzulassen und ihr rechtzeitig zu schreiben',
    ),
    ground: 'contract',
    keep: { from: 'deadline' },
    withhold: {
      generation: said(
        'counts links and says nothing about the person',
        'zählt Links und sagt nichts über die Person',
      ),
      round: said(
        'tells two invitations of one person apart',
        'unterscheidet zwei Einladungen derselben Person',
      ),
    },
    onErase: remove(),
    mentions: {
      invitedBy: said(
        'the colleague who invited, who signs the letters',
        'wer aus dem Team eingeladen hat und die Briefe unterschreibt',
      ),
    },
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
    category: 'application',
    what: said(
      'fingerprints of the private links that were sent',
      'Fingerabdrücke der persönlichen Links, die verschickt wurden',
    ),
    why: said(
      'to recognise a link, and to tell an old one that there is a newer one',
      'um einen Link zu erkennen und bei einem alten zu sagen, dass es einen neueren gibt',
    ),
    ground: 'contract',
    keep: { from: 'madeAt' },
    withhold: { tokenHash: said('a fingerprint of a secret link', 'ein Fingerabdruck eines geheimen Links') },
    onErase: remove(),
  },
  { unique: [['tokenHash'], ['invitationId', 'generation']] },
);
