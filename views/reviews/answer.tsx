import { type Deleted, RecordingDeleted } from '../ui/deleted.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Player } from '../ui/player.tsx';
import { type Piece, Transcript } from '../ui/transcript.tsx';

export type AnswerShown = {
  standing: 'waiting' | 'ready' | 'no-speech' | 'unclear' | 'failed' | 'typed';
  recording?: { src: string; kind: 'audio' | 'video'; seconds: number; peaks: readonly number[] } | undefined;
  deleted?: Deleted | undefined;
  passages: readonly { at: number; pieces: readonly Piece[]; corrected: boolean }[];
  /** A typed answer. */
  text?: string | undefined;
  /** What its person wrote below the words that were heard. */
  addition?: string | undefined;
  /** How many words the software was not sure of. */
  unsure: number;
  /** It was given anew after the reader had rated. */
  givenAnew: boolean;
};
type Props = {
  number: number;
  text: string;
  answer: AnswerShown | undefined;
  /** Seconds at which quotes begin. */
  marks?: readonly number[] | undefined;
  zone: string;
};
export const playerId = 'player';

/** One question and what was answered: sound or picture, the words, what was corrected. */
export const Answer = ({ number, text, answer, marks, zone }: Props) => (
  <section aria-labelledby="answer">
    <h2 id="answer">The answer</h2>
    <p>{text}</p>
    {answer ? <Given {...{ number, answer, marks, zone }} /> : <p class="quiet">It was not answered.</p>}
  </section>
);

type GivenProps = Omit<Props, 'text' | 'answer'> & { answer: AnswerShown };
const Given = ({ number, answer, marks, zone }: GivenProps) => (
  <>
    {answer.givenAnew && (
      <Notice tone="wait" title="This answer was given anew after you handed in.">
        What you rated was the one before. A level that no longer fits can be changed, with that as the
        reason.
      </Notice>
    )}
    {answer.recording && (
      <Player id={playerId} of={`Question ${number}`} marks={marks} {...answer.recording} />
    )}
    {answer.deleted && <RecordingDeleted deleted={answer.deleted} zone={zone} />}
    <Words answer={answer} />
  </>
);

const about: Partial<Record<AnswerShown['standing'], string>> = {
  waiting: 'The words are not written down yet. The recording can be heard.',
  'no-speech': 'No speech was found in this recording. Listen to it yourself.',
  unclear: 'Hardly any of it was understood by the software. Listen to it yourself.',
  failed: 'The recording could not be read, so there are no words of it.',
};
/** The same, once there is nothing left to listen to. */
const withoutSound: typeof about = {
  'no-speech': 'No speech was found in this recording.',
  unclear: 'Hardly any of it was understood by the software.',
  failed: 'There are no words of it.',
};

const About = ({ answer: { standing, deleted } }: { answer: AnswerShown }) => {
  const said = (deleted && withoutSound[standing]) || about[standing];
  return said ? <Notice tone="wait" title={said} /> : null;
};

const Words = ({ answer }: { answer: AnswerShown }) => {
  const { standing, text, passages, addition, unsure } = answer;
  const corrected = passages.some((passage) => passage.corrected);
  if (standing === 'typed') return <Paragraphs text={text ?? ''} below="Typed by the person." />;
  return (
    <>
      <About answer={answer} />
      {passages.length > 0 && (
        <Transcript
          player={answer.recording && playerId}
          passages={passages.map((passage) => ({
            ...{ at: passage.at, pieces: passage.pieces },
            below: passage.corrected && <State tone="ok">Corrected by the person</State>,
          }))}
        />
      )}
      {addition && <Paragraphs text={addition} below="Added in writing by the person." />}
      {(corrected || unsure > 0) && (
        <p class="quiet">
          {corrected && 'Struck out: as the software heard it. Underlined: as the person says they said it. '}
          {unsure > 0 && 'A dotted line: the software was unsure of the word.'}
        </p>
      )}
    </>
  );
};

const Paragraphs = ({ text, below }: { text: string; below: string }) => (
  <blockquote>
    {text.split(/\n+/).map((line) => (
      <p>{line}</p>
    ))}
    <footer class="quiet">{below}</footer>
  </blockquote>
);
