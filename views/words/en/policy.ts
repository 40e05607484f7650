import type { LetterBody } from './letters.ts';

export type PolicyLetter = {
  name: string;
  organisation: string;
  contact: string;
  /** The day from which the new version holds. */
  from: string;
  summary: string;
  changes: string;
  policy: string;
};

export const policy = {
  title: 'Privacy policy',
  tabs: 'About privacy',
  names: {
    policy: 'Policy',
    retention: 'How long',
    record: 'Record of processing',
    processors: 'Recipients',
  },
  other: 'Deutsch',
  print: 'To keep it, print this page or save it as a PDF.',

  version: (number: number) => `Version ${number}`,
  inForce: 'In force since',
  updated: 'Last updated',
  fingerprint: 'Fingerprint of the text (SHA-256)',
  noneTitle: 'No policy is published yet.',
  none: 'What this house keeps about people, why and how long is said below all the same: the product writes that part itself.',
  upcoming: (number: number, day: string) => `Version ${number} takes effect on ${day}.`,
  readUpcoming: 'Read it',
  compare: 'What changes, word by word',
  material:
    'Whoever is concerned has a letter about it, and where we rely on your consent you will be asked again.',
  former: 'Former and coming versions',
  formerCaption: 'The newest first. No published version is ever changed.',
  columns: {
    version: 'Version',
    from: 'In force from',
    published: 'Published',
    changes: 'What changed',
  },
  first: 'The first version',
  unsaid: 'Not said',
  formerNow: 'You read a former version.',
  comingNow: 'You read a version that is not in force yet.',
  toCurrent: 'The version in force',

  comparedTitle: (from: number, to: number) => `Version ${from} and version ${to} compared`,
  comparedLead: 'What was taken out is struck through, what was put in is underlined.',
  same: (count: number) => (count === 1 ? 'One paragraph is the same' : `${count} paragraphs are the same`),
  nothing: 'The two versions have the same words.',
  added: 'put in:',
  removed: 'taken out:',
  endOf: 'end.',

  heldTitle: 'What is kept, table by table',
  heldLead:
    'The product writes this part itself, from the declarations its database is made of. It cannot say less than what is kept.',
  nothingHeld: 'Nothing of this kind is kept by this installation.',
  held: {
    what: 'What',
    why: 'Why',
    ground: 'Legal ground',
    onErase: 'When you ask for erasure',
    portable: 'Goes with you',
  },
  grounds: {
    consent: 'Your consent, GDPR article 6(1)(a)',
    contract: 'Contract, or steps before one, GDPR article 6(1)(b)',
    'legal duty': 'A legal duty, GDPR article 6(1)(c)',
    'legitimate interest': 'A legitimate interest, GDPR article 6(1)(f)',
  },
  ends: {
    remove: 'Removed',
    blank: 'Emptied: the words go, the fact that it was stays',
    keep: 'Kept until its period ends, because a law wants it',
  },
  portableYes: 'Yes, in the archive that other programs read',
  portableNo: 'In your copy only',
  withheldTitle: 'Left out of your copy, and where others are named',
  withheld: (reason: string) => `Left out: ${reason}.`,
  mentions: (reason: string) => `Names somebody else: ${reason}.`,
  nothingWithheld: 'Nothing is left out of your copy.',

  kept: 'Kept for',
  keptWhy: 'Why so long',
  ownReason: (reason: string) => `This house keeps it for another time than the product would: ${reason}`,
  afterDecision: (period: string, atMost: string) =>
    period === atMost
      ? `${period} after the decision, and never longer than ${atMost} after it was made`
      : `${period} after the decision, ${atMost} at most`,
  fromMade: (period: string) => `${period}, counted from when it was made or last used`,
  byLaw: 'A law sets this period: it cannot be shortened.',
  retentionTitle: 'How long everything is kept',
  retentionLead:
    'Each kind of data has a period, and each item a last day. What is due is deleted in the night after it.',
  retentionCaption: 'The periods as they are set in this house today.',
  kind: 'Kind of data',
  howItEnds: 'How it ends',
  endsHow:
    'Rows and files are removed for good in a night job. When everything about a person is erased, the key that reads it is destroyed, so that copies cannot be read either.',
  holds: 'An item that a legal case or an open request needs stays until that is closed.',

  recordTitle: 'Record of processing activities',
  recordLead: 'What GDPR article 30 asks for, made by the product from what it stores and how it is set up.',
  asJson: 'The same as JSON',
  controllerTitle: 'Who answers for it',
  controller: 'Controller',
  address: 'Address',
  contact: 'Privacy contact',
  officer: 'Data protection officer',
  noOfficer: 'None has been appointed',
  authority: 'Supervisory authority',
  anyAuthority: 'The one of the place where you live or work',
  peopleTitle: 'Whom it is about',
  people: ['People who are invited to an interview', 'People who work here and have an account'],
  purposesTitle: 'Purposes and kinds of data',
  purposesCaption: 'Each kind with what it is for, and its period.',
  purposes: 'Purposes',
  recipientsTitle: 'Who receives it',
  recipientsCaption: 'Programs outside of the product that were set up to receive something.',
  recipients: {
    mail: {
      name: 'Mail server',
      gets: 'Letters: name, e-mail address and the words of the letter',
      why: 'To deliver letters',
    },
    language: {
      name: 'Server of the language model (Ollama)',
      gets: 'The words of answers, without the name, where the person allowed it',
      why: 'To propose levels',
    },
    speech: {
      name: 'Server that writes down speech (Whisper)',
      gets: 'The voice of recorded answers, without the name',
      why: 'To turn voice into words',
    },
    database: {
      name: 'Database server (PostgreSQL)',
      gets: 'All rows; what people say and write is encrypted in them',
      why: 'To store',
    },
    files: {
      name: 'Store of files (S3)',
      gets: 'Recordings and archives, encrypted before they are sent; the keys are not there',
      why: 'To store',
    },
    queue: {
      name: 'Queue of work (Redis)',
      gets: 'numbers of the work that waits: nothing about anybody',
      why: 'so that several machines share the work',
    },
  },
  recipient: 'Recipient',
  gets: 'What it receives',
  where: 'Where it runs',
  here: 'On this machine',
  inside: "On another machine in the controller's own network",
  elsewhere: (host: string) => `At ${host}`,
  processorsTitle: 'Recipients',
  processorsLead: 'Which other programs and companies receive something about you.',
  noRecipients: 'None.',
  noRecipientsText:
    'Nothing is set up to receive anything: database, files, speech and language model all run on one machine, and letters are handed over by people.',
  whatIsListed: 'This list is read out of the settings of the running product. It changes with them.',
  contractText: (controller: string) =>
    `Where a recipient belongs to another company, ${controller} has a contract with it that binds it to instructions (GDPR article 28). You can ask for its name and place.`,
  transfersTitle: 'Transfers to other countries',
  transfers: 'None by the product itself. Nothing leaves the machines that are named under recipients.',
  measuresTitle: 'How it is protected',
  measures: {
    keys: 'What people say, write and record is encrypted with AES-256-GCM, under keys of each person that are kept apart from the database.',
    transport: 'Pages are reached over TLS only.',
    accounts:
      'Passphrases of at least 15 characters, stored as argon2id hashes; sessions end by themselves and can be ended on every device.',
    roles: 'Roles decide who may open what. Reviewers see what they need for their review.',
    log: 'Each change and each look is a line in a chained log in which an altered, missing or cut line shows.',
    erasure:
      'Erasing a person destroys their key; deleted rows are overwritten where the database can do it.',
    pages: 'Pages load nothing from other sites and run no foreign script (Content Security Policy).',
    writes: 'What was accepted is on disk before it is confirmed, and survives a power cut.',
  },
  periods: 'Periods of deletion',

  letter: (to: PolicyLetter): LetterBody => ({
    subject: `${to.organisation}: our privacy policy changes on ${to.from}`,
    lines: [
      `Hello ${to.name},`,
      `you are hearing from us because we hold data about you. Our privacy policy changes on ${to.from}. Until then the version that you know holds.`,
      `What changes: ${to.summary}`,
      { label: 'Compare both versions word by word', href: to.changes },
      { label: 'The privacy policy', href: to.policy },
      'You need not do anything. Silence is not consent: where we rely on your consent, you will be asked again, and you can say no. You can object, withdraw a consent or ask us to erase your data at any time.',
      `If you have a question, write to ${to.contact}. A person answers.`,
      `Kind regards,\n${to.organisation}`,
    ],
  }),
};
