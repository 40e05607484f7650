/** Pages that say no, where a module has no page of its own for it. */
export const errors = {
  titles: {
    forbidden: 'This is not open to you',
    missing: 'Nothing here',
    gone: 'This is not here any more',
    tooMany: 'Please wait a moment',
    broken: 'Something broke on our side',
    other: 'That did not work',
  },
  frozen: {
    toThem: {
      title: 'Your data is frozen, as you wished',
      lead: 'Everything is kept, and nobody may use it: your interview rests, too. Lift it, and you go on where you were.',
    },
    toStaff: {
      title: 'The data of this person is frozen',
      lead: 'They asked for it (GDPR article 18). It is kept, and nobody may open, score, decide about, change or export it until they lift it or the privacy officer ends it, after telling them.',
    },
    lift: 'See and lift the freeze',
  },
  missing: 'There is nothing at this address. Check the link, or go back to the page you came from.',
  broken: 'What you saved is safe. Try again; if it stays, tell whoever runs this server.',
  notReady: 'This is not ready yet. Try again in a minute.',
};
