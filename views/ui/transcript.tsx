import type { Child } from 'hono/jsx';
import { en, type Words } from '../words/index.ts';
import { Play } from './player.tsx';

/** One word as it was heard. Seconds; `unsure` draws the dotted line. */
export type SpokenWord = { text: string; at: number; unsure?: boolean | undefined };
/** What was heard and what the person says they said; equal runs carry their words. */
export type Piece =
  | { kind: 'same'; words: readonly SpokenWord[] }
  | { kind: 'removed'; text: string }
  | { kind: 'added'; text: string };
export type Passage = {
  /** Seconds at which it begins. */
  at: number;
  pieces: readonly Piece[];
  /** Where a saved correction leads back to. */
  id?: string | undefined;
  /** Below the words: a state, a form. */
  below?: Child;
};

const SpokenWords = ({ spoken }: { spoken: readonly SpokenWord[] }) => (
  <>
    {spoken.map((word, index) => (
      <>
        {index > 0 && ' '}
        <span data-at={word.at}>{word.unsure ? <mark>{word.text}</mark> : word.text}</span>
      </>
    ))}
  </>
);

const PieceOf = ({ piece }: { piece: Piece }) => {
  if (piece.kind === 'removed') return <del>{piece.text}</del>;
  if (piece.kind === 'added') return <ins>{piece.text}</ins>;
  return <SpokenWords spoken={piece.words} />;
};

export const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>
    {pieces.map((piece, index) => (
      <>
        {index > 0 && ' '}
        <PieceOf piece={piece} />
      </>
    ))}
  </>
);

type TranscriptProps = {
  /** Id of the player that speaks these words; none once the recording is deleted. */
  player: string | undefined;
  passages: readonly Passage[];
  words?: Words | undefined;
};

/** The written-down words with their times. A click on a word plays it where the script runs. */
export const Transcript = ({ player, passages, words = en }: TranscriptProps) => (
  <ol class="script" data-words-of={player}>
    {passages.map((passage) => (
      <li id={passage.id}>
        <Play at={passage.at} player={player} words={words} />
        <p>
          <Pieces pieces={passage.pieces} />
        </p>
        {passage.below}
      </li>
    ))}
  </ol>
);
