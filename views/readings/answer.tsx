import { Button } from '../ui/actions.tsx';
import { type Deleted, RecordingDeleted } from '../ui/deleted.tsx';
import { TextArea } from '../ui/field.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Player } from '../ui/player.tsx';
import { Polling } from '../ui/progress.tsx';
import { type Passage, type Piece, Transcript } from '../ui/transcript.tsx';
import { clockWords } from '../ui/when.tsx';
import type { Words } from '../words/index.ts';

export type PassageToRead = {
  /** Sent back as `passage`. */
  key: string;
  /** Seconds. */
  at: number;
  until: number;
  /** As it is to be scored now. */
  text: string;
  pieces: readonly Piece[];
  corrected: boolean;
  /** Why a correction of it was not taken, with what was sent. */
  problem?: { why: 'emptied' | 'stale'; text: string } | undefined;
};

export type AnswerToRead = {
  id: string;
  /** From 1. */
  number: number;
  question: string;
  state: 'waiting' | 'ready' | 'no-speech' | 'failed' | 'typed';
  recording?: { src: string; kind: 'audio' | 'video'; seconds: number; peaks: readonly number[] } | undefined;
  deleted?: Deleted | undefined;
  /** While waiting: the address of this very fragment, and how long it may take. */
  again: string;
  secondsLeft?: number | undefined;
  passages: readonly PassageToRead[];
  /** A typed answer. */
  text?: string | undefined;
  /** How many words the software was not sure of. */
  unsure: number;
  addition?: { text: string; tooLong?: number | undefined } | undefined;
  /** POST here: passage and text with do=save or do=undo, or addition with do=add. */
  saveTo: string;
};

type Place = { zone: string; language: 'en' | 'de' };
type AnswerProps = { answer: AnswerToRead; words: Words; open: boolean };

/** One answer; while it waits it asks again by itself, so that a correction elsewhere is not disturbed. */
export const ReadAnswer = ({ answer, words, open, place }: AnswerProps & { place: Place }) => {
  const inside = (
    <>
      <h2>{words.journey.question(answer.number)}</h2>
      <p>{answer.question}</p>
      <Recording answer={answer} words={words} />
      {answer.deleted && <RecordingDeleted deleted={answer.deleted} words={words} {...place} />}
      <AnswerWords answer={answer} words={words} open={open} />
    </>
  );
  const id = `answer-${answer.number}`;
  if (answer.state !== 'waiting') return <section id={id}>{inside}</section>;
  return (
    <Polling id={id} href={answer.again} waiting>
      {inside}
    </Polling>
  );
};

const playerOf = (answer: AnswerToRead) => `player-${answer.number}`;
const playerIn = (answer: AnswerToRead) => (answer.recording ? playerOf(answer) : undefined);

const Recording = ({ answer, words }: { answer: AnswerToRead; words: Words }) => {
  if (!answer.recording) return null;
  return (
    <Player
      id={playerOf(answer)}
      of={words.journey.question(answer.number)}
      words={words}
      {...answer.recording}
    />
  );
};

const AnswerWords = ({ answer, words, open }: AnswerProps) => {
  const { transcripts, shell } = words;
  if (answer.state === 'waiting') {
    const left = answer.secondsLeft ? transcripts.leftSeconds(shell.duration(answer.secondsLeft)) : '';
    return (
      <p>
        <State tone="wait">{transcripts.writing}</State> {left}
      </p>
    );
  }
  if (answer.state === 'typed') return <Typed answer={answer} words={words} />;
  if (answer.state === 'failed')
    return answer.deleted ? null : <Notice tone="wait" title={transcripts.failed} />;
  return (
    <>
      {answer.state === 'no-speech' && !answer.deleted && <Notice tone="wait" title={transcripts.noSpeech} />}
      {answer.unsure > 0 && (
        <Notice tone="wait" title={transcripts.unsure(answer.unsure)}>
          {transcripts.unsureText}
        </Notice>
      )}
      <Transcript
        player={playerIn(answer)}
        words={words}
        passages={answer.passages.map((passage) => passageOf(passage, answer, words, open))}
      />
      <Addition answer={answer} words={words} open={open} />
    </>
  );
};

const Typed = ({ answer, words }: { answer: AnswerToRead; words: Words }) => (
  <>
    <blockquote>
      {answer.text?.split(/\n+/).map((line) => (
        <p>{line}</p>
      ))}
    </blockquote>
    <p class="quiet">{words.transcripts.typedAnswer}</p>
  </>
);

const passageOf = (passage: PassageToRead, answer: AnswerToRead, words: Words, open: boolean): Passage => ({
  id: `answer-${answer.number}-${passage.key}`,
  at: passage.at,
  pieces: passage.pieces,
  below: (
    <>
      {passage.corrected && (
        <State block tone="ok">
          {words.transcripts.corrected}
        </State>
      )}
      {open && <Correction passage={passage} answer={answer} words={words} />}
    </>
  ),
});

type CorrectionProps = { passage: PassageToRead; answer: AnswerToRead; words: Words };

const Correction = ({ passage, answer, words }: CorrectionProps) => {
  const { transcripts } = words;
  const { problem } = passage;
  return (
    <details open={Boolean(problem)}>
      <summary>{transcripts.correct}</summary>
      <form method="post" action={answer.saveTo}>
        <input type="hidden" name="passage" value={passage.key} />
        <TextArea
          label={transcripts.field(clockWords(passage.at), clockWords(passage.until))}
          name="text"
          id={`text-${answer.number}-${passage.key}`}
          hint={transcripts.onlySaid}
          words
          rows={3}
          value={problem ? problem.text : passage.text}
          error={problem && transcripts[problem.why]}
        />
        <div class="actions">
          <Button name="do" value="save">
            {transcripts.save}
          </Button>
          {passage.corrected && (
            <Button look="link" name="do" value="undo">
              {transcripts.undo}
            </Button>
          )}
        </div>
      </form>
    </details>
  );
};

const Addition = ({ answer, words, open }: AnswerProps) => {
  const { transcripts } = words;
  const { addition } = answer;
  if (!open) return addition ? <AdditionShown text={addition.text} words={words} /> : null;
  return (
    <form method="post" action={answer.saveTo}>
      <TextArea
        label={transcripts.add}
        name="addition"
        id={`addition-${answer.number}`}
        hint={transcripts.addHint}
        rows={3}
        value={addition?.text}
        error={addition?.tooLong ? transcripts.addTooLong(addition.tooLong) : undefined}
      />
      <div class="actions">
        <Button name="do" value="add">
          {transcripts.addSave}
        </Button>
      </div>
    </form>
  );
};

const AdditionShown = ({ text, words }: { text: string; words: Words }) => (
  <blockquote>
    <p>{text}</p>
    <footer class="quiet">{words.transcripts.added}</footer>
  </blockquote>
);
