import type {
  done as doneWords,
  feedback as feedbackWords,
  gone as goneWords,
  looks as looksWords,
  transcripts as transcriptsWords,
} from '../en/after.ts';

export const transcripts: typeof transcriptsWords = {
  title: 'Haben Sie das gesagt?',
  hello: (name) => `${name}, haben Sie das gesagt?`,
  lead: (organisation) =>
    `Eine Software auf dem Rechner von ${organisation} hat es aufgeschrieben. Bitte lesen Sie es einmal durch: Diese Worte werden bewertet, und Sie kennen sie am besten.`,
  waitingTitle: 'Ihre Antworten werden aufgeschrieben',
  waiting: (ready, all) => `${ready} von ${all} sind fertig. Diese Seite zeigt jede, sobald sie da ist.`,
  waitingLong:
    'Es dauert länger als sonst. Sie können diese Seite schließen und mit demselben Link zurückkommen.',
  writing: 'Wird aufgeschrieben.',
  notYet: 'Sobald alle Ihre Antworten aufgeschrieben sind.',
  goOn: 'Weiter',
  leftSeconds: (duration) => `Noch etwa ${duration}.`,
  failed:
    'Wir haben Ihre Antwort, konnten sie aber noch nicht aufschreiben. Sie brauchen nichts zu tun; wir versuchen es weiter.',
  noSpeech:
    'In dieser Antwort haben wir keine Sprache gehört. Hören Sie hinein; wenn Sie etwas gesagt haben, schreiben Sie es unten dazu.',
  typedAnswer: 'Diese Antwort haben Sie geschrieben. Sie wird so bewertet, wie Sie sie geschrieben haben.',
  unsure: (count) =>
    count === 1 ? 'Bei 1 Wort waren wir nicht sicher.' : `Bei ${count} Wörtern waren wir nicht sicher.`,
  unsureText: 'Sie sind gepunktet unterstrichen.',
  correct: 'Diese Stelle berichtigen',
  field: (from, to) => `Was Sie gesagt haben, von ${from} bis ${to}`,
  onlySaid: 'Bitte nur, was gesagt wurde. Neues können Sie weiter unten ergänzen.',
  save: 'Diese Stelle speichern',
  corrected: 'Von Ihnen berichtigt',
  undo: 'Berichtigung zurücknehmen',
  add: 'Möchten Sie etwas ergänzen? (freiwillig)',
  addHint:
    'Steht für die Bewertenden unter Ihrer Antwort und ist als schriftlich ergänzt gekennzeichnet. Bis zu 100 Wörter.',
  addTooLong: (count) => `Das sind ${count} Wörter. Bitte bleiben Sie bei höchstens 100.`,
  addSave: 'Ergänzung speichern',
  added: 'Von der Bewerberin oder dem Bewerber schriftlich ergänzt',
  agree: 'Das sind meine Worte',
  later: 'Weiter, später berichtigen',
  until: (day) =>
    `Berichtigen können Sie bis ${day}. Danach beginnt die Bewertung, oder sobald Sie sagen, dass das Ihre Worte sind. Die Aufnahme bleibt, wie Sie sie gemacht haben.`,
  agreed: 'Sie haben gesagt, dass das Ihre Worte sind. Hier lässt sich nichts mehr ändern.',
  stale:
    'Diese Stelle wurde in einem anderen Fenster geändert. So steht sie jetzt da; bitte sehen Sie noch einmal hin.',
  emptied: 'Eine Stelle kann nicht leer bleiben. Wenn dort nichts gesagt wurde, schreiben Sie „(nichts)“.',
};

export const done: typeof doneWords = {
  title: 'Fertig',
  thanks: (name) => `Vielen Dank, ${name}. Alle Ihre Antworten sind bei uns`,
  lead: 'Sie brauchen nichts weiter zu tun und können diese Seite schließen.',
  nextTitle: 'Wie es weitergeht',
  next: (contact, { spoken, typed }) => [
    [
      spoken &&
        'Ihre gesprochenen Antworten werden aufgeschrieben, und Sie können die Worte lesen und berichtigen.',
      typed && 'Was Sie getippt haben, bleibt, wie Sie es geschrieben haben.',
    ]
      .filter(Boolean)
      .join(' '),
    'Menschen bewerten jede Antwort nach demselben Maßstab, jeder für sich.',
    `${contact} entscheidet und schreibt Ihnen, mit der Begründung.`,
  ],
  nextWithAi:
    'Erst wenn sie ihre Stufen abgegeben haben, sehen sie, was das Sprachmodell vorgeschlagen hat. Ein Mensch entscheidet.',
  decidedBy: 'Sie hören von uns bis',
  readWords: 'Meine Worte lesen',
  erasedTitle: 'Wann was gelöscht wird',
  erasedCaption:
    'Das sind die spätesten Tage. Nach einer Entscheidung wird vieles früher gelöscht; was später entsteht, etwa die Stufen, wird entsprechend später gelöscht.',
  columns: { what: 'Was', until: 'Spätestens gelöscht am' },
  kept: {
    recordings: 'Ihr Bild und Ihre Stimme',
    transcripts: 'Die aufgeschriebenen Worte',
    levels: 'Stufen und Begründungen',
    records: 'Protokolle dessen, was das Sprachmodell tat',
    contact: 'Ihr Name und Ihre E-Mail-Adresse',
  },
  byLaw: 'so lange aufbewahrt, weil das Gesetz es verlangt',
  nothingHeld: 'Gibt es nicht',
};

export const feedback: typeof feedbackWords = {
  title: 'Wie war es für Sie?',
  lead: 'Freiwillig und nicht Teil Ihrer Bewerbung: Wer Ihre Antworten bewertet, sieht es nicht.',
  fair: 'War es fair?',
  clear: 'Waren die Fragen klar?',
  choices: [
    { value: 'yes', label: 'Ja' },
    { value: 'partly', label: 'Teilweise' },
    { value: 'no', label: 'Nein' },
  ],
  text: 'Was sollten wir besser machen?',
  textHint: 'Bis zu 2000 Zeichen. Bitte nennen Sie keine anderen Menschen beim Namen.',
  send: 'Absenden',
  back: 'Zurück',
  thanksTitle: 'Danke, dass Sie uns das sagen',
  thanks: 'Ihre Rückmeldung ist angekommen.',
  tooLong: 'Das sind mehr als 2000 Zeichen. Bitte kürzen Sie; es ist nichts verloren gegangen.',
  empty: 'Wählen oder schreiben Sie zuerst etwas, oder schließen Sie einfach die Seite.',
};

export const looks: typeof looksWords = {
  title: 'Wer was angesehen hat',
  caption: (count) =>
    count === 1
      ? 'Einmal seit Ihrer ersten Antwort. Niemand hier kann diese Liste abschalten.'
      : `Alle ${count} Male seit Ihrer ersten Antwort, das neueste zuerst. Niemand hier kann diese Liste abschalten.`,
  columns: { when: 'Wann', who: 'Wer', what: 'Was geöffnet wurde' },
  emptyTitle: 'Noch hat niemand etwas geöffnet',
  emptyText: 'Sobald es jemand tut, steht es hier, mit Name, Tag und Uhrzeit.',
  model: (organisation) => `Das Sprachmodell, auf dem Rechner von ${organisation}`,
  whatOpened: {
    answer: 'Ihre Worte',
    transcript: 'Ihre Worte',
    recording: 'Ihre Stimme oder Ihr Video',
    report: 'Ihr Bericht',
    name: 'Ihr Name',
    letter: 'Ein Brief an Sie',
    export: 'Eine Kopie Ihres Berichts',
    list: 'Ihr Name, in einer Liste',
  },
};

export const gone: typeof goneWords = {
  state: 'Wir können diese Seite nicht öffnen',
  pages: {
    unknown: {
      title: 'Dieser Link führt nirgendwohin',
      lead: 'Vielleicht ging unterwegs ein Teil verloren. Kopieren Sie ihn noch einmal aus dem Brief, vom ersten bis zum letzten Zeichen.',
    },
    expired: {
      title: 'Die Zeit für dieses Interview ist abgelaufen',
      lead: 'Was Sie vorher geantwortet haben, ist bei uns. Wenn Ihnen etwas dazwischenkam, schreiben Sie uns: Die Frist lässt sich verlängern.',
    },
    cancelled: {
      title: 'Dieses Interview wurde zurückgenommen',
      lead: 'Warum, haben wir Ihnen geschrieben. Nichts, was Sie aufgenommen haben, wird bewertet.',
    },
    used: {
      title: 'Dieser Link wurde schon einmal benutzt',
      lead: 'Die Links in unseren Briefen öffnen sich nur einmal, damit niemand sonst Ihr Interview öffnen kann. Ihre Antworten sind sicher.',
    },
    replaced: {
      title: 'Es gibt einen neueren Link',
      lead: 'Nach diesem Brief haben wir Ihnen noch einen geschickt. Bitte benutzen Sie den Link aus dem neuesten.',
    },
    declined: {
      title: 'Sie haben dieses Interview abgelehnt',
      lead: 'Es wurde nichts aufgenommen. Falls das ein Versehen war, schreiben Sie uns: Die Einladung lässt sich wieder öffnen.',
    },
    finished: {
      title: 'Dieses Interview ist abgeschlossen',
      lead: 'Alle Ihre Antworten sind bei uns. Sie brauchen nichts weiter zu tun.',
    },
    elsewhere: {
      title: 'Ihr Interview ist auf einem anderen Gerät geöffnet',
      lead: 'Nur ein Gerät kann zur selben Zeit aufnehmen. Sie können hier weitermachen; das andere hört dann auf. Was es gesendet hatte, bleibt erhalten.',
    },
    signedOut: {
      title: 'Bitte öffnen Sie Ihren Link noch einmal',
      lead: 'Dieser Browser kennt Sie nicht mehr, vielleicht weil viel Zeit vergangen ist. Ihre Antworten sind sicher: Der Link aus Ihrem Brief bringt Sie dorthin zurück, wo Sie waren.',
    },
  },
  newLink: 'Neuen Link schicken',
  newLinkText: 'Er geht innerhalb einer Minute an die Adresse, an die wir Sie eingeladen haben.',
  newLinkSent:
    'Wenn dieser Link zu einem offenen Interview gehörte, ist ein neuer unterwegs an die Adresse, die wir eingeladen haben.',
  goOnHere: 'Hier weitermachen',
  write: 'Ein Mensch beantwortet Ihre Fragen, auch wenn Sie das nicht waren:',
};
