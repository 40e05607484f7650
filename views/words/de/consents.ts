import type { consents as consentWords } from '../en/consents.ts';

const purposes: (typeof consentWords)['purposes'] = {
  interview: (organisation) => ({
    title: 'Teilnahme am Interview',
    allows: `${organisation} darf Ihre Antworten aufbewahren und für diese Bewerbung von Menschen bewerten lassen.`,
    ends: 'Das Interview endet sofort. Ihre Antworten, Aufnahmen und die daraus aufgeschriebenen Worte werden gelöscht, und nichts wird mehr aufgenommen oder bewertet. Wer Sie eingeladen hat, sieht „zurückgezogen“ und keinen Grund. Es gibt dann nichts mehr, wonach Menschen entscheiden können.',
  }),
  ai: (organisation) => ({
    title: 'Hilfe eines Sprachmodells',
    allows: `Ein Sprachmodell auf dem eigenen Rechner von ${organisation} darf die Worte Ihrer Antworten lesen und Stufen vorschlagen. Es entscheiden Menschen.`,
    ends: 'Das Modell liest nichts mehr, und was es vorgeschlagen hat, wird gelöscht. Menschen bewerten Ihre Antworten ohne es. Die Liste der Bewerbungen zeigt davon nichts.',
  }),
  recording: () => ({
    title: 'Aufnahme von Stimme und Bild',
    allows: 'Ihre Antworten dürfen für diese Bewerbung mit Bild oder Ton aufgenommen werden.',
    ends: 'Es wird nichts mehr aufgenommen, und Ihre Aufnahmen werden gelöscht. Worte, die schon aufgeschrieben sind, bleiben; Antworten, die noch nicht aufgeschrieben sind, gehen verloren. Was noch offen ist, beantworten Sie schriftlich.',
  }),
  openings: (organisation) => ({
    title: 'Briefe über andere Stellen',
    allows: `${organisation} darf Ihnen schreiben, wenn eine andere Stelle offen ist, die zu Ihnen passen könnte.`,
    ends: 'Es kommt kein solcher Brief mehr. An Ihrer Bewerbung ändert das nichts.',
  }),
};

export const consents: typeof consentWords = {
  title: 'Wozu Sie eingewilligt haben',
  link: 'Ihre Einwilligungen',
  lead: 'Jede können Sie geben und widerrufen: ein Klick, er gilt sofort, und niemand fragt nach dem Grund. Was vorher geschah, bleibt rechtmäßig.',
  purposes,
  about: (position) => `Interview: ${position}`,
  aboutErased: 'Ein Interview, das gelöscht ist',
  aside: 'Neben dem Interview',
  states: { given: 'Gegeben', refused: 'Nicht gegeben', withdrawn: 'Widerrufen' },
  since: (day) => `seit ${day}`,
  receipt: 'Beleg',
  asksAgain: 'Die Datenschutzerklärung hat sich geändert, seit Sie Ja gesagt haben. Gilt Ihr Ja noch?',
  readPolicy: 'Die Erklärung lesen und was sich änderte',
  still: 'Mein Ja gilt noch',
  renewal: {
    title: 'Gilt Ihr Ja noch?',
    lead: 'Unsere Datenschutzerklärung hat sich geändert, seit Sie Ja gesagt haben. Darum fragen wir noch einmal, bevor es weitergeht. Ihre bisherigen Antworten sind sicher, und auf dieser Seite läuft keine Zeit.',
    changes: 'Was sich geändert hat',
    from: (day) => `Seit ${day}:`,
    agreedTo: 'Wozu Sie Ja gesagt haben und worum es jetzt geht',
    single: 'Nur eine davon widerrufen',
    no: 'Nein, ich widerrufe',
    noMeans: 'Wenn Sie Nein sagen:',
    changed:
      'Diese Seite hat sich geändert, während Sie sie lasen. Bitte lesen Sie sie noch einmal und wählen Sie dann.',
  },
  ifWithdrawn: 'Wenn Sie widerrufen:',
  alsoEnds:
    'Manche Fragen lassen sich hier nur sprechend beantworten. Ohne Aufnahme endet dieses Interview, als hätten Sie die Teilnahme widerrufen.',
  withdraw: 'Widerrufen',
  give: 'Wieder geben',
  giveFirst: 'Geben',
  beginAgain: 'Hinweise lesen und neu beginnen',
  keptTitle: 'Was das Gesetz trotzdem zu behalten verlangt',
  kept: [
    'Diese Liste: Wir müssen zeigen können, wozu Sie eingewilligt und was Sie widerrufen haben (DSGVO Artikel 7(1)).',
    'Das Protokoll, wie ein Sprachmodell zu einem Vorschlag kam, falls es einen gab: Eine Bewertung muss erklärt und angefochten werden können (DSGVO Artikel 22). Es ist weggeschlossen und wird nicht benutzt.',
    'Was Menschen über Antworten notiert haben, die sie gelesen hatten, bis Ansprüche wegen Ungleichbehandlung verjährt sind.',
    'Ihr Name und Ihre Adresse und dass es eine Einladung gab.',
  ],
  ledgerTitle: 'Jede Entscheidung, mit den Worten, die Sie lasen',
  ledgerCaption:
    'Zeilen kommen hinzu und werden nie geändert. Drucken oder speichern Sie diese Seite, oder heben Sie die signierten Belege auf.',
  columns: { when: 'Wann', what: 'Was', choice: 'Entscheidung', words: 'Gelesene Worte' },
  read: 'Nachlesen',
  hash: 'SHA-256 dieser Worte:',
  policyHash: 'SHA-256 der Datenschutzerklärung, die damals galt:',
  empty: 'Sie wurden noch nicht um eine Einwilligung gebeten.',
  done: {
    withdrawn: 'Widerrufen. Das gilt ab jetzt; was darauf beruhte, wird gerade gelöscht.',
    given: 'Ihre Entscheidung ist festgehalten.',
    invited:
      'Sie sind wieder eingeladen. Öffnen Sie zum Beginnen den persönlichen Link aus Ihrem Einladungsbrief; wenn Sie ihn nicht mehr haben, bitten Sie die Absender, ihn noch einmal zu schicken.',
  },
  ask: {
    title: 'Dürfen wir Ihnen über andere Stellen schreiben?',
    text: 'Mit dieser Bewerbung hat das nichts zu tun, und Sie können es jeden Tag ändern.',
    yes: 'Ja, schreiben Sie mir über andere offene Stellen.',
    keep: 'So festhalten',
    given: 'Sie möchten von anderen offenen Stellen hören.',
    refused: 'Sie möchten nicht von anderen offenen Stellen hören.',
    change: 'Ändern',
  },
  outcome: (erased) =>
    erased
      ? `Die Einwilligung ist widerrufen. Gelöscht, was darauf beruhte: ${erased}.`
      : 'Die Einwilligung ist widerrufen. Was sie erlaubte, ist zu Ende.',
};
