import type { Authority, RequestLetter } from '../en/requests.ts';
import type { Words } from '../en.ts';

const signed = ({ organisation, contact }: RequestLetter) => [
  `Wenn Sie eine Frage haben, schreiben Sie an ${contact}. Ein Mensch antwortet.`,
  `Mit freundlichen Grüßen\n${organisation}`,
];
export const ours = (authority: Authority | undefined) =>
  authority ? ` Die Aufsicht für uns: ${[authority.name, authority.url].filter(Boolean).join(', ')}` : '';
const paragraphs = (words: string) => words.split(/\r?\n(?:\r?\n)+/);
const kinds: Words['requests']['kinds'] = {
  access: 'zu sehen, was über Sie gespeichert ist',
  rectification: 'etwas berichtigen zu lassen',
  erasure: 'löschen zu lassen, was über Sie gespeichert ist',
  restriction: 'Ihre Daten einfrieren zu lassen',
  portability: 'Ihre Daten mitzunehmen',
  objection: 'dass Ihre Daten für etwas nicht verwendet werden',
  withdrawal: 'eine Einwilligung zurückzunehmen',
  'human-review': 'dass ein Mensch eine Entscheidung noch einmal ansieht',
};

export const requests: Words['requests'] = {
  kinds,
  received: (to) => ({
    subject: `${to.organisation} hat Ihren Antrag`,
    lines: [
      `Guten Tag ${to.name},`,
      `am ${to.received} haben Sie uns gebeten, ${kinds[to.kind]}. Ein Mensch sieht ihn sich an.`,
      `Sie erhalten bis zum ${to.due} eine Antwort (DSGVO Artikel 12(3)). Sollte es länger dauern, schreiben wir Ihnen vorher und sagen, warum.`,
      ...signed(to),
    ],
  }),
  extended: (to) => ({
    subject: `Für Ihren Antrag braucht ${to.organisation} länger`,
    lines: [
      `Guten Tag ${to.name},`,
      `am ${to.received} haben Sie uns gebeten, ${kinds[to.kind]}. Wir brauchen mehr Zeit: Sie erhalten bis zum ${to.due} eine Antwort.`,
      'Der Grund ist dieser:',
      ...paragraphs(to.words),
      'Das Gesetz erlaubt zwei weitere Monate, wenn ein Antrag schwierig ist oder viele zugleich kamen (DSGVO Artikel 12(3)).',
      ...signed(to),
    ],
  }),
  closed: (to) => ({
    subject: `${to.organisation} antwortet auf Ihren Antrag`,
    lines: [
      `Guten Tag ${to.name},`,
      `am ${to.received} haben Sie uns gebeten, ${kinds[to.kind]}. Das ist unsere Antwort:`,
      ...paragraphs(to.words),
      ...signed(to),
    ],
  }),
  complain: (contact, authority) =>
    `Wenn Sie das für falsch halten, schreiben Sie an ${contact}: Dann wird es noch einmal angesehen. Sie können sich auch bei einer Datenschutz-Aufsichtsbehörde beschweren, dort, wo Sie wohnen, arbeiten oder wo es Ihrer Meinung nach geschah (DSGVO Artikel 77), oder vor Gericht gehen (Artikel 79).${ours(authority)}`,
};
