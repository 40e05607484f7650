import type { LetterBody } from './letters.ts';

export type RequestLetter = {
  name: string;
  organisation: string;
  contact: string;
  /** What was asked for, as `kinds` calls it. */
  kind: keyof (typeof requests)['kinds'];
  received: string;
  due: string;
  /** Reasons, or the answer. */
  words: string;
};
const signed = ({ organisation, contact }: RequestLetter) => [
  `If you have a question, write to ${contact}. A person answers.`,
  `Kind regards,\n${organisation}`,
];
/** Whom the settings name for complaints (GDPR article 77). */
export type Authority = { name: string; url: string | null };
export const ours = (authority: Authority | undefined) =>
  authority ? ` The authority for us: ${[authority.name, authority.url].filter(Boolean).join(', ')}` : '';
const paragraphs = (words: string) => words.split(/\r?\n(?:\r?\n)+/);

export const requests = {
  kinds: {
    access: 'to see what is held about you',
    rectification: 'to have something corrected',
    erasure: 'to have what is held about you erased',
    restriction: 'to have your data frozen',
    portability: 'to take your data with you',
    objection: 'that your data is not used for something',
    withdrawal: 'to take back a consent',
    'human-review': 'that a person looks at a decision again',
  },
  received: (to: RequestLetter): LetterBody => ({
    subject: `${to.organisation} has your request`,
    lines: [
      `Hello ${to.name},`,
      `on ${to.received} you asked us ${requests.kinds[to.kind]}. A person looks at it.`,
      `You get an answer by ${to.due} (GDPR article 12(3)). Should it take longer, we write to you before that day and say why.`,
      ...signed(to),
    ],
  }),
  extended: (to: RequestLetter): LetterBody => ({
    subject: `Your request takes ${to.organisation} longer`,
    lines: [
      `Hello ${to.name},`,
      `on ${to.received} you asked us ${requests.kinds[to.kind]}. We need more time: you get an answer by ${to.due}.`,
      'The reason is this:',
      ...paragraphs(to.words),
      'The law allows two more months where a request is complex or many came at once (GDPR article 12(3)).',
      ...signed(to),
    ],
  }),
  closed: (to: RequestLetter): LetterBody => ({
    subject: `${to.organisation} answers your request`,
    lines: [
      `Hello ${to.name},`,
      `on ${to.received} you asked us ${requests.kinds[to.kind]}. This is our answer:`,
      ...paragraphs(to.words),
      ...signed(to),
    ],
  }),
  complain: (contact: string, authority?: Authority) =>
    `If you think that this is wrong, write to ${contact}: it is looked at again. You may also complain to a data protection supervisory authority, where you live, where you work or where you think it happened (GDPR article 77), or go to a court (article 79).${ours(authority)}`,
};
