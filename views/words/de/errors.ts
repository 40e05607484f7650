import type { Words } from '../en.ts';

export const errors: Words['errors'] = {
  titles: {
    forbidden: 'Das ist Ihnen nicht zugänglich',
    missing: 'Hier ist nichts',
    gone: 'Das gibt es hier nicht mehr',
    tooMany: 'Bitte warten Sie einen Moment',
    broken: 'Bei uns ist etwas kaputtgegangen',
    other: 'Das hat nicht geklappt',
  },
  frozen: {
    toThem: {
      title: 'Ihre Daten sind eingefroren, wie Sie es wollten',
      lead: 'Alles bleibt gespeichert, und niemand darf es benutzen: Auch Ihr Interview ruht. Heben Sie es auf, dann geht es weiter, wo Sie waren.',
    },
    toStaff: {
      title: 'Die Daten dieses Menschen sind eingefroren',
      lead: 'Das wurde so gewünscht (DSGVO Artikel 18). Sie bleiben gespeichert, und niemand darf sie öffnen, bewerten, ändern oder ausgeben.',
    },
    lift: 'Das Einfrieren ansehen und aufheben',
  },
  missing:
    'Unter dieser Adresse ist nichts. Prüfen Sie den Link, oder gehen Sie zurück zu der Seite, von der Sie kamen.',
  broken:
    'Was Sie gespeichert haben, ist sicher. Versuchen Sie es noch einmal; wenn es so bleibt, sagen Sie es dem, der diesen Server betreibt.',
  notReady: 'Das ist noch nicht bereit. Versuchen Sie es in einer Minute noch einmal.',
};
