import type { erase as eraseWords } from '../en/erase.ts';

export const erase: typeof eraseWords = {
  title: 'Alles über mich löschen',
  lead: 'Das ist der Plan, Punkt für Punkt. Noch ist nichts geschehen. Laden Sie vorher herunter, was Sie behalten möchten: Danach kann es niemand zurückholen.',
  goes: 'Was geht',
  goesCaption:
    'Zuerst gehen Aufnahmen und Dateien, dann die Einträge und zuletzt der Schlüssel, der alles öffnet, auch in den Sicherungen.',
  nothingGoes: 'Es ist nichts da, das gehen könnte.',
  stays: 'Was bleibt, und warum',
  staysCaption: 'Jedes davon hat einen eigenen letzten Tag. Die Bescheinigung nennt ihn.',
  nothingStays: 'Nichts bleibt.',
  columns: { what: 'Was', items: 'Einträge', becomes: 'Was damit geschieht' },
  does: { remove: 'Wird entfernt', blank: 'Wird geleert; was bleibt, nennt niemanden', keep: 'Bleibt' },
  until: 'Bis',
  held: 'Vorher kann nichts gelöscht werden (DSGVO Artikel 17(3)(e)). Sie können Ihre Daten solange einfrieren.',
  sure: 'Ich habe den Plan gelesen. Löschen Sie alles.',
  sureText: (byLetter) =>
    `Eine laufende Bewerbung oder ein laufendes Interview endet damit. ${
      byLetter
        ? 'Ein letzter Brief bringt Ihnen die Bescheinigung.'
        : 'Von hier kann kein Brief geschickt werden: Die nächste Seite führt Sie zur Bescheinigung.'
    }`,
  tick: 'Setzen Sie hier ein Häkchen, damit gelöscht wird.',
  erase: 'Jetzt alles löschen',
  back: 'Behalten',
  erasing: 'Alles über Sie löschen',
  erased: 'Alles, was gelöscht werden konnte, ist gelöscht',
  allDone: 'Alle Schritte sind getan. Die Bescheinigung sagt, was entfernt wurde und was warum bleibt.',
  erasingLead: (byLetter) =>
    byLetter
      ? 'Sie können diese Seite schließen. Ein letzter Brief bringt Ihnen die signierte Bescheinigung, wenn es fertig ist.'
      : 'Von hier kann kein Brief geschickt werden. Behalten Sie die Adresse dieser Seite: Sie führt Sie zur signierten Bescheinigung, wenn es fertig ist.',
  progress: (done, all) => `${done} von ${all} Schritten sind getan`,
  stopped:
    'Ein Schritt ging noch nicht. Er wird von selbst wieder versucht, und die Stelle für Datenschutz sieht es.',
  certificate: 'Die Bescheinigung lesen',
  keep: 'Auch diese Seite führt Sie zur Bescheinigung. Behalten Sie ihre Adresse bis dahin.',
};
