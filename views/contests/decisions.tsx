import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import { Quote } from '../ui/player.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';
import { type Words, wordsOf } from '../words/index.ts';
import { type Contested, SecondPerson } from './second.tsx';

type Level = number | null;
type Decided = { outcome: 'going-on' | 'not-going-on'; reason: string; by: string; decidedAt: Date };
type CriterionExplained = {
  name: string;
  weight: number;
  people: readonly Level[];
  proposal: { level: Level; runs: readonly Level[]; quotes: readonly string[] } | undefined;
  oneMore: { people: number | null; ai: number | null };
};
export type ResultExplained = {
  ai: boolean;
  means: { people: number | null; ai: number | null };
  /** On how many criteria the model proposed a level, of how many. */
  proposed: { judged: number; criteria: number };
  questions: readonly {
    number: number;
    text: string;
    answered: boolean;
    criteria: readonly CriterionExplained[];
  }[];
};
type Interview = {
  id: string;
  position: string;
  finishedAt: Date | null;
  /** The oldest first. */
  decisions: readonly Decided[];
  /** That proposed levels; `after`: all of it came when it was decided already. */
  model: { names: readonly string[]; after: boolean };
  /** Undefined until somebody has decided. */
  result: ResultExplained | undefined;
  contest: Contested | undefined;
};
type Props = { visit: Visit; interviews: readonly Interview[]; done: 'contested' | 'takenBack' | undefined };

/** What was decided about somebody, on what ground, what would have changed it, and how to contest it. */
export const DecisionsPage = ({ visit, interviews, done }: Props) => {
  const { contest: words } = wordsOf(visit.language);
  return (
    <Candidate visit={visit} title={words.title} width="wide" current="/space/decisions">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {done && <Notice tone="ok" role="status" title={words[done]} />}
      {interviews.length === 0 && <Empty title={words.none} text={words.noneText} />}
      {interviews.map((interview) => (
        <One interview={interview} visit={visit} words={words} />
      ))}
    </Candidate>
  );
};

type Said = Words['contest'];
type OneProps = { interview: Interview; visit: Visit; words: Said };
const One = ({ interview, visit, words }: OneProps) => {
  const { id, position, decisions, result } = interview;
  return (
    <section aria-labelledby={`interview-${id}`}>
      <h2 id={`interview-${id}`}>{position}</h2>
      {result ? (
        <>
          {decisions.map((decided, nth) => (
            <Decision
              {...{ decided, visit, words }}
              title={decisions.length === 1 ? words.decisionTitle : nth ? words.second : words.first}
            />
          ))}
          <Ground {...{ interview, result, visit, words }} />
          {result.questions.map((question) => (
            <Question question={question} result={result} words={words} visit={visit} />
          ))}
          <SecondPerson {...interview} visit={visit} words={words} />
        </>
      ) : (
        <Notice title={words.notYet} />
      )}
    </section>
  );
};

const Decision = ({
  decided,
  title,
  visit,
  words,
}: {
  decided: Decided;
  title: string;
  visit: Visit;
  words: Said;
}) => (
  <>
    <h3>
      {title}: {words.outcome[decided.outcome]}
    </h3>
    <blockquote>
      <p>{decided.reason}</p>
      <footer class="quiet">
        {words.decidedBy(decided.by)},{' '}
        <Day at={decided.decidedAt} zone={visit.timeZone} language={visit.language} />
      </footer>
    </blockquote>
  </>
);

function modelWords({ names, after }: Interview['model'], mayRead: boolean, words: Said) {
  if (!names.length) return mayRead ? words.modelNotYet : words.peopleOnly;
  return (after ? words.modelLater : words.model)(names.join(', '));
}

const Ground = ({ interview, result, visit, words }: OneProps & { result: ResultExplained }) => {
  const { means, proposed } = result;
  const figure = figureIn(visit.language);
  return (
    <>
      <h3>{words.dataTitle}</h3>
      <p>{words.data}</p>
      <p>{modelWords(interview.model, result.ai, words)}</p>
      <h3>{words.meanTitle}</h3>
      <p>
        {means.people === null ? words.noMean : words.meanPeople(figure(means.people))}{' '}
        {means.ai !== null && words.meanAi(figure(means.ai), proposed.judged, proposed.criteria)}{' '}
        {words.noThreshold}
      </p>
    </>
  );
};

type QuestionProps = {
  question: ResultExplained['questions'][number];
  result: ResultExplained;
  words: Said;
  visit: Visit;
};
const Question = ({ question, result, words, visit }: QuestionProps) => {
  const { columns } = words;
  const figure = figureIn(visit.language);
  const quotes = question.criteria.flatMap(({ proposal }) => proposal?.quotes ?? []);
  const levelOf = (level: Level) => (level === null ? words.notEnough : String(level));
  return (
    <>
      <h3>
        {words.question(question.number)}: {question.text}
      </h3>
      {question.answered ? (
        <Table
          caption={words.moreCaption}
          columns={[
            columns.criterion,
            { label: columns.weight, num: true },
            columns.people,
            ...(result.ai ? [columns.ai] : []),
            columns.more,
          ]}
          rows={question.criteria.map((one) => [
            one.name,
            one.weight,
            one.people.map(levelOf).join(', ') || '–',
            ...(result.ai ? [one.proposal ? levelOf(one.proposal.level) : '–'] : []),
            moreWords(one, words, figure),
          ])}
        />
      ) : (
        <p class="quiet">{words.notAnswered}</p>
      )}
      {quotes.length > 0 && (
        <details>
          <summary>{words.quotes}</summary>
          {[...new Set(quotes)].map((quote) => (
            <Quote text={quote} words={wordsOf(visit.language)} />
          ))}
        </details>
      )}
    </>
  );
};
const moreWords = ({ oneMore }: CriterionExplained, words: Said, figure: (mean: number) => string) => {
  const parts = [
    oneMore.people === null ? '' : words.more(figure(oneMore.people)),
    oneMore.ai === null ? '' : words.moreAi(figure(oneMore.ai)),
  ].filter(Boolean);
  return parts.join(', ') || words.noMore;
};
/** A mean as people write it in their language: 2.60, 2,60. */
const figureIn = (language: Visit['language']) => {
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return (mean: number) => new Intl.NumberFormat(language, two).format(mean);
};
