import type { Id, SubjectId } from '#kernel/ids.ts';
import type { Language } from '#people';
import { wordsOf } from '#views/words/index.ts';

/**
 * What somebody may say yes to, each by itself. `interview`: answers are kept and assessed. `ai`: a language model may
 * propose levels. `recording`: voice and picture. `openings`: letters about other positions.
 */
export const purposes = ['interview', 'ai', 'recording', 'openings'] as const;
export type Purpose = (typeof purposes)[number];
export const choices = ['given', 'refused', 'withdrawn'] as const;
export type Choice = (typeof choices)[number];

/** Facts carry numbers: a purpose is told by its place in the list, which only ever grows at its end. */
export const numberOf = (purpose: Purpose) => purposes.indexOf(purpose);
export const purposeIn = ({ purpose }: { purpose: number }): Purpose | undefined => purposes[purpose];

/** One line of the ledger, in plain words. */
export interface Entry {
  readonly id: Id<'consent'>;
  readonly subjectId: SubjectId;
  readonly number: number;
  readonly purpose: Purpose;
  readonly choice: Choice;
  readonly sittingId: Id<'sitting'> | null;
  readonly invitationId: Id<'invitation'> | null;
  readonly shownHash: string;
  readonly policyVersionId: Id<'policyVersion'> | null;
  readonly policyHash: string | null;
  readonly at: Date;
}
type Line = Pick<Entry, 'number' | 'purpose' | 'choice' | 'sittingId'>;

/** What counts now for one purpose: the newest line about it. */
export const newestOf = <L extends Line>(
  lines: readonly L[],
  purpose: Purpose,
  sittingId: Id<'sitting'> | null,
): L | undefined =>
  lines
    .filter((line) => line.purpose === purpose && line.sittingId === sittingId)
    .reduce<L | undefined>((last, line) => (last && last.number > line.number ? last : line), undefined);

/**
 * What goes with a withdrawal: without the interview there is nothing to record or to propose about, and an interview
 * that can only be answered aloud is over without a recording.
 */
export const goesWith = (purpose: Purpose, mustSpeak: boolean): readonly Purpose[] =>
  purpose === 'interview' || (purpose === 'recording' && mustSpeak)
    ? ['interview', 'ai', 'recording']
    : [purpose];

/** What somebody reads before they choose on their own page: the ledger keeps exactly this. */
export function shownFor(purpose: Purpose, language: Language, organisation: string): string {
  const { consents } = wordsOf(language);
  const { title, allows, ends } = consents.purposes[purpose](organisation);
  return [title, allows, ends].join('\n');
}
