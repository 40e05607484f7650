import type { Words } from '../en.ts';

const count = (items: number) => (items === 1 ? '1 Eintrag' : `${items} Einträge`);

export const erasures: Words['erasures'] = {
  letter: (to) => ({
    subject: `${to.organisation} löscht, was über Sie gespeichert ist`,
    lines: [
      `Guten Tag ${to.name},`,
      'was wir über Sie gespeichert haben, wird jetzt gelöscht. Das ist unser letzter Brief an Sie: Ihre Adresse geht mit dem Rest.',
      'Wenn es getan ist, steht unter diesem Link eine unterschriebene Bescheinigung. Sie sagt, was entfernt wurde, was wir nach dem Gesetz behalten müssen und bis wann. Sie nennt niemanden beim Namen.',
      { label: 'Bescheinigung der Löschung', href: to.link },
      'Bitte bewahren Sie diesen Brief auf, wenn Sie die Löschung später zeigen möchten: Über Ihren Namen können wir die Bescheinigung nicht mehr finden.',
      `Wenn Sie eine Frage haben, schreiben Sie an ${to.contact}. Ein Mensch antwortet.`,
      `Mit freundlichen Grüßen\n${to.organisation}`,
    ],
  }),
  outcome:
    'Alles, was gelöscht werden darf, wurde gelöscht. Die Bescheinigung sagt, was entfernt wurde und was bleibt.',
  title: 'Bescheinigung einer Löschung',
  done: (day) => `Gelöscht am ${day}`,
  lead: (controller) =>
    `${controller} sagt, was aus den Daten wurde, die über eine Person gespeichert waren.`,
  noName:
    'Diese Bescheinigung nennt niemanden beim Namen. Wer ihren Link oder ihre Datei hat, kann sie allen zeigen.',
  removedTitle: 'Was entfernt wurde',
  removedCaption: (items) => `${count(items)} insgesamt`,
  nothingRemoved: 'Es war nichts da, das zu entfernen war.',
  keptTitle: 'Was bleibt und warum',
  keptCaption:
    'Was wir nach dem Gesetz behalten müssen oder brauchen, um zu zeigen, dass wir uns daran gehalten haben.',
  nothingKept: 'Nichts bleibt.',
  columns: { what: 'Was', items: 'Einträge', how: 'Wie', why: 'Warum', until: 'Bis' },
  did: { remove: 'Entfernt', blank: 'Geleert; was bleibt, nennt niemanden' },
  noEnd: 'Kein Tag steht fest: siehe den Grund',
  recipientsTitle: 'Wem Bescheid gesagt wurde',
  nobodyTold: 'Niemand außerhalb hatte etwas davon erhalten.',
  outcomes: {
    recalled: 'Sie wissen Bescheid und haben bestätigt, dass sie es gelöscht haben.',
    'cannot-recall': 'Es lässt sich nicht zurückholen.',
  },
  backupsTitle: 'Sicherungen',
  backups: (day) =>
    `Ab ${day} enthält keine Sicherung mehr einen Schlüssel, der etwas vom Entfernten öffnet: Sicherungen der Schlüssel leben 21 Tage.`,
  keysTitle: 'Schlüssel',
  keysDestroyed: 'Vernichtet',
  keysKept: 'Behalten, für das, was bleibt',
  keys: { content: 'Schlüssel der Inhalte', evidence: 'Schlüssel der Nachweise' },
  signatureTitle: 'Unterschrift',
  signatureGood: 'Die Unterschrift passt: An dieser Bescheinigung wurde seit dem Ausstellen nichts geändert.',
  signatureBad: 'Die Unterschrift passt nicht: Diese Bescheinigung wurde nach dem Ausstellen geändert.',
  facts: {
    id: 'Bescheinigung',
    asked: 'Beantragt',
    erased: 'Gelöscht',
    publicKey: 'Öffentlicher Schlüssel',
    signature: 'Ed25519',
  },
  download: 'Als Datei herunterladen',
  missingTitle: 'Hier steht noch keine Bescheinigung',
  missing:
    'Solange Daten gelöscht werden, ist die Bescheinigung noch nicht geschrieben: Sie erscheint hier, wenn der letzte Schritt getan ist. Wenn Sie schon einen Tag warten, prüfen Sie, ob Sie den ganzen Link kopiert haben.',
};
