import type { Kind, notice as noticeWords } from '../en/notice.ts';

const units = {
  days: ['Tag', 'Tage'],
  months: ['Monat', 'Monate'],
  years: ['Jahr', 'Jahre'],
} as const;
const ways = { video: 'mit Video', audio: 'mit Ton', typed: 'schriftlich' } as const;

const either = (kinds: readonly Kind[]) => {
  const names = kinds.map((kind) => ways[kind]);
  const last = names.at(-1) ?? '';
  const all = names.length < 2 ? last : `${names.slice(0, -1).join(', ')} oder ${last}`;
  return all.replace(/^./, (first) => first.toUpperCase());
};

export const notice: typeof noticeWords = {
  title: 'Bevor Sie anfangen',
  hello: (name) => `Guten Tag ${name}, danke, dass Sie sich Zeit nehmen`,
  lead: (questions, minutes) =>
    `${questions === 1 ? 'Eine Frage' : `${questions} Fragen`}, etwa ${minutes} Minuten. Auf dieser Seite wird nichts aufgenommen, und auch danach nichts, bevor Sie Ja sagen.`,
  finishBy: 'Zeit bis',
  pause: 'Pausen',
  pauseText: 'Zwischen zwei Fragen jederzeit. Derselbe Link bringt Sie dorthin zurück, wo Sie waren.',
  answerBy: 'Sie antworten',
  answerByText: (kinds) =>
    kinds.length > 1
      ? `${either(kinds)}. Sie wählen bei jeder Frage neu, und keine Wahl zählt für oder gegen Sie.`
      : `${either(kinds)}.`,
  lineDrops: 'Wenn die Verbindung abbricht',
  lineDropsText:
    'Ihre Uhr hält an, und was Sie gesagt haben, bleibt erhalten. Die verlorene Zeit bekommen Sie zurück.',

  keptTitle: 'Was gespeichert wird, wozu und wie lange',
  columns: { what: 'Was', why: 'Wozu', who: 'Wer es öffnen kann', howLong: 'Wie lange' },
  kept: {
    recordings: {
      what: 'Ihr Bild und Ihre Stimme',
      why: 'Damit Menschen Ihre Antworten so hören, wie Sie sie gegeben haben',
    },
    transcripts: {
      what: 'Die aufgeschriebenen Worte',
      why: 'Um gelesen und bewertet zu werden. Sie können sie vorher berichtigen',
    },
    levels: {
      what: 'Stufen und Begründungen',
      why: 'Um zu entscheiden und Ihnen die Entscheidung zu erklären',
    },
    records: {
      what: 'Protokolle dessen, was das Sprachmodell tat',
      why: 'Um Ihnen seine Vorschläge zu erklären. Entstehen nur, wenn Sie die Hilfe der KI wählen',
    },
    contact: { what: 'Ihr Name und Ihre E-Mail-Adresse', why: 'Um Sie zu erreichen' },
  },
  reviewers: (contact) => `Die Menschen, die Ihre Antworten bewerten, und ${contact}`,
  reviewersAndYou: 'Dieselben Menschen und Sie',
  onlyContact: (contact) => `${contact} und die Menschen, die diese Installation betreiben`,
  period: ({ count, unit }) => `${count} ${units[unit][count === 1 ? 0 : 1]}`,
  byLaw: (period) => `${period}, weil das Gesetz es verlangt`,
  yourRights: (privacyContact) =>
    `Sie können jederzeit verlangen, alles zu sehen, zu berichtigen, zu erhalten oder löschen zu lassen: Schreiben Sie an ${privacyContact}. Nach dem Interview sehen Sie auf Ihrer eigenen Seite auch, wer wann was geöffnet hat.`,

  scoringTitle: 'Wie sollen Ihre Antworten bewertet werden?',
  scoringHint:
    'Fragen, Maßstab und Zeit sind dieselben. Die Liste der Bewerbungen zeigt nicht, was Sie gewählt haben.',
  withAi: 'Menschen, mit Hilfe von KI',
  withAiLines: (organisation) => [
    'Zuerst bewerten Menschen Ihre Antworten, jeder für sich.',
    `Danach schlägt ein Sprachmodell auf dem eigenen Rechner von ${organisation} für jedes Merkmal eine Stufe vor, mit Zitaten aus Ihren Worten.`,
    'Es liest nur Worte: nie Ihr Gesicht, Ihre Stimme, Ihren Namen oder Ihren Akzent.',
    'Ein Mensch entscheidet und kann sich darüber hinwegsetzen.',
  ],
  peopleOnly: 'Nur Menschen',
  peopleOnlyLines: (organisation) => [
    'Menschen bewerten Ihre Antworten, jeder für sich.',
    'Kein Sprachmodell liest sie.',
    `Gesprochene Antworten schreibt auch hier eine Software auf dem Rechner von ${organisation} auf, außer Sie tippen sie.`,
    'Ein Mensch entscheidet.',
  ],

  permissionTitle: 'Ihre Einwilligung',
  permissionText: 'Sie können sie so leicht zurücknehmen, wie Sie sie geben.',
  record: 'Meine Antworten aufnehmen,',
  recordText: 'als Video oder Ton, für diese Bewerbung.',
  recordElse: 'Lassen Sie das Feld leer, dann schreiben Sie Ihre Antworten stattdessen.',
  recordNeeded:
    'Dieses Interview hat Fragen, die gesprochen beantwortet werden. Wenn Sie nicht aufgenommen werden möchten, wählen Sie „Nein, danke“.',

  conditionsTitle: 'Ich brauche andere Bedingungen',
  conditionsText: (contact) =>
    `Mehr Zeit, vorgelesene Fragen oder etwas anderes: Schreiben Sie an ${contact}, bevor Sie anfangen. Sie müssen weder sagen, warum, noch etwas nachweisen.`,

  goOn: 'Ich bin einverstanden, weiter',
  refuse: 'Nein, danke',
  age: 'Dieses Interview ist für Menschen ab 13 Jahren. Kinder unter 13 werden abgewiesen.',
  refuseMeans: '„Nein, danke“ nimmt nichts auf und schließt diese Einladung.',
  controller: (organisation, address) =>
    `Verantwortlich: ${[organisation, address].filter(Boolean).join(', ')}.`,
  privacyContact: 'Datenschutz:',
  version: (version, day) => `Hinweis vom ${day}, Fassung ${version}.`,
  problems: {
    scoring: 'Bitte wählen Sie, wie Ihre Antworten bewertet werden sollen.',
    record:
      'Ohne diese Einwilligung sind nur geschriebene Antworten möglich, und dieses Interview hat Fragen, die gesprochen beantwortet werden.',
    changed:
      'Dieser Hinweis wurde geändert, während Sie ihn gelesen haben. Bitte lesen Sie ihn noch einmal, wie er jetzt ist.',
  },
  refusedTitle: 'Danke, dass Sie uns Bescheid geben',
  refusedText: (contact) =>
    `Es wurde nichts aufgenommen, und diese Einladung ist geschlossen. ${contact} sieht, dass Sie abgelehnt haben, aber keinen Grund.`,
  refusedBack: (contact) =>
    `Falls das ein Versehen war, schreiben Sie an ${contact}. Die Einladung lässt sich wieder öffnen.`,
};
