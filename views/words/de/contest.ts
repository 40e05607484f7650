import type { contest as contestWords } from '../en/contest.ts';
import { ours } from './requests.ts';

export const contest: typeof contestWords = {
  title: 'Wie entschieden wurde',
  lead: 'Hier entscheiden Menschen. Was ein Sprachmodell vorgeschlagen hat, steht daneben, mit den Worten, auf die es sich stützt.',
  none: 'Über Sie ist nichts entschieden.',
  noneText: 'Sobald ein Interview von Ihnen beendet ist und jemand entschieden hat, steht hier alles dazu.',
  notYet:
    'Es ist noch nichts entschieden. Was Menschen und das Modell sagen, steht hier, sobald jemand entschieden hat.',
  decisionTitle: 'Die Entscheidung',
  outcome: { 'going-on': 'Es geht für Sie weiter', 'not-going-on': 'Es geht für Sie nicht weiter' },
  decidedBy: (who) => `Entschieden von ${who}`,
  first: 'Erstes Ergebnis',
  second: 'Zweites Ergebnis',
  dataTitle: 'Worauf es beruht',
  data: 'Nur auf den Worten Ihrer Antworten, wie Sie sie getippt oder berichtigt haben, und auf den beschriebenen Stufen jedes Kriteriums. Nie auf Stimme, Gesicht, Sprechweise, Name, Alter oder Herkunft.',
  model: (names) =>
    `Die Stufen hat ${names} auf der eigenen Maschine dieses Hauses vorgeschlagen. Es entscheidet nicht.`,
  modelLater: (names) =>
    `${names} hat auf der eigenen Maschine dieses Hauses Stufen vorgeschlagen, aber erst nach der Entscheidung: Niemand, der entschied, konnte sie sehen.`,
  modelNotYet:
    'Ein Sprachmodell darf Ihre Antworten lesen und hat es noch nicht getan: Entschieden wurde ohne seinen Vorschlag.',
  peopleOnly: 'Kein Sprachmodell hat Ihre Antworten gelesen.',
  meanTitle: 'In Zahlen',
  meanPeople: (mean) => `Menschen gaben im Mittel ${mean} von 5, jedes Kriterium nach seinem Gewicht.`,
  meanAi: (mean, judged, all) =>
    judged < all
      ? `Das Modell schlug ${mean} von 5 vor, für ${judged} von ${all} Kriterien; für die anderen gab es nicht genug Anhaltspunkte.`
      : `Das Modell schlug ${mean} von 5 vor.`,
  noMean: 'Für eine Zahl gab es nicht genug Anhaltspunkte.',
  noThreshold: 'Keine Zahl entscheidet für sich: Es gibt keine Marke, die zu erreichen war.',
  question: (number) => `Frage ${number}`,
  notAnswered: 'Nicht beantwortet.',
  columns: {
    criterion: 'Kriterium',
    weight: 'Gewicht',
    people: 'Menschen',
    ai: 'Modell',
    more: 'Mit einer Stufe mehr',
  },
  notEnough: 'nicht genug Anhaltspunkte',
  noMore: 'nichts darüber',
  more: (mean) => `Mittel der Menschen ${mean}`,
  moreAi: (mean) => `des Modells ${mean}`,
  moreCaption:
    'Die letzte Spalte ist berechnet: das Mittel mit einer Stufe mehr an dieser Stelle, alles andere gleich.',
  quotes: 'Die Worte, auf die sich die Vorschläge stützen',
  contestTitle: 'Sie sind nicht einverstanden?',
  contestText:
    'Bitten Sie um eine zweite Person. Sie hat weder das erste Ergebnis noch den Vorschlag des Modells gesehen, und beides wird nicht an ihren Browser gesendet. Beide Ergebnisse bleiben erhalten, und Sie erfahren die Gründe innerhalb von 30 Tagen.',
  contestWords: 'Warum sind Sie nicht einverstanden? (freiwillig)',
  contestHint:
    'Die für Datenschutz zuständige Person liest es. Die zweite Person nicht: Sie beurteilt allein Ihre Antworten. Bis zu 4.000 Zeichen.',
  contestButton: 'Um eine zweite Person bitten',
  contested: 'Ihre Bitte ist bei uns.',
  contestOpen: (day) => `Eine zweite Person beurteilt Ihre Antworten. Sie hören von uns bis ${day}.`,
  takeBack: 'Ich möchte kein zweites Ergebnis',
  takeBackText:
    'Wenn Sie die Bitte zurücknehmen, geschieht nichts weiter, und Sie können erneut darum bitten. Das erste Ergebnis bleibt.',
  takenBack: 'Es wird kein zweites Ergebnis geben.',
  contestDone: 'Eine zweite Person hat Ihre Antworten beurteilt. Beide Ergebnisse stehen oben.',
  letter: ({ name, position, organisation, from, contact: mail, reason, goesOn, authority }) => ({
    subject: `Eine zweite Person hat Ihr Interview beurteilt: ${position}`,
    lines: [
      `Guten Tag ${name},`,
      `Sie haben um die Beurteilung Ihrer Antworten für „${position}“ durch eine zweite Person gebeten. ${from} hat sie gelesen, ohne das erste Ergebnis oder den Vorschlag der Software zu kennen.`,
      goesOn
        ? 'Das Ergebnis: Es geht für Sie weiter. Über den nächsten Schritt schreiben wir Ihnen.'
        : 'Das Ergebnis: Es geht für Sie nicht weiter.',
      `Die Gründe: ${reason}`,
      'Beide Ergebnisse bleiben erhalten; mit Ihrem persönlichen Link können Sie beide lesen.',
      `Wenn Sie nicht einverstanden sind, schreiben Sie an ${mail}. Sie können sich auch bei einer Datenschutzaufsicht beschweren.${ours(authority)}`,
      `Mit freundlichen Grüßen\n${from}\n${organisation}`,
    ],
  }),
};
