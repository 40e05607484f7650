import { Problems, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';
import { Answer, type AnswerShown } from './answer.tsx';
import { type FrameProps, ReviewFrame } from './frame.tsx';
import { Rated, type RatedCriterion } from './rated.tsx';

export type ScorecardLine = {
  by: string;
  average: number | null;
  coverage: number;
  ai: boolean;
  at: Date | null;
  summary: string;
};
/** How the AI's part of one answer stands. */
export type AiStanding = {
  state: 'not-asked' | 'waiting' | 'rated' | 'nothing-said' | 'too-long' | 'stopped';
  /** Why it waits, as a code. */
  because: string | undefined;
  /** Sentences that the model was not shown. */
  dropped: number;
};
export type RevealedProps = FrameProps & {
  question: { number: number; text: string };
  answer: AnswerShown | undefined;
  criteria: readonly RatedCriterion[];
  ai: AiStanding | undefined;
  lines: readonly ScorecardLine[];
  /** POST here to change an own level. */
  changeTo: string;
};

/** After handing in: people and the AI side by side, and the way to change an own level. */
export const RevealedPage = ({ question, answer, criteria, ai, ...props }: RevealedProps) => (
  <ReviewFrame {...props}>
    <Problems
      title="Nothing was changed"
      problems={criteria.flatMap(({ id, change }) =>
        Object.entries(change.problems).map(([field, text]) => ({ field: `${field}-${id}`, text })),
      )}
    />
    <div class="halves">
      <Answer
        number={question.number}
        text={question.text}
        answer={answer}
        marks={answer?.recording && marksOf(criteria)}
        zone={props.desk.timeZone}
      />
      <section aria-labelledby="levels">
        <h2 id="levels">People and the AI</h2>
        {ai && <AiNote {...ai} />}
        {criteria.map((criterion) => (
          <Rated
            criterion={criterion}
            zone={props.desk.timeZone}
            changeTo={props.changeTo}
            answered={Boolean(answer)}
          />
        ))}
      </section>
    </div>
    <Everybody lines={props.lines} zone={props.desk.timeZone} />
  </ReviewFrame>
);
const waits: Readonly<Record<string, string>> = {
  'language-model-missing': 'It waits for a language model: an admin can bring one.',
};
const notes: Record<Exclude<AiStanding['state'], 'rated' | 'waiting'>, string> = {
  'not-asked': 'People alone rate this interview.',
  stopped: "The AI's proposal could not be made; people rate all the same. An admin sees why under Settings.",
  'nothing-said': 'The AI had no words to go by: people rate this answer.',
  'too-long': 'The answer is longer than the model can read: people rate it.',
};
function noteOf({ state, because, dropped }: AiStanding) {
  if (state === 'waiting')
    return `The AI's proposal is not here yet. ${waits[because ?? ''] ?? 'It comes by itself.'}`;
  if (state !== 'rated') return notes[state];
  if (!dropped) return undefined;
  const left = dropped === 1 ? 'One sentence was' : `${dropped} sentences were`;
  return `${left} not shown to the model: orders to whoever rates, praise without a fact, or the rubric read aloud.`;
}
const AiNote = (ai: AiStanding) => {
  const note = noteOf(ai);
  return note ? <p class="quiet">{note}</p> : null;
};
const marksOf = (criteria: readonly RatedCriterion[]) =>
  criteria.flatMap(({ ai }) => ai?.quotes.flatMap(({ at }) => (at === undefined ? [] : [at])) ?? []);

const percent = (coverage: number) => `${Math.round(coverage * 100)} %`;
const Everybody = ({ lines, zone }: { lines: readonly ScorecardLine[]; zone: string }) => (
  <section aria-labelledby="everybody">
    <h2 id="everybody">The whole interview</h2>
    <Table
      caption="Average of the levels by weight. Not enough evidence is left out of it; what is covered says how much of the weight has a level."
      columns={['Scorecard', { label: 'Average', num: true }, { label: 'Covered', num: true }, 'Handed in']}
      rows={lines.map(({ by, average, coverage, at, ai }) => [
        ai ? <State tone="ai">{by}</State> : by,
        average === null ? '–' : average.toFixed(1),
        percent(coverage),
        at ? <When at={at} zone={zone} /> : '–',
      ])}
    />
    {lines
      .filter(({ summary }) => summary)
      .map(({ by, summary }) => (
        <>
          <h3>{by}</h3>
          {summary.split(/\n+/).map((passage) => (
            <p>{passage}</p>
          ))}
        </>
      ))}
  </section>
);
