/** What a person brings along from another house. */
export const carried = {
  title: 'Bring a copy from another house',
  back: 'A copy of everything',
  lead: (organisation: string) =>
    `If another installation of this program gave you a copy of your data, ${organisation} can keep what you gave there beside what you gave here. Nobody here sees it but you.`,
  choose: 'Choose the file',
  another: 'Choose another file',
  file: 'The archive',
  fileHint: (most: string) => `The ZIP file as you downloaded it, at most ${most}.`,
  check: 'Check it and show me',
  underWay: { checking: 'Your archive is being checked', taking: 'Your archive is being taken in' },
  progress: (percent: number) => `${percent} % of it is read`,
  underWayHint:
    'Every byte is held against the signature. You may close this page and come back: it goes on by itself.',
  halted: 'It did not go on: something here failed several times',
  haltedText:
    'Your archive is still here, and nothing of it was changed. Those who run this see it and can let it go on; you can also stop it and bring the archive again.',
  stop: 'Stop, and keep nothing of it',
  look: 'See how far it is',
  refused: 'This archive was not taken, and nothing was changed',
  problems: {
    'no-file': 'No file arrived. Choose one and send it again.',
    'not-whole': 'This is not a whole ZIP file. Download the archive again, and choose it as it is.',
    'too-large': 'It is larger than what is taken here, packed or unpacked.',
    'strange-path':
      'It holds a file whose name leads out of the archive. No house of ours makes such a file.',
    'not-ours': 'It is a ZIP file, and not an archive of this program.',
    'wrong-signature': 'Its list of files is not what was signed.',
    'missing-file': 'A file that it lists is missing.',
    'extra-file': 'It holds a file that is not in its signed list.',
    'wrong-content': 'A file in it is not what its list says.',
    changed:
      'It was changed or packed anew after it was signed. Choose the file as you downloaded it, not packed by yourself.',
  },
  brings: 'What this archive would bring',
  issuer: 'From',
  fingerprint: 'Signed by key',
  fingerprintHint:
    'The name is what the other house calls itself. Ask there for the key if you want to be sure: no two houses have the same.',
  madeAt: 'Made',
  items: (count: number, shown: number) =>
    count > shown ? `The first ${shown} of ${count} things. Nothing is kept yet.` : 'Nothing is kept yet.',
  kind: 'Kind',
  content: 'Content',
  kinds: {
    people: 'Name and address',
    answers: 'Answer',
    drafts: 'Draft of an answer',
    transcripts: 'Words of a recording',
    corrections: 'Correction',
    feedback: 'Feedback',
    recordings: 'Recording',
    slices: 'Recording',
  } as Record<string, string>,
  agree: (organisation: string) => `I agree that ${organisation} keeps this for me.`,
  agreeText:
    'What you agreed to in the other house does not count here. You can take this back at any time, on this page.',
  unagreed: 'Nothing is kept without your yes. Tick the box, or do not keep it.',
  keep: 'Keep it here',
  dismiss: 'Do not keep it',
  keptTitle: 'What you brought',
  keptText:
    'It goes into every copy that you have made here. No colleague sees it, and nothing is rated by it.',
  keptCaption: (count: number) => (count === 1 ? 'One thing.' : `${count} things.`),
  agreedAt: 'You agreed',
  remove: 'Take it away again',
  done: {
    kept: 'It is kept. You find it below and in every copy that you have made here.',
    removed: 'What you brought is gone from here.',
  },
};
