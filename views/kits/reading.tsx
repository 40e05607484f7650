import { Facts } from '../ui/facts.tsx';
import { clockWords } from '../ui/when.tsx';

export type ReadQuestion = {
  text: string;
  hint: string;
  kinds: readonly string[];
  thinkSeconds: number;
  answerSeconds: number;
  retakes: number;
  criteria: readonly { name: string; weight: number; levels: readonly string[] }[];
};

const kindWords: Record<string, string> = { video: 'video', audio: 'audio', typed: 'typing' };
/** "video, audio, typing" */
export const kindsIn = (kinds: readonly string[]) => kinds.map((kind) => kindWords[kind]).join(', ');
export const retakesIn = (retakes: number) => (retakes === 1 ? '1 retake' : `${retakes} retakes`);

type ReadingProps = { question: ReadQuestion; language: string };
/** A question with its rubric, to read and not to change. */
export const ReadingOf = ({ question, language }: ReadingProps) => (
  <>
    <p class="lead" lang={language}>
      {question.text || 'A question without words'}
    </p>
    {question.hint && (
      <p class="quiet" lang={language}>
        {question.hint}
      </p>
    )}
    <Facts
      facts={[
        ['Answered by', kindsIn(question.kinds)],
        ['Time to think', clockWords(question.thinkSeconds)],
        ['Longest answer', clockWords(question.answerSeconds)],
        ['Retakes', question.retakes],
      ]}
    />
    {question.criteria.map(({ name, weight, levels }) => (
      <>
        <p>
          <strong lang={language}>{name || 'A criterion without a name'}</strong>, weight {weight}
        </p>
        <ol lang={language}>
          {levels.map((words) => (
            <li>{words || 'Not described'}</li>
          ))}
        </ol>
      </>
    ))}
  </>
);
