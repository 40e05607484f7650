/** Erasing everything about oneself: the plan, and how far it is. */
export const erase = {
  title: 'Erase everything about me',
  lead: 'This is the plan, item by item. Nothing has happened yet. Download first what you want to keep: afterwards nobody can bring it back.',
  goes: 'What goes',
  goesCaption:
    'Recordings and files go first, the rows next, and last the key that opens all of it, in the backups too.',
  nothingGoes: 'Nothing is there that could go.',
  stays: 'What stays, and why',
  staysCaption: 'Each of these has its own last day. The certificate names it.',
  nothingStays: 'Nothing stays.',
  columns: { what: 'What', items: 'Items', becomes: 'What becomes of it' },
  does: { remove: 'Removed', blank: 'Emptied; what stays names nobody', keep: 'Kept' },
  until: 'Until',
  held: 'Nothing can be erased before that is closed (GDPR article 17(3)(e)). You can freeze your data meanwhile.',
  sure: 'I have read the plan. Erase it.',
  sureText: (byLetter: boolean): string =>
    `An application or an interview that is under way ends with it. ${
      byLetter
        ? 'A last letter brings you the certificate.'
        : 'No letter can be sent from here: the next page brings you to the certificate.'
    }`,
  tick: 'Tick this to have it erased.',
  erase: 'Erase everything now',
  back: 'Keep it',
  erasing: 'Erasing everything about you',
  erased: 'All that could be erased is erased',
  allDone: 'All steps are done. The certificate says what was removed, and what stays and why.',
  erasingLead: (byLetter: boolean): string =>
    byLetter
      ? 'You may close this page. A last letter brings you the signed certificate when it is done.'
      : 'No letter can be sent from here. Keep the address of this page: it brings you to the signed certificate when it is done.',
  progress: (done: number, all: number) => `${done} of ${all} steps are done`,
  stopped: 'A step could not be done yet. It is tried again by itself, and the privacy contact sees it.',
  certificate: 'Read the certificate',
  keep: 'This page brings you to the certificate, too. Keep its address until then.',
};
