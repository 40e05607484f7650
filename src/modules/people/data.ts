import { days, id, instant, oneOf, personalData, plainData, remove, sealedText, text } from '#kernel/data.ts';

export const people = personalData(
  'people',
  {
    id: id<'subject'>(),
    kind: oneOf('candidate', 'staff').notNull(),
    name: sealedText().notNull(),
    email: sealedText().notNull(),
    emailIndex: text().notNull(),
    language: oneOf('en', 'de').notNull(),
    createdAt: instant().notNull(),
    // Null as long as somebody works here: then nothing is due.
    lastSeenAt: instant(),
  },
  {
    what: 'name and e-mail address',
    why: 'to invite, to answer and to tell people apart',
    ground: 'contract',
    keep: { from: 'lastSeenAt', for: days(180) },
    withhold: { emailIndex: 'a keyed fingerprint of the address that means nothing to anybody' },
    onErase: remove(),
  },
  { unique: [['kind', 'emailIndex']] },
);

export const organisations = plainData(
  'organisations',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    controller: text().notNull(),
    address: text().notNull(),
    privacyMail: text().notNull(),
    language: oneOf('en', 'de').notNull(),
    timeZone: text().notNull(),
    accent: text(),
    setUpAt: instant().notNull(),
  },
  { noPersonalDataBecause: 'says who runs this house; the contact is an office, published to everybody' },
);
