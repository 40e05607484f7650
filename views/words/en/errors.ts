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
  missing: 'There is nothing at this address. Check the link, or go back to the page you came from.',
  broken: 'What you saved is safe. Try again; if it stays, tell whoever runs this server.',
  notReady: 'This is not ready yet. Try again in a minute.',
};
