import type { Words } from '../en.ts';

export const receipts: Words['receipts'] = {
  title: 'Ihre Belege',
  lead: 'Jeder zeigt, dass in unserem Protokoll steht, was Sie gesagt oder verlangt haben. Heben Sie sie auf: Wer einen Beleg hat, kann ohne uns feststellen, ob das Protokoll später verändert wurde.',
  caption: 'Die neuesten zuerst. Was Sie gerade eben getan haben, steht in einem Augenblick hier.',
  columns: { what: 'Was', when: 'Wann', entry: 'Eintrag im Protokoll', file: 'Zum Aufheben' },
  download: (number) => `Beleg ${number}`,
  kinds: {
    consentGiven: 'Sie haben eingewilligt',
    consentRenewed: 'Sie haben erneut eingewilligt',
    consentWithdrawn: 'Sie haben Ihre Einwilligung widerrufen',
    interviewRefused: 'Sie haben ein Interview abgelehnt',
    requestFiled: 'Sie haben etwas zu Ihren Daten verlangt',
    requestClosed: 'Ihr Antrag wurde beantwortet',
    archiveMade: 'Eine Kopie Ihrer Daten wurde für Sie erstellt',
    archiveDownloaded: 'Sie haben eine Kopie Ihrer Daten heruntergeladen',
    erasureBegun: 'Die Löschung Ihrer Daten hat begonnen',
    resultContested: 'Sie haben ein Ergebnis angefochten',
    contestDecided: 'Ein zweiter Mensch hat über das angefochtene Ergebnis geurteilt',
  },
  emptyTitle: 'Noch keine Belege',
  emptyText:
    'Sie bekommen einen für jede Einwilligung, jeden Antrag und jede Kopie Ihrer Daten. Was Sie gerade eben getan haben, steht in einem Augenblick hier.',
  open: 'Ihre Belege öffnen',
  again: 'Noch einmal nachsehen',
  checkTitle: 'Einen Beleg prüfen',
  check:
    'Geprüft wird in Ihrem Browser, gesendet wird nichts. Zwei Belege zusammen zeigen mehr als einer: dass dazwischen nichts geändert wurde.',
  checkHere: 'Belege prüfen',
  checkFile: 'Die Prüfung als eine Datei aufheben, die ohne uns arbeitet',
};
