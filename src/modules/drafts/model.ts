import { Refusal } from '#kernel/errors.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

export interface Draft {
  id: Id<'answer'>;
  sittingId: Id<'sitting'>;
  subjectId: SubjectId;
  text: string;
  revision: number;
  savedAt: Date;
}

/** Longest typed answer, in characters, whatever the question allows. */
export const longestText = 20_000;
/** Line ends of every system become one kind; nothing else of what somebody wrote is touched. */
export const asWritten = (text: string) => text.replace(/\r\n?/g, '\n');
export function checkLength(text: string) {
  if (text.length > longestText)
    throw new Refusal(
      'tooLarge',
      'An answer has at most 20,000 characters. Go back, shorten it and send it again: what was saved before is kept.',
    );
}

export type DraftStep = 'save' | 'same' | 'keep' | 'newer';
/**
 * What becomes of an autosave. An empty one never takes the place of words. A revision that is there already is a
 * repeat whose answer was lost where it goes on from what stands; any other text comes from another window.
 */
export function draftStep(
  before: Pick<Draft, 'text' | 'revision'>,
  { text, revision }: Pick<Draft, 'text' | 'revision'>,
): DraftStep {
  if (!text.trim() && before.text.trim()) return 'keep';
  if (text === before.text) return 'same';
  if (revision === before.revision + 1) return 'save';
  return revision === before.revision && text.startsWith(before.text) ? 'save' : 'newer';
}
