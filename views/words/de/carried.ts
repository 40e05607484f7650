import type { Words } from '../en.ts';

export const carried: Words['carried'] = {
  title: 'Eine Kopie aus einem anderen Haus mitbringen',
  back: 'Eine Kopie von allem',
  lead: (organisation) =>
    `Hat Ihnen ein anderes Haus mit diesem Programm eine Kopie Ihrer Daten gegeben, kann ${organisation} das, was Sie dort gegeben haben, neben dem aufbewahren, was Sie hier gegeben haben. Niemand hier sieht es außer Ihnen.`,
  choose: 'Die Datei auswählen',
  another: 'Eine andere Datei auswählen',
  file: 'Das Archiv',
  fileHint: (most) => `Die ZIP-Datei, so wie Sie sie heruntergeladen haben, höchstens ${most}.`,
  check: 'Prüfen und zeigen',
  underWay: { checking: 'Ihr Archiv wird geprüft', taking: 'Ihr Archiv wird übernommen' },
  progress: (percent) => `${percent} % davon sind gelesen`,
  underWayHint:
    'Jedes Byte wird mit der Unterschrift verglichen. Sie können diese Seite schließen und wiederkommen: es geht von selbst weiter.',
  halted: 'Es ging nicht weiter: hier ist mehrmals etwas fehlgeschlagen',
  haltedText:
    'Ihr Archiv ist noch da, und nichts davon wurde geändert. Wer diese Anlage betreibt, sieht es und kann es weiterlaufen lassen; Sie können es auch abbrechen und das Archiv noch einmal bringen.',
  stop: 'Abbrechen und nichts davon behalten',
  look: 'Nachsehen, wie weit es ist',
  refused: 'Dieses Archiv wurde nicht angenommen, und nichts wurde geändert',
  problems: {
    'no-file': 'Es kam keine Datei an. Wählen Sie eine aus und schicken Sie sie noch einmal.',
    'not-whole':
      'Das ist keine ganze ZIP-Datei. Laden Sie das Archiv noch einmal herunter und wählen Sie es so aus, wie es ist.',
    'too-large': 'Es ist größer, als hier angenommen wird, verpackt oder ausgepackt.',
    'strange-path':
      'Darin ist eine Datei, deren Name aus dem Archiv hinausführt. Kein Haus mit diesem Programm macht so etwas.',
    'not-ours': 'Das ist eine ZIP-Datei, aber kein Archiv dieses Programms.',
    'wrong-signature': 'Das Verzeichnis der Dateien ist nicht das, was unterschrieben wurde.',
    'missing-file': 'Eine Datei, die im Verzeichnis steht, fehlt.',
    'extra-file': 'Darin ist eine Datei, die nicht im unterschriebenen Verzeichnis steht.',
    'wrong-content': 'Eine Datei darin ist nicht das, was das Verzeichnis sagt.',
    changed:
      'Es wurde nach dem Unterschreiben geändert oder neu verpackt. Wählen Sie die Datei so aus, wie Sie sie heruntergeladen haben.',
  },
  brings: 'Was dieses Archiv bringen würde',
  issuer: 'Von',
  fingerprint: 'Unterschrieben mit dem Schlüssel',
  fingerprintHint:
    'Der Name ist der, den sich das andere Haus gibt. Fragen Sie dort nach dem Schlüssel, wenn Sie sichergehen möchten: keine zwei Häuser haben denselben.',
  madeAt: 'Erstellt',
  items: (count, shown) =>
    count > shown
      ? `Die ersten ${shown} von ${count} Dingen. Noch ist nichts behalten.`
      : 'Noch ist nichts behalten.',
  kind: 'Art',
  content: 'Inhalt',
  kinds: {
    people: 'Name und Adresse',
    answers: 'Antwort',
    drafts: 'Entwurf einer Antwort',
    transcripts: 'Worte einer Aufnahme',
    corrections: 'Berichtigung',
    feedback: 'Rückmeldung',
    recordings: 'Aufnahme',
    slices: 'Aufnahme',
  },
  agree: (organisation) => `Ich willige ein, dass ${organisation} das für mich aufbewahrt.`,
  agreeText:
    'Wozu Sie im anderen Haus eingewilligt haben, zählt hier nicht. Sie können das jederzeit auf dieser Seite zurücknehmen.',
  unagreed: 'Ohne Ihr Ja wird nichts behalten. Setzen Sie das Häkchen, oder lassen Sie es nicht behalten.',
  keep: 'Hier behalten',
  dismiss: 'Nicht behalten',
  keptTitle: 'Was Sie mitgebracht haben',
  keptText:
    'Es kommt in jede Kopie, die Sie hier erstellen lassen. Niemand aus dem Team sieht es, und nichts wird danach bewertet.',
  keptCaption: (count) => (count === 1 ? 'Ein Ding.' : `${count} Dinge.`),
  agreedAt: 'Eingewilligt',
  remove: 'Wieder wegnehmen',
  done: {
    kept: 'Es ist behalten. Sie finden es unten und in jeder Kopie, die Sie hier erstellen lassen.',
    removed: 'Was Sie mitgebracht haben, ist hier nicht mehr.',
  },
};
