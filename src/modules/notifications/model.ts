import type { LetterKind } from '#letters';

/** The letters that need nothing but the invitation. */
export type InvitationLetterKind = Extract<
  LetterKind,
  'invitation' | 'reminder' | 'newLink' | 'deadlineChanged' | 'cancelled' | 'finished'
>;

/** After these, what was written before and has not left yet would only mislead: an old link, an old date. */
export const makesOlderWrong = (kind: InvitationLetterKind) =>
  kind === 'newLink' || kind === 'cancelled' || kind === 'deadlineChanged';

/**
 * What is really to be written to somebody whom no letter has reached yet: the invitation itself where link or date
 * changed. Nobody is reminded of what they never heard of, and nothing is taken back from them.
 */
const toUnreached: Record<InvitationLetterKind, InvitationLetterKind | undefined> = {
  invitation: 'invitation',
  newLink: 'invitation',
  deadlineChanged: 'invitation',
  finished: 'finished',
  reminder: undefined,
  cancelled: undefined,
};
export const kindToWrite = (kind: InvitationLetterKind, reached: boolean) =>
  reached ? kind : toUnreached[kind];
