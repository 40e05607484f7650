import type { freezes as freezeWords } from '../en/freezes.ts';

export const freezes: typeof freezeWords = {
  title: 'Alles über mich einfrieren',
  lead: 'Alles bleibt gespeichert, und niemand darf es benutzen, bis Sie es aufheben. Gründe brauchen Sie nicht zu nennen (DSGVO Artikel 18).',
  means: [
    'Von da an öffnet, bewertet, vergleicht, ändert oder exportiert hier niemand etwas von Ihnen, und niemand entscheidet darüber.',
    'Es wird auch nichts gelöscht, selbst was fällig wäre.',
    'Ein Interview, in dem Sie gerade sind, ruht. Ihre Bewerbung wartet, und solange entscheidet niemand über sie.',
    'Sie selbst sehen hier weiter alles und können es herunterladen, berichtigen oder löschen lassen.',
    'Sie heben es hier sofort auf. Wir können es nur beenden, nachdem wir Ihnen eine Woche vorher geschrieben haben.',
  ],
  why: 'Sollen wir etwas für Sie prüfen? (freiwillig)',
  whyHint: 'Die Stelle für Datenschutz liest es. Bis zu 2000 Zeichen.',
  freeze: 'Alles einfrieren',
  frozenTitle: 'Ihre Daten sind eingefroren',
  since: 'Seit',
  frozenLead:
    'Sie bleiben gespeichert, und niemand darf sie benutzen. Wenn Sie es aufheben, geht alles weiter, wo es war.',
  ending:
    'Wir haben Ihnen geschrieben, dass das Einfrieren nach diesem Tag endet. Sie können dem widersprechen oder Ihre Daten löschen lassen.',
  objectionOpen: 'Ihr Widerspruch ist offen. Heben Sie das Einfrieren auf, gilt er als zurückgenommen.',
  lift: 'Jetzt aufheben',
  done: 'Ihre Daten sind eingefroren, seit Sie darum baten.',
  lifted: 'Sie haben das Einfrieren selbst aufgehoben.',
  objectTitle: 'Einer Verwendung meiner Daten widersprechen',
  objectLead:
    'Sagen Sie nein zu etwas, das wir aus eigenem Interesse tun (DSGVO Artikel 21). Während wir es prüfen, ist alles über Sie eingefroren: Es bleibt gespeichert, und niemand benutzt es.',
  objectTo: 'Wem widersprechen Sie?',
  purposes: {
    assessment: { label: 'Der Beurteilung meiner Bewerbung', text: 'Stufen, Bemerkungen und Vergleiche' },
    work: {
      label: 'Dem, was über meine Arbeit hier gespeichert ist',
      text: 'Konto, Anmeldungen und das Protokoll dessen, was ich tat',
    },
    other: { label: 'Etwas anderem', text: 'Bitte sagen Sie unten, was es ist' },
  },
  choose: 'Wählen Sie, wem Sie widersprechen.',
  objectWhy: 'Was sollten wir über Ihre Lage wissen? (freiwillig)',
  objectWhyHint:
    'Wir müssen dann zeigen, dass unsere Gründe schwerer wiegen, oder aufhören. Bis zu 2000 Zeichen.',
  object: 'Widersprechen und einfrieren',
  letter: (to) => ({
    subject: `Ihre Daten bei ${to.organisation} sind nur noch bis ${to.day} eingefroren`,
    lines: [
      `Guten Tag ${to.name},`,
      `Ihre Daten bei ${to.organisation} sind auf Ihren Wunsch eingefroren: Sie bleiben gespeichert, und niemand benutzt sie. Die Frage dahinter ist geklärt; darum endet das Einfrieren nach dem ${to.day}. Von da an dürfen Ihre Daten wieder für das benutzt werden, wofür sie erhoben wurden.`,
      'Wenn Sie das nicht möchten, können Sie vorher in Ihrem eigenen Bereich widersprechen oder Ihre Daten löschen lassen:',
      { label: 'Meinen Bereich öffnen', href: to.link },
      `Fragen? Schreiben Sie an ${to.contact}. Ein Mensch antwortet Ihnen.`,
    ],
  }),
};
