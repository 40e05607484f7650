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

export const letters = personalData(
  'letters',
  {
    id: id<'letter'>(),
    /** Null in a letter to a colleague. */
    invitationId: ref<'invitation'>(),
    kind: oneOf(
      'invitation',
      'reminder',
      'newLink',
      'reopened',
      'deadlineChanged',
      'cancelled',
      'finished',
      'goingOn',
      'notGoingOn',
      'staffInvitation',
      'spaceLink',
      'requestReceived',
      'requestExtended',
      'requestClosed',
      'freezeEnding',
      'erased',
      'policyChanged',
      'accountIdle',
      'backupAlarm',
      'reviewDecided',
      'openings',
    ).notNull(),
    /** What it was written for: a job that runs twice writes one letter. */
    occasion: text().notNull(),
    language: oneOf('en', 'de').notNull(),
    /** `shown`: there is no mail server, a person sends it. `dropped`: a newer letter made it wrong before it left. */
    state: oneOf('to-send', 'sent', 'shown', 'failed', 'dropped').notNull(),
    recipient: sealedText().notNull(),
    subject: sealedText().notNull(),
    /** The lines as JSON, so that text and HTML are written from the same words. */
    body: sealedText().notNull(),
    replyTo: sealedText(),
    /** Where one press ends letters of this kind: only letters that advertise have it. */
    unsubscribe: sealedText(),
    /** A short code of the last failure, such as `EENVELOPE`. */
    problem: text(),
    tries: count().notNull(),
    writtenAt: instant().notNull(),
    sentAt: instant(),
    /** Who sent it by hand. */
    sentBy: ref<'subject'>(),
  },
  {
    category: 'letters',
    what: said(
      'letters to a person, with the private link in them',
      'Briefe an eine Person, mit dem persönlichen Link darin',
    ),
    why: said(
      'to send them, to try again when the mail server is silent, and to show what was sent',
      'um sie zu verschicken, es noch einmal zu versuchen, wenn der Mailserver schweigt, und zu zeigen, was verschickt wurde',
    ),
    ground: 'contract',
    keep: { from: 'writtenAt' },
    withhold: {
      occasion: said(
        'tells two letters of one kind apart and says nothing about the person',
        'unterscheidet zwei Briefe derselben Art und sagt nichts über die Person',
      ),
    },
    onErase: remove(),
    mentions: {
      sentBy: said('the colleague who sent it by hand', 'wer aus dem Team ihn von Hand verschickt hat'),
      replyTo: said(
        'the address of the colleague who signs, as the letter itself says it',
        'die Adresse der Person aus dem Team, die unterschreibt, so wie sie im Brief steht',
      ),
    },
    whileFrozen: 'goes on',
  },
  { unique: [['occasion']], index: [['state', 'writtenAt'], ['invitationId']] },
);
