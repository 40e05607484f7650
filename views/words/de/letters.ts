import type { letters as letterWords } from '../en/letters.ts';

type Signed = { from: string; organisation: string; contact: string };

const count = (questions: number) => (questions === 1 ? 'eine Frage' : `${questions} Fragen`);
const greeting = (name: string) => `Guten Tag ${name},`;
const signed = ({ from, organisation, contact }: Signed) => [
  `Wenn Sie eine Frage haben oder andere Bedingungen brauchen, schreiben Sie an ${contact}. Ein Mensch antwortet Ihnen.`,
  `Mit freundlichen Grüßen\n${from}\n${organisation}`,
];
const open = (href: string) => ({ label: 'Mein Interview öffnen', href });
const keepPrivate =
  'Der Link ist nur für Sie bestimmt. Bitte geben Sie ihn nicht weiter: Wer ihn hat, kann Ihr Interview öffnen.';
const reportOf = (report: string | undefined) =>
  report
    ? [
        'Hier können Sie nachlesen, welche Stufe jede Ihrer Antworten erhalten hat und auf welche Ihrer Worte sie sich stützt:',
        { label: 'Mein Bericht', href: report },
      ]
    : [];

export const letters: typeof letterWords = {
  invitation: (to) => ({
    subject: `${to.organisation} lädt Sie zu einem Interview ein: ${to.position}`,
    lines: [
      greeting(to.name),
      `vielen Dank für Ihr Interesse an der Stelle „${to.position}“. Wir möchten Ihnen gern ${count(to.questions)} stellen. Das dauert etwa ${to.minutes} Minuten, zu einer Zeit, die Ihnen passt. Ein Benutzerkonto brauchen Sie nicht.`,
      open(to.link),
      `Bitte beantworten Sie alles bis ${to.finishBy}. Zwischen den Fragen können Sie eine Pause machen; derselbe Link bringt Sie zurück.`,
      'Auf der ersten Seite steht, was gespeichert würde, wozu und wie lange. Bevor Sie zustimmen, wird nichts aufgenommen, und Sie können auch schriftlich antworten. Dort entscheiden Sie außerdem, ob eine Software den Menschen, die entscheiden, Stufen vorschlagen darf oder ob nur Menschen Ihre Antworten lesen. In beiden Fällen entscheidet ein Mensch.',
      keepPrivate,
      ...signed(to),
    ],
  }),
  reminder: (to) => ({
    subject: `Ihr Interview für ${to.position} ist offen bis ${to.finishBy}`,
    lines: [
      greeting(to.name),
      `Ihr Interview für „${to.position}“ ist noch offen. Bitte schließen Sie es bis ${to.finishBy} ab. Was Sie bisher geantwortet haben, bleibt erhalten.`,
      open(to.link),
      'Wenn Sie lieber nicht weitermachen möchten, öffnen Sie ihn und wählen Sie „Nein, danke“. Wir schreiben Ihnen dann nicht noch einmal.',
      keepPrivate,
      ...signed(to),
    ],
  }),
  newLink: (to) => ({
    subject: `Ein neuer Link zu Ihrem Interview: ${to.position}`,
    lines: [
      greeting(to.name),
      'hier ist ein neuer Link zu Ihrem Interview. Die früheren gelten nicht mehr. Was Sie bisher geantwortet haben, bleibt erhalten.',
      open(to.link),
      `Sie können ihn bis ${to.finishBy} benutzen.`,
      'Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun.',
      ...signed(to),
    ],
  }),
  reopened: (to) => ({
    subject: `Sie können noch einmal antworten: ${to.position}`,
    lines: [
      greeting(to.name),
      to.questions.length === 1
        ? 'wir haben eine Antwort Ihres Interviews noch einmal geöffnet, damit Sie sie neu geben können:'
        : 'wir haben einige Antworten Ihres Interviews noch einmal geöffnet, damit Sie sie neu geben können:',
      to.questions.map((question) => `- ${question}`).join('\n'),
      `Der Grund: ${to.reason}`,
      open(to.link),
      `Bitte antworten Sie bis ${to.finishBy}. Ihre anderen Antworten bleiben, wie sie sind.`,
      ...signed(to),
    ],
  }),
  deadlineChanged: (to) => ({
    subject: `Neuer Termin für Ihr Interview: ${to.finishBy}`,
    lines: [
      greeting(to.name),
      `Ihr Interview für „${to.position}“ ist jetzt bis ${to.finishBy} offen. Was Sie bisher geantwortet haben, bleibt erhalten.`,
      open(to.link),
      ...signed(to),
    ],
  }),
  cancelled: (to) => ({
    subject: `Ihr Interview für ${to.position} findet nicht statt`,
    lines: [
      greeting(to.name),
      `wir müssen unsere Einladung zum Interview für „${to.position}“ leider zurücknehmen. Der Link öffnet es nicht mehr.`,
      `Der Grund: ${to.reason}`,
      'Es tut uns leid um die Zeit, die Sie dafür vielleicht schon eingeplant hatten. Was Sie bereits aufgenommen haben, wird nicht bewertet.',
      ...signed(to),
    ],
  }),
  finished: (to) => ({
    subject: `Ihre Antworten sind angekommen: ${to.position}`,
    lines: [
      greeting(to.name),
      'alle Ihre Antworten sind angekommen. Vielen Dank für Ihre Zeit.',
      'Auf dieser Seite sehen Sie, wie es weitergeht, an welchem Tag was gelöscht wird und wer was geöffnet hat:',
      { label: 'Meine Antworten', href: to.link },
      ...signed(to),
    ],
  }),
  goingOn: (to) => ({
    subject: `Wir möchten mit Ihnen weitermachen: ${to.position}`,
    lines: [
      greeting(to.name),
      `wir haben Ihre Antworten für „${to.position}“ gelesen und möchten gern mit Ihnen weitermachen.`,
      `Warum: ${to.reason}`,
      `Entschieden hat ${to.from}, nachdem Menschen Ihre Antworten bewertet hatten.`,
      ...reportOf(to.report),
      'Wir schreiben Ihnen, wie der nächste Schritt aussieht.',
      ...signed(to),
    ],
  }),
  notGoingOn: (to) => ({
    subject: `Ihre Bewerbung für ${to.position}`,
    lines: [
      greeting(to.name),
      `vielen Dank für die Zeit und die Gedanken, die Sie in Ihre Antworten für „${to.position}“ gesteckt haben. Wir haben entschieden, mit Ihrer Bewerbung diesmal nicht weiterzumachen.`,
      `Warum: ${to.reason}`,
      `Entschieden hat ${to.from}, nachdem Menschen Ihre Antworten bewertet hatten. Keine Software hat entschieden.`,
      ...reportOf(to.report),
      ...signed(to),
    ],
  }),
  howDecided: (link, mayContest) => [
    [
      'Auf einer eigenen Seite können Sie nachlesen, welche Daten, Kriterien und Zitate zu dieser Entscheidung geführt haben.',
      mayContest &&
        'Wenn Sie nicht einverstanden sind, können Sie sie dort anfechten: Dann beurteilt eine zweite Person Ihre Antworten, ohne das erste Ergebnis zu kennen.',
    ]
      .filter(Boolean)
      .join(' '),
    { label: 'Wie entschieden wurde', href: link },
  ],
  staffInvitation: (to) => ({
    subject: `${to.from} lädt Sie zu den Interviews von ${to.organisation} ein`,
    lines: [
      greeting(to.name),
      `${to.from} hat für Sie einen Zugang zum AI Interview Space von ${to.organisation} eingerichtet, mit dieser Aufgabe: ${to.roles}.`,
      { label: 'Meine Passphrase wählen', href: to.link },
      `Der Link lässt sich einmal öffnen, bis ${to.until}. Wenn Sie diesen Brief nicht erwartet haben, brauchen Sie nichts zu tun.`,
    ],
  }),
};
