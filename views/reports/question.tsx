import { PostButton } from '../ui/actions.tsx';
import { Criterion, Doubts } from '../ui/level.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Quote } from '../ui/player.tsx';
import { Day } from '../ui/when.tsx';
import { Answer, playerOf } from './answer.tsx';
import { type CriterionShown, levelWords, type QuestionShown, runsWords } from './shown.ts';

type Props = { question: QuestionShown; zone: string };
type WholeProps = Props & {
  /** Under this path an answer is proposed anew, for whoever may ask for it. */
  anew: string | undefined;
};

/** One question: what was asked, what was answered, and what people and the AI say of it. */
export const Question = ({ question, zone, anew }: WholeProps) => {
  const id = `question-${question.number}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>Question {question.number}</h2>
      <p>{question.text}</p>
      {question.answer ? (
        <Answer question={question} answer={question.answer} zone={zone} />
      ) : (
        <p class="quiet">There is no answer to this question.</p>
      )}
      <Unrated question={question} />
      <NotRated question={question} />
      <Superseded question={question} zone={zone} anew={anew} />
      {question.criteria
        .filter(({ people, ai }) => people.length > 0 || ai)
        .map((criterion) => (
          <Levels criterion={criterion} question={question} zone={zone} />
        ))}
    </section>
  );
};

const dropped = {
  order: 'it speaks to the rater instead of answering',
  praise: 'it praises without a fact',
  recital: 'it repeats the rubric',
} as const;
/** Sentences that the model did not get to read. */
const Unrated = ({ question }: { question: QuestionShown }) => {
  if (question.unrated.length === 0) return null;
  return (
    <Notice tone="wait" title="The model was not shown all of it">
      {question.unrated.map(({ text, reason }) => (
        <blockquote>
          <p>{text}</p>
          <footer class="quiet">Left out: {dropped[reason]}</footer>
        </blockquote>
      ))}
    </Notice>
  );
};

const states = {
  waiting: "The AI's proposal is not there yet",
  'nothing-said': 'Nothing was said here that a model could rate',
  'too-long': 'Rubric and answer together are more than the model can read: people rate this one',
  stopped: 'The work on a proposal stopped after its tries. An admin can see why, and try it again',
} as const;
const NotRated = ({ question: { rating } }: { question: QuestionShown }) => {
  if (!rating || rating === 'rated' || rating === 'not-asked') return null;
  return (
    <p>
      <State tone={rating === 'stopped' ? 'stop' : 'wait'}>{states[rating]}</State>
    </p>
  );
};

/** The AI read words that were put right since. */
const Superseded = ({ question: { supersededAt, answer }, zone, anew }: WholeProps) => {
  if (!supersededAt || !answer) return null;
  return (
    <Notice tone="wait" title="What the AI proposed here is out of date">
      <p>
        These words were put right on <Day at={supersededAt} zone={zone} />, at the wish of their speaker. The
        proposal was made before and stands on the old ones.
      </p>
      {anew && <PostButton to={`${anew}/${answer.id}/proposal`}>Propose anew</PostButton>}
    </Notice>
  );
};

const Levels = ({ criterion, question, zone }: Props & { criterion: CriterionShown }) => {
  const { ai, people } = criterion;
  const player = question.answer?.recording ? playerOf(question) : undefined;
  return (
    <Criterion
      name={criterion.name}
      weight={criterion.weight}
      levels={[
        ...people.map(({ by, level }) => ({ by, value: level })),
        ...(ai ? [{ by: 'AI proposed', value: ai.level, ai: true, runs: runsWords(ai.levels) }] : []),
      ]}
    >
      {ai?.quotes.map(({ text, at }) => (
        <Quote text={text} at={at ?? undefined} player={player} />
      ))}
      {ai && <Doubts doubts={ai.doubts} />}
      {people.map((one) => (
        <Said one={one} zone={zone} />
      ))}
    </Criterion>
  );
};
const Said = ({ one, zone }: { one: CriterionShown['people'][number]; zone: string }) => (
  <>
    {one.remark && (
      <p class="quiet">
        {one.by}: "{one.remark}"
      </p>
    )}
    {one.overrides.map(({ level, reason, at }, index) => (
      <p class="quiet">
        {one.by} changed {levelWords(index ? (one.overrides[index - 1]?.level ?? null) : one.first)} to{' '}
        {levelWords(level)} on <Day at={at} zone={zone} />: "{reason}"
      </p>
    ))}
  </>
);
