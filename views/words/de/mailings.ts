import type { mailings as mailingWords } from '../en/mailings.ts';

export const mailings: typeof mailingWords = {
  title: 'Briefe, die Sie bekommen',
  link: 'Briefe, die Sie bekommen',
  lead: 'Sie wählen, worüber Sie Post möchten. Einige Briefe lassen sich nicht abschalten, und hier steht, warum.',
  done: 'Ihre Wahl ist festgehalten.',
  yours: 'Das wählen Sie',
  save: 'Speichern',
  optional: {
    reminder: {
      label: 'Eine Erinnerung vor Ablauf der Frist',
      text: 'Ein Brief zwei Tage, bevor Ihr Interview schließt, wenn es noch offen ist.',
    },
    finished: { label: 'Dank am Ende', text: 'Ein Brief, der sagt, dass alle Ihre Antworten da sind.' },
  },
  openings: 'Andere offene Stellen',
  always: 'Wird immer geschrieben',
  fixed: [
    ['Ihre Einladung und Änderungen daran', 'Ohne sie könnten Sie nicht teilnehmen: Link, Frist, Rücknahme.'],
    ['Die Entscheidung', 'Sie haben sich beworben, also erfahren Sie, wie es ausging.'],
    ['Antworten auf Ihre Anträge', 'Das Gesetz will, dass Sie sie rechtzeitig bekommen (DSGVO Artikel 12).'],
    [
      'Änderungen der Datenschutzerklärung',
      'Das Gesetz will, dass Sie davon wissen, bevor sie gelten (DSGVO Artikel 13 und 14).',
    ],
  ],
  columns: { what: 'Brief', why: 'Warum er sich nicht abschalten lässt' },
  fixedCaption: 'Keiner davon wirbt für etwas.',
  unsubscribe: {
    title: 'Keine Briefe über offene Stellen mehr',
    lead: (organisation) =>
      `Ein Klick, und ${organisation} schreibt dieser Adresse nicht mehr über offene Stellen. Anmelden müssen Sie sich nicht.`,
    press: 'Diese Briefe beenden',
    doneTitle: 'Diese Briefe sind beendet',
    done: (organisation) =>
      `${organisation} schreibt dieser Adresse nicht mehr über offene Stellen. Das bleibt so, auch wenn alles andere über Sie gelöscht ist: Dafür wird nur ein Fingerabdruck der Adresse aufbewahrt, aus dem niemand die Adresse lesen kann.`,
  },
  opening: ({ name, organisation, position, words, from, unsubscribe }) => ({
    subject: `Eine offene Stelle bei ${organisation}: ${position}`,
    lines: [
      `Guten Tag ${name},`,
      `Sie wollten von anderen Stellen hören. Eine ist offen: „${position}“.`,
      ...words.split(/\n{2,}/),
      'Wenn sie Sie interessiert, antworten Sie einfach auf diesen Brief. Wenn nicht, müssen Sie nichts tun.',
      `Freundliche Grüße\n${from}\n${organisation}`,
      'Sie bekommen diesen Brief, weil Sie angekreuzt haben, dass wir Ihnen über offene Stellen schreiben dürfen. Ein Klick beendet das, ohne Anmeldung:',
      { label: 'Keine Briefe über offene Stellen mehr', href: unsubscribe },
    ],
  }),
};
