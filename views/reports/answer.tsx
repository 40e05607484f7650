import { RecordingDeleted } from '../ui/deleted.tsx';
import { State } from '../ui/notice.tsx';
import { Player } from '../ui/player.tsx';
import { Transcript } from '../ui/transcript.tsx';
import type { AnswerShown, QuestionShown } from './shown.ts';

export const playerOf = ({ number }: QuestionShown) => `player-${number}`;
type Props = { question: QuestionShown; answer: AnswerShown };
const kinds = { video: 'Video answer', audio: 'Spoken answer', typed: 'Typed answer' } as const;
/** What was answered: sound or picture with its words, or what was typed. */
export const Answer = ({ question, answer, zone }: Props & { zone: string }) => {
  const kind = kinds[answer.kind ?? 'typed'];
  const starts = question.criteria.flatMap(({ ai }) => ai?.quotes ?? []).map(({ at }) => at);
  const marks = [...new Set(starts)].filter((at) => at !== null);
  return (
    <>
      {answer.recording && (
        <Player
          id={playerOf(question)}
          of={`Question ${question.number}`}
          marks={marks}
          {...answer.recording}
        >
          {kind}. {wordsLine(answer)}
          {marks.length > 0 && ' Dashed lines: where the quotes below begin.'}
        </Player>
      )}
      {answer.deleted && <RecordingDeleted deleted={answer.deleted} zone={zone} />}
      <Words question={question} answer={answer} />
      {!answer.recording && (
        <p class="quiet">
          {kind}. {wordsLine(answer)}
        </p>
      )}
    </>
  );
};
const wordsLine = (answer: AnswerShown) => {
  const corrected = answer.passages.filter((passage) => passage.corrected).length;
  if (answer.kind === 'typed') return `${answer.words.split(/\s+/).filter(Boolean).length} words.`;
  if (!answer.spoken) return '';
  const mended = corrected
    ? ` ${corrected} of ${answer.passages.length} passages corrected by its speaker.`
    : '';
  return `${answer.unsure} of ${answer.spoken} words unsure.${mended}`;
};

const standings = {
  waiting: 'The words are still being written down',
  'no-speech': 'Nobody speaks in this recording',
  unclear: 'The sound was too bad: most words are unsure. Listen to it',
  failed: 'This recording could not be read, so there are no words of it',
} as const;
/** The same, once there is nothing left to listen to. */
const withoutSound: Partial<Record<AnswerShown['standing'], string>> = {
  unclear: 'The sound was too bad: most words are unsure',
  failed: 'There are no words of it',
};
const Words = ({ question, answer }: Props) => {
  const { standing } = answer;
  if (standing === 'typed')
    return (
      <blockquote>
        {answer.words.split(/\n+/).map((line) => (
          <p>{line}</p>
        ))}
      </blockquote>
    );
  return (
    <>
      {standing !== 'ready' && (
        <State tone="wait" block>
          {(answer.deleted && withoutSound[standing]) || standings[standing]}
        </State>
      )}
      {answer.passages.length > 0 && (
        <details open>
          <summary>The words, as they were heard and corrected</summary>
          <Transcript
            player={answer.recording && playerOf(question)}
            passages={answer.passages.map(passageOf)}
          />
        </details>
      )}
      {answer.addition && (
        <blockquote>
          <p>{answer.addition}</p>
          <footer class="quiet">Added in writing by its speaker</footer>
        </blockquote>
      )}
    </>
  );
};
const passageOf = ({ at, pieces, corrected }: AnswerShown['passages'][number]) => ({
  ...{ at, pieces },
  below: corrected && (
    <State block tone="ok">
      Corrected by its speaker
    </State>
  ),
});
