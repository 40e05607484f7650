import { days, years } from './durations.ts';
import { type Said, said } from './said.ts';

/** What starts the time of an item: its own making, or the day its interview was decided. */
export type Trigger = 'made' | 'decision';
/** How long the items of a category are kept, in ms. */
export interface Rule {
  readonly trigger: Trigger;
  readonly for: number;
  /** The longest an item lives when no decision comes, counted from its making. With `made` it says the same as `for`. */
  readonly atMost: number;
}
/** A kind of data as people think of it. Tables belong to one; its rule says how long they keep. */
export interface Category extends Rule {
  readonly title: Said;
  /** Why so long and no longer, with the law or the reason it follows from. */
  readonly source: Said;
  /** A law sets this period: an admin may not shorten it. */
  readonly byLaw: boolean;
}

const from = (trigger: Trigger, ms: number, atMost = ms) => ({ trigger, for: ms, atMost });
const storage = said(
  'GDPR article 5(1)(e): no longer than needed',
  'DSGVO Artikel 5(1)(e): nicht länger als nötig',
);
const claims = said(
  'Claims of unequal treatment must be possible: two months by German law (AGG section 15(4)), six to be safe',
  'Ansprüche wegen Ungleichbehandlung müssen möglich bleiben: zwei Monate nach AGG § 15(4), sechs zur Sicherheit',
);

export const categories = {
  contact: {
    title: said('Name and address', 'Name und Adresse'),
    ...from('made', days(365)),
    source: storage,
    byLaw: false,
  },
  accounts: {
    title: said('Accounts of people who work here', 'Konten der Menschen, die hier arbeiten'),
    ...from('made', days(365)),
    source: storage,
    byLaw: false,
  },
  sessions: {
    title: said('Signed-in devices and links', 'Angemeldete Geräte und Links'),
    ...from('made', days(30)),
    source: storage,
    byLaw: false,
  },
  application: {
    title: said('Invitation and course of the interview', 'Einladung und Verlauf des Interviews'),
    ...from('decision', days(180), days(365)),
    source: claims,
    byLaw: false,
  },
  recordings: {
    title: said('Video and voice', 'Video und Stimme'),
    ...from('decision', days(30), days(180)),
    source: storage,
    byLaw: false,
  },
  transcripts: {
    title: said('Answers in writing', 'Antworten in Schrift'),
    ...from('decision', days(180), days(365)),
    source: claims,
    byLaw: false,
  },
  assessments: {
    title: said('Levels, remarks and decisions', 'Stufen, Bemerkungen und Entscheidungen'),
    ...from('decision', days(180), days(365)),
    source: claims,
    byLaw: false,
  },
  'decision-records': {
    title: said('Records of what the language model did', 'Protokolle dessen, was das Sprachmodell tat'),
    ...from('made', days(365)),
    source: said(
      'GDPR articles 15(1)(h) and 22, EU AI Act articles 19 and 26(6): at least six months',
      'DSGVO Artikel 15(1)(h) und 22, KI-Verordnung Artikel 19 und 26(6): mindestens sechs Monate',
    ),
    byLaw: true,
  },
  consents: {
    title: said('What you agreed to', 'Wozu Sie eingewilligt haben'),
    ...from('made', years(3)),
    source: said(
      'GDPR article 7(1): consent must be shown; claims end after three years (BGB section 195)',
      'DSGVO Artikel 7(1): Einwilligung muss nachweisbar sein; Ansprüche enden nach drei Jahren (BGB § 195)',
    ),
    byLaw: true,
  },
  letters: {
    title: said('Letters', 'Briefe'),
    ...from('made', days(30)),
    source: storage,
    byLaw: false,
  },
  feedback: {
    title: said('Feedback about the interview', 'Rückmeldung zum Interview'),
    ...from('made', days(180)),
    source: storage,
    byLaw: false,
  },
  requests: {
    title: said(
      'Requests about your data, and what became of them',
      'Anträge zu Ihren Daten und was daraus wurde',
    ),
    ...from('made', years(3)),
    source: said(
      'GDPR articles 5(2) and 12: answers must be shown; claims end after three years (BGB section 195)',
      'DSGVO Artikel 5(2) und 12: Antworten müssen nachweisbar sein; Ansprüche enden nach drei Jahren (BGB § 195)',
    ),
    byLaw: true,
  },
  archives: {
    title: said('Archives of your data', 'Archive Ihrer Daten'),
    ...from('made', days(7)),
    source: storage,
    byLaw: false,
  },
  transfers: {
    title: said('Where something about you was sent', 'Wohin etwas über Sie gesendet wurde'),
    ...from('made', days(365)),
    source: said(
      'GDPR article 15(1)(c): recipients must be named',
      'DSGVO Artikel 15(1)(c): Empfänger müssen genannt werden',
    ),
    byLaw: false,
  },
} as const satisfies Record<string, Category>;
export type CategoryName = keyof typeof categories;
