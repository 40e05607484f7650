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
    /** A short code of the last failure, such as `EENVELOPE`. */
    problem: text(),
    tries: count().notNull(),
    writtenAt: instant().notNull(),
    sentAt: instant(),
    /** Who sent it by hand. */
    sentBy: ref<'subject'>(),
  },
  {
    what: 'letters to a person, with the private link in them',
    why: 'to send them, to try again when the mail server is silent, and to show what was sent',
    ground: 'contract',
    keep: { from: 'writtenAt', for: days(30) },
    withhold: { occasion: 'tells two letters of one kind apart and says nothing about the person' },
    onErase: remove(),
    mentions: {
      sentBy: 'the colleague who sent it by hand',
      replyTo: 'the address of the colleague who signs, as the letter itself says it',
    },
  },
  { unique: [['occasion']], index: [['state', 'writtenAt'], ['invitationId']] },
);
