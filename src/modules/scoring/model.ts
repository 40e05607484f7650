import type { About } from '#judges';
import type { Id } from '#kernel/ids.ts';
import { sha256 } from '#prompts';
import type { Evidence, Judged, Level, Output } from '#rating';
import type { Word } from '#transcribers';

export type { Doubt, Level } from '#rating';

/** A passage of the answer's words and, where they were spoken and not corrected, its seconds in the recording. */
export type Quote = Evidence & { readonly at: number | null; readonly until: number | null };
/** What the model proposes for one criterion. `level` null: not enough evidence, a level of its own, never 0. */
export type Proposal = Omit<Judged, 'quotes'> & { readonly quotes: readonly Quote[] };
export interface Unrated {
  readonly from: number;
  readonly to: number;
  /** It gave orders to the rater, praised without a fact, or read the rubric aloud. */
  readonly reason: 'order' | 'praise' | 'recital';
}
export interface Content {
  readonly proposals: readonly Proposal[];
  readonly dropped: readonly Unrated[];
}

/** How the proposals for one answer came about. Enough to ask the same model the same thing again. */
export interface DecisionRecord {
  readonly model: About;
  readonly parameters: {
    readonly temperature: 0;
    readonly runs: readonly number[];
    readonly seeds: readonly number[];
  };
  /** The frozen version of the kit, and the SHA-256 of what it asks for here. */
  readonly kitVersionId: Id<'kitVersion'>;
  readonly rubricHash: string;
  /** SHA-256 of the words that were judged. */
  readonly transcriptHash: string;
  readonly outputs: readonly Output[];
  readonly levels: readonly {
    readonly criterionId: Id<'criterion'>;
    readonly level: Level | null;
    readonly levels: readonly (Level | null)[];
    readonly spans: readonly (readonly [from: number, to: number])[];
  }[];
  readonly startedAt: number;
  readonly endedAt: number;
}
export const hashOfRubric = (question: object) => sha256(JSON.stringify(question));

/**
 * When a passage was said. The words of an answer are the heard ones joined by single spaces or line breaks as long as
 * nobody corrected them; a passage that was corrected has no time.
 */
export function timed(quote: Evidence, words: string, heard: readonly Word[]): Quote {
  const places = placesOf(words, heard);
  const inside = places.filter(({ from, to }) => from < quote.to && quote.from < to);
  const [first, last] = [inside[0], inside.at(-1)];
  const spoken = inside.map(({ from, to }) => words.slice(from, to)).join(' ');
  const whole = spoken === words.slice(first?.from, last?.to).replace(/\s+/gu, ' ');
  if (!first || !last || !whole) return { ...quote, at: null, until: null };
  return { ...quote, at: first.start, until: last.end };
}
/** Where each heard word stands in the words that count, in order; what was corrected away is skipped. */
function placesOf(words: string, heard: readonly Word[]) {
  let next = 0;
  return heard.flatMap(({ text, start, end }) => {
    const from = words.indexOf(text, next);
    // A word that stands only much further on was replaced here and is another one there.
    if (from < 0 || from - next > farthest) return [];
    next = from + text.length;
    return [{ from, to: next, start, end }];
  });
}
const farthest = 200;
