import type { policy as policyWords } from '../en/policy.ts';

export const policy: typeof policyWords = {
  title: 'Datenschutzerklärung',
  tabs: 'Zum Datenschutz',
  names: {
    policy: 'Erklärung',
    retention: 'Wie lange',
    record: 'Verzeichnis',
    processors: 'Empfänger',
  },
  other: 'English',
  print: 'Zum Aufbewahren drucken Sie diese Seite oder speichern sie als PDF.',

  version: (number) => `Fassung ${number}`,
  inForce: 'Gilt seit',
  updated: 'Zuletzt geändert',
  fingerprint: 'Fingerabdruck des Textes (SHA-256)',
  noneTitle: 'Noch ist keine Erklärung veröffentlicht.',
  none: 'Was dieses Haus über Menschen aufbewahrt, warum und wie lange, steht trotzdem hier: Diesen Teil schreibt das Produkt selbst.',
  upcoming: (number, day) => `Fassung ${number} gilt ab dem ${day}.`,
  readUpcoming: 'Lesen',
  compare: 'Was sich ändert, Wort für Wort',
  material:
    'Wen es betrifft, der hat einen Brief dazu, und wo wir uns auf Ihre Einwilligung stützen, werden Sie noch einmal gefragt.',
  former: 'Frühere und kommende Fassungen',
  formerCaption: 'Die neueste zuerst. Eine veröffentlichte Fassung wird nie mehr verändert.',
  columns: {
    version: 'Fassung',
    from: 'Gilt ab',
    published: 'Veröffentlicht',
    changes: 'Was sich geändert hat',
  },
  first: 'Die erste Fassung',
  unsaid: 'Ohne Angabe',
  formerNow: 'Sie lesen eine frühere Fassung.',
  comingNow: 'Sie lesen eine Fassung, die noch nicht gilt.',
  toCurrent: 'Die geltende Fassung',

  comparedTitle: (from, to) => `Fassung ${from} und Fassung ${to} im Vergleich`,
  comparedLead: 'Was herausgenommen wurde, ist durchgestrichen; was dazukam, ist unterstrichen.',
  same: (count) => (count === 1 ? 'Ein Absatz ist gleich' : `${count} Absätze sind gleich`),
  nothing: 'Die beiden Fassungen haben dieselben Worte.',
  added: 'dazugekommen:',
  removed: 'herausgenommen:',
  endOf: 'Ende.',

  heldTitle: 'Was aufbewahrt wird, Tabelle für Tabelle',
  heldLead:
    'Diesen Teil schreibt das Produkt selbst, aus den Angaben, aus denen seine Datenbank gemacht ist. Er kann nicht weniger sagen, als aufbewahrt wird.',
  nothingHeld: 'Nichts davon wird hier aufbewahrt.',
  held: {
    what: 'Was',
    why: 'Warum',
    ground: 'Rechtsgrundlage',
    onErase: 'Wenn Sie Löschung verlangen',
    portable: 'Geht mit Ihnen',
  },
  grounds: {
    consent: 'Ihre Einwilligung, DSGVO Artikel 6(1)(a)',
    contract: 'Vertrag oder Schritte davor, DSGVO Artikel 6(1)(b)',
    'legal duty': 'Eine gesetzliche Pflicht, DSGVO Artikel 6(1)(c)',
    'legitimate interest': 'Ein berechtigtes Interesse, DSGVO Artikel 6(1)(f)',
  },
  ends: {
    remove: 'Wird entfernt',
    blank: 'Wird geleert: Die Worte gehen, die Tatsache bleibt',
    keep: 'Bleibt bis zum Ende der Frist, weil ein Gesetz es verlangt',
  },
  portableYes: 'Ja, im Archiv, das andere Programme lesen',
  portableNo: 'Nur in Ihrer Kopie',
  withheldTitle: 'Was in Ihrer Kopie fehlt, und wo andere genannt sind',
  withheld: (reason) => `Fehlt: ${reason}.`,
  mentions: (reason) => `Nennt jemand anderen: ${reason}.`,
  nothingWithheld: 'In Ihrer Kopie fehlt nichts.',

  kept: 'Wird aufbewahrt',
  keptWhy: 'Warum so lange',
  ownReason: (reason) => `Dieses Haus bewahrt es anders auf, als das Produkt es täte: ${reason}`,
  afterDecision: (period, atMost) =>
    period === atMost
      ? `${period} nach der Entscheidung, und nie länger als ${atMost} nach dem Entstehen`
      : `${period} nach der Entscheidung, höchstens ${atMost}`,
  fromMade: (period) => `${period}, gezählt ab dem Entstehen oder der letzten Nutzung`,
  byLaw: 'Ein Gesetz bestimmt diese Frist: Sie lässt sich nicht verkürzen.',
  retentionTitle: 'Wie lange alles aufbewahrt wird',
  retentionLead:
    'Jede Art von Daten hat eine Frist und jedes Stück einen letzten Tag. Was fällig ist, wird in der Nacht danach gelöscht.',
  retentionCaption: 'Die Fristen, wie sie in diesem Haus heute eingestellt sind.',
  kind: 'Art der Daten',
  howItEnds: 'Wie es endet',
  endsHow:
    'Zeilen und Dateien werden nachts endgültig entfernt. Wird alles über einen Menschen gelöscht, wird der Schlüssel vernichtet, der es lesbar macht; dann sind auch Kopien nicht mehr lesbar.',
  holds: 'Was ein Rechtsfall oder ein offener Antrag braucht, bleibt, bis dieser abgeschlossen ist.',

  recordTitle: 'Verzeichnis der Verarbeitungstätigkeiten',
  recordLead:
    'Was DSGVO Artikel 30 verlangt, vom Produkt selbst geschrieben aus dem, was es speichert und wie es eingerichtet ist.',
  asJson: 'Dasselbe als JSON',
  controllerTitle: 'Wer dafür einsteht',
  controller: 'Verantwortlich',
  address: 'Anschrift',
  contact: 'Kontakt zum Datenschutz',
  officer: 'Datenschutzbeauftragte Person',
  noOfficer: 'Nicht benannt',
  authority: 'Aufsichtsbehörde',
  anyAuthority: 'Die des Ortes, an dem Sie leben oder arbeiten',
  peopleTitle: 'Um wen es geht',
  people: [
    'Menschen, die zu einem Interview eingeladen sind',
    'Menschen, die hier arbeiten und ein Konto haben',
  ],
  purposesTitle: 'Zwecke und Arten von Daten',
  purposesCaption: 'Jede Art mit dem, wofür sie da ist, und ihrer Frist.',
  purposes: 'Zwecke',
  recipientsTitle: 'Wer es bekommt',
  recipientsCaption: 'Programme außerhalb des Produkts, die etwas bekommen sollen.',
  recipients: {
    mail: {
      name: 'Mailserver',
      gets: 'Briefe: Name, E-Mail-Adresse und die Worte des Briefs',
      why: 'Um Briefe zuzustellen',
    },
    language: {
      name: 'Server des Sprachmodells (Ollama)',
      gets: 'Die Worte von Antworten, ohne den Namen, wo die Person es erlaubt hat',
      why: 'Um Stufen vorzuschlagen',
    },
    speech: {
      name: 'Server, der Gesprochenes niederschreibt (Whisper)',
      gets: 'Die Stimme aufgenommener Antworten, ohne den Namen',
      why: 'Um Stimme in Worte zu verwandeln',
    },
    database: {
      name: 'Datenbankserver (PostgreSQL)',
      gets: 'Alle Zeilen; was Menschen sagen und schreiben, ist darin verschlüsselt',
      why: 'Um zu speichern',
    },
    files: {
      name: 'Dateispeicher (S3)',
      gets: 'Aufnahmen und Archive, vor dem Senden verschlüsselt; die Schlüssel liegen nicht dort',
      why: 'Zum Speichern',
    },
    queue: {
      name: 'Warteschlange der Arbeit (Redis)',
      gets: 'Nummern der Arbeit, die wartet: nichts über jemanden',
      why: 'damit mehrere Maschinen sich die Arbeit teilen',
    },
  },
  recipient: 'Empfänger',
  gets: 'Was er bekommt',
  where: 'Wo er läuft',
  here: 'Auf dieser Maschine',
  inside: 'Auf einer anderen Maschine im eigenen Netz des Verantwortlichen',
  elsewhere: (host) => `Unter ${host}`,
  processorsTitle: 'Empfänger',
  processorsLead: 'Welche anderen Programme und Firmen etwas über Sie bekommen.',
  noRecipients: 'Keine.',
  noRecipientsText:
    'Nichts ist eingerichtet, das etwas bekäme: Datenbank, Dateien, Spracherkennung und Sprachmodell laufen auf einer Maschine, und Briefe geben Menschen weiter.',
  whatIsListed:
    'Diese Liste ist aus den Einstellungen des laufenden Produkts gelesen. Sie ändert sich mit ihnen.',
  contractText: (controller) =>
    `Wo ein Empfänger zu einer anderen Firma gehört, hat ${controller} mit ihr einen Vertrag, der sie an Weisungen bindet (DSGVO Artikel 28). Namen und Ort können Sie erfragen.`,
  transfersTitle: 'Übermittlung in andere Länder',
  transfers:
    'Keine durch das Produkt selbst. Nichts verlässt die Maschinen, die unter Empfänger genannt sind.',
  measuresTitle: 'Wie es geschützt ist',
  measures: {
    keys: 'Was Menschen sagen, schreiben und aufnehmen, ist mit AES-256-GCM verschlüsselt, unter Schlüsseln je Person, die getrennt von der Datenbank liegen.',
    transport: 'Die Seiten sind nur über TLS zu erreichen.',
    accounts:
      'Passphrasen von mindestens 15 Zeichen, als argon2id-Hash gespeichert; Sitzungen enden von selbst und lassen sich auf jedem Gerät beenden.',
    roles: 'Rollen bestimmen, wer was öffnen darf. Wer bewertet, sieht, was dafür nötig ist.',
    log: 'Jede Änderung und jeder Blick ist eine Zeile in einem verketteten Protokoll, in dem eine veränderte, fehlende oder abgeschnittene Zeile auffällt.',
    erasure:
      'Wird ein Mensch gelöscht, wird sein Schlüssel vernichtet; gelöschte Zeilen werden überschrieben, wo die Datenbank es kann.',
    pages:
      'Die Seiten laden nichts von anderen Websites und führen kein fremdes Skript aus (Content Security Policy).',
    writes:
      'Was angenommen wurde, liegt auf der Platte, bevor es bestätigt wird, und übersteht einen Stromausfall.',
  },
  periods: 'Löschfristen',

  letter: (to) => ({
    subject: `${to.organisation}: Unsere Datenschutzerklärung ändert sich am ${to.from}`,
    lines: [
      `Guten Tag ${to.name},`,
      `Sie hören von uns, weil wir Daten über Sie haben. Am ${to.from} ändert sich unsere Datenschutzerklärung. Bis dahin gilt die Fassung, die Sie kennen.`,
      `Was sich ändert: ${to.summary}`,
      { label: 'Beide Fassungen Wort für Wort vergleichen', href: to.changes },
      { label: 'Die Datenschutzerklärung', href: to.policy },
      'Sie brauchen nichts zu tun. Schweigen ist keine Einwilligung: Wo wir uns auf Ihre Einwilligung stützen, werden Sie noch einmal gefragt und können Nein sagen. Sie können jederzeit widersprechen, eine Einwilligung widerrufen oder verlangen, dass wir Ihre Daten löschen.',
      `Wenn Sie eine Frage haben, schreiben Sie an ${to.contact}. Ein Mensch antwortet.`,
      `Freundliche Grüße\n${to.organisation}`,
    ],
  }),
};
