import { id, instant, oneOf, personalData, plainData, remove, said, sealedText, text } from '#kernel/data.ts';

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
    category: 'contact',
    what: said('name and e-mail address', 'Name und E-Mail-Adresse'),
    why: said(
      'to invite, to answer and to tell people apart',
      'um einzuladen, zu antworten und Menschen nicht zu verwechseln',
    ),
    ground: 'contract',
    keep: { from: 'lastSeenAt' },
    withhold: {
      emailIndex: said(
        'a keyed fingerprint of the address that means nothing to anybody',
        'ein Fingerabdruck der Adresse unter einem Schlüssel, der niemandem etwas sagt',
      ),
    },
    onErase: remove(),
    portable: true,
    correctable: ['name', 'email', 'language'],
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
    dataProtectionOfficer: text(),
    authority: text(),
    authorityUrl: text(),
    language: oneOf('en', 'de').notNull(),
    timeZone: text().notNull(),
    accent: text(),
    setUpAt: instant().notNull(),
  },
  { noPersonalDataBecause: 'says who runs this house; the contact is an office, published to everybody' },
);
