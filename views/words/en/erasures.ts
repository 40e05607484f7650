import type { LetterBody } from './letters.ts';

export type ErasedLetter = { name: string; organisation: string; link: string; contact: string };
const count = (items: number) => (items === 1 ? '1 item' : `${items} items`);

export const erasures = {
  letter: (to: ErasedLetter): LetterBody => ({
    subject: `${to.organisation} is erasing what it holds about you`,
    lines: [
      `Hello ${to.name},`,
      'what we hold about you is being erased now. This is our last letter to you: your address goes with the rest.',
      'When it is done, a signed certificate stands under this link. It says what was removed, what the law makes us keep and until when. It names nobody.',
      { label: 'Certificate of the erasure', href: to.link },
      'Please keep this letter if you want to show it later: we will not be able to find your certificate by your name.',
      `If you have a question, write to ${to.contact}. A person answers.`,
      `Kind regards,\n${to.organisation}`,
    ],
  }),
  outcome: 'Everything that may be erased was erased. The certificate says what was removed and what stays.',
  title: 'Certificate of an erasure',
  done: (day: string) => `Erased on ${day}`,
  lead: (controller: string) => `${controller} says what became of the data held about one person.`,
  noName: 'This certificate names nobody. Whoever holds its link or its file can show it to anybody.',
  removedTitle: 'What was removed',
  removedCaption: (items: number) => `${count(items)} in all`,
  nothingRemoved: 'Nothing was there to be removed.',
  keptTitle: 'What stays, and why',
  keptCaption: 'What the law makes us keep, or what is needed to show that we kept to it.',
  nothingKept: 'Nothing stays.',
  columns: { what: 'What', items: 'Items', how: 'How', why: 'Why', until: 'Until' },
  did: { remove: 'Removed', blank: 'Emptied; what stays names nobody' },
  noEnd: 'No day is set: see the reason',
  recipientsTitle: 'Who was told',
  nobodyTold: 'Nobody outside had received any of it.',
  outcomes: {
    recalled: 'They were told, and confirmed that they erased it.',
    'cannot-recall': 'It cannot be called back.',
  },
  backupsTitle: 'Backups',
  backups: (day: string) =>
    `From ${day} on, no backup holds a key that opens anything of what was removed: backups of keys live 21 days.`,
  keysTitle: 'Keys',
  keysDestroyed: 'Destroyed',
  keysKept: 'Kept, for what stays',
  keys: { content: 'Key of the contents', evidence: 'Key of the records' },
  signatureTitle: 'Signature',
  signatureGood: 'The signature fits: nothing in this certificate was changed since it was issued.',
  signatureBad: 'The signature does not fit: this certificate was changed after it was issued.',
  facts: {
    id: 'Certificate',
    asked: 'Asked for',
    erased: 'Erased',
    publicKey: 'Public key',
    signature: 'Ed25519',
  },
  download: 'Download it as a file',
  missingTitle: 'There is no certificate here yet',
  missing:
    'While data is being erased, its certificate is not written yet: it appears here when the last step is done. If you waited a day, check that you copied the whole link.',
};
