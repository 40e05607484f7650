import type {
  devices as devicesWords,
  journey as journeyWords,
  paused as pausedWords,
  practice as practiceWords,
  question as questionWords,
  typed as typedWords,
} from '../en/answering.ts';

export const journey: typeof journeyWords = {
  before: 'Bevor Sie anfangen',
  devices: 'Geräte prüfen',
  practice: 'Probe',
  question: (number) => `Frage ${number}`,
  read: 'Ihre Worte',
  done: 'Fertig',
  kinds: { video: 'Video', audio: 'Ton', typed: 'Schreiben' },
  kindTexts: { video: 'Kamera und Mikrofon', audio: 'Nur Mikrofon', typed: 'Mit der Tastatur' },
  needsScript:
    'Für Aufnahmen wird JavaScript gebraucht, das in diesem Browser ausgeschaltet ist. Schalten Sie es ein, oder schreiben Sie Ihre Antwort.',
};

export const devices: typeof devicesWords = {
  title: 'Können wir Sie hören?',
  titleVideo: 'Können wir Sie sehen und hören?',
  lead: 'Sagen Sie einen Satz, und hören Sie ihn sich an. Diese Probe bleibt auf Ihrem Gerät: Sie wird weder gesendet noch gespeichert.',
  allow: 'Ihr Browser fragt, ob diese Seite sie benutzen darf. Bitte sagen Sie dort Ja.',
  turnOn: 'Kamera und Mikrofon einschalten',
  turnOnMic: 'Mikrofon einschalten',
  picture: 'Ihr Kamerabild. Niemand sonst sieht es',
  camera: 'Kamera',
  mic: 'Mikrofon',
  level: 'Lautstärke',
  record: 'Ein paar Sekunden aufnehmen',
  playback: 'Ihre Probeaufnahme',
  goOn: 'Das klingt richtig, weiter',
  typeInstead: 'Meine Antworten lieber schreiben',
  helpTitle: 'Wenn es nicht klappt',
  help: [
    'Schließen Sie andere Programme, die Kamera oder Mikrofon benutzen, zum Beispiel einen Videoanruf.',
    'Suchen Sie neben der Adresse dieser Seite das Zeichen für Kamera oder Schloss, und erlauben Sie dort beides.',
    'Nehmen Sie ein Headset, wenn Sie eines haben: Damit hören wir Sie am besten.',
    'Oder schreiben Sie Ihre Antworten. Das zählt weder für noch gegen Sie.',
  ],
};

export const practice: typeof practiceWords = {
  title: 'Einmal zur Probe',
  lead: 'So läuft jede Frage ab. Was Sie hier aufnehmen, bleibt auf Ihrem Gerät: Es wird weder gesendet noch gespeichert.',
  leadTyped: 'So läuft jede Frage ab. Was Sie hier schreiben, wird weder gesendet noch gespeichert.',
  question: 'Was haben Sie heute gefrühstückt?',
  skip: 'Zur ersten Frage',
};

export const question: typeof questionWords = {
  of: (number, all) => `Frage ${number} von ${all}`,
  closedTitle: (number) => `Bereit für Frage ${number}?`,
  closedLead: (think) =>
    `Sobald Sie die Frage öffnen, haben Sie ${think} zum Nachdenken. Danach, oder früher, wenn Sie möchten, beginnen Sie Ihre Antwort.`,
  closedNoThink:
    'Lassen Sie sich Zeit. Wenn Sie die Frage geöffnet haben, beginnen Sie Ihre Antwort, sobald Sie so weit sind.',
  closedTyped: (all) => `Sobald Sie die Frage öffnen, haben Sie ${all} zum Nachdenken und Schreiben.`,
  toType: 'Zum Nachdenken und Schreiben, wenn Sie tippen',
  open: 'Frage zeigen',
  thinkTime: 'Zeit zum Nachdenken',
  noThink: 'So lange Sie möchten',
  longest: 'Längste Antwort',
  wordsAtMost: (count) => `Bis zu ${count} Wörter`,
  pauseHere: 'Jetzt eine Pause machen',
  pauseText: 'Hier können Sie eine Pause machen: Es läuft keine Uhr.',
  yourRecording: 'Ihre Aufnahme',
  picture: 'Ihr Kamerabild. Niemand sonst sieht es, bevor Sie diese Antwort abgeben',
  sent: 'Sicher auf unserem Rechner',
  start: 'Antwort beginnen',
  stop: 'Antwort beenden',
  keep: 'Diese Antwort abgeben',
  again: 'Neu beginnen',
  listen: 'Hören Sie sich Ihre Antwort an, bevor Sie sich entscheiden',
  lineDrops: 'Wenn die Verbindung abbricht',
  lineDropsText: 'Was Sie gesagt haben, bleibt auf diesem Gerät, Ihre Uhr hält an, und Sie verlieren nichts.',
  atEnd: (longest) => `Nach ${longest}`,
  atEndText: 'Die Aufnahme endet von selbst und behält alles, was Sie gesagt haben.',
  retakes: 'Neue Versuche',
  retakesText: (left, all) =>
    all === 0
      ? 'Keine: Ihre erste Aufnahme zählt.'
      : `Noch ${left} von ${all}. Nur die Aufnahme, die Sie abgeben, bleibt; die anderen werden gelöscht.`,
  retakesLeft: (left) => (left === 1 ? 'noch 1 Versuch' : `noch ${left} Versuche`),
  scoredOn: 'Bewertet wird',
  scoredOnText: (criteria) => `${criteria.join(', ')}. Nie, wie Sie aussehen oder klingen.`,
  scoredOnTyped: (criteria) => `${criteria.join(', ')}. Nie, wie schnell Sie tippen.`,
  hint: 'Ein Hinweis',
  how: 'Wie möchten Sie antworten?',
  pauseLabel: 'Pause',
  otherWay: 'Diese Frage anders beantworten',
  otherWayHint:
    'Wenn Sie wechseln, beginnt die Frage mit der vollen Zeit von vorn. Ein neuer Versuch wird dafür nicht verbraucht.',
  change: 'Wechseln',
  afterThis: 'Nach dieser Antwort können Sie eine Pause machen.',
  last: 'Das ist die letzte Frage.',
};

export const typed: typeof typedWords = {
  label: 'Ihre Antwort',
  hint: (words) => `Bis zu ${words} Wörter. Sie wird beim Schreiben gespeichert.`,
  hintFree: 'Sie wird beim Schreiben gespeichert.',
  handIn: 'Diese Antwort abgeben',
  notYet: 'Noch nichts gespeichert',
  until: (time) => `Sie können bis ${time} schreiben.`,
  savedAt: (time) => `Gespeichert um ${time}`,
  empty: 'Schreiben Sie zuerst eine Antwort, oder sagen Sie darin, dass Sie keine haben.',
  tooLong: (count, most) =>
    `Das sind ${count} Wörter, gelesen werden bis zu ${most}. Bitte kürzen Sie; es ist nichts verloren gegangen.`,
};

export const paused: typeof pausedWords = {
  title: 'Sie machen eine Pause',
  safe: (answered, all) =>
    answered === 0
      ? 'Es läuft keine Uhr. Sie haben noch keine Frage beantwortet.'
      : `${answered === 1 ? 'Ihre Antwort ist' : `Ihre ${answered} Antworten sind`} sicher bei uns, ${answered} von ${all}. Es läuft keine Uhr.`,
  back: 'Kommen Sie mit demselben Link zurück, auf diesem oder einem anderen Gerät.',
  until: 'Zeit bis',
  goOn: 'Weitermachen',
  close: 'Sie können diese Seite schließen.',
};
