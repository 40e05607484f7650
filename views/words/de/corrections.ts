import type { corrections as correctionWords } from '../en/corrections.ts';
import { ours } from './requests.ts';

export const corrections: typeof correctionWords = {
  title: 'Das berichtigen',
  lead: 'Schreiben Sie, was richtig ist. Name und Sprache ändern sich sofort; alles andere sieht die Stelle für Datenschutz an und antwortet innerhalb eines Monats (DSGVO Artikel 16).',
  leadBeside:
    'Das zeigt, was geschehen ist, und lässt sich nicht umschreiben. Schreiben Sie, was richtig ist: Ihre Erklärung bleibt daneben stehen, und wer Ihren Bericht öffnet, liest sie.',
  what: 'Was',
  stands: 'Jetzt steht da',
  nothing: 'Nichts',
  right: 'Richtig ist',
  why: 'Möchten Sie etwas hinzufügen? (freiwillig)',
  whyHint: 'Das liest nur die Stelle für Datenschutz. Bis zu 2000 Zeichen.',
  send: 'Berichtigung senden',
  empty: 'Schreiben Sie, was richtig ist.',
  unfit: 'Das passt hier nicht: Ein Name steht in einer Zeile, eine Adresse sieht aus wie name@example.org.',
  correct: 'Berichtigen',
  doneAtOnce: 'Sofort geändert.',
  accepted: 'Wir haben es berichtigt. Was daraus abgeleitet wurde, ist als überholt gekennzeichnet.',
  keptBeside: 'Ihre Erklärung steht daneben, und wer Ihren Bericht öffnet, liest sie.',
  refused: (reason, authority) =>
    `Es bleibt, wie es ist: ${reason} Ihre Erklärung steht daneben. Wenn Sie nicht einverstanden sind, können Sie sich bei der Datenschutzaufsicht Ihres Landes beschweren oder vor Gericht gehen (DSGVO Artikel 77 und 79).${ours(authority)}`,
};
