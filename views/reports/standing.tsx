import { Coverage, LevelAxis, LevelKey, LevelPlot } from '../ui/chart.tsx';
import { Numbers } from '../ui/facts.tsx';
import type { LevelValue } from '../ui/level.tsx';
import { Table } from '../ui/table.tsx';
import { type CriterionShown, type Mean, meanWords, type ReportShown, runsWords } from './shown.ts';

const peopleWords = (count: number) =>
  count === 1 ? 'One person' : `${['', '', 'Two', 'Three', 'Four', 'Five'][count] ?? count} people`;

/** What people and the AI came to, side by side. */
export const InShort = ({ report }: { report: ReportShown }) => {
  const { scorecards, people, proposed, agreement } = report;
  const some = scorecards.length > 0;
  return (
    <section aria-labelledby="in-short">
      <h2 id="in-short">In short</h2>
      <div class="halves">
        <div>
          <h3>{some ? peopleWords(scorecards.length) : 'People'}</h3>
          {some ? (
            <MeanShown who={peopleWords(scorecards.length)} mean={people} />
          ) : (
            <p>
              Nobody has handed in a scorecard yet.{' '}
              <a href={`/sittings/${report.sittingId}/review`}>Review the answers</a>
            </p>
          )}
          {agreement.of > 0 && (
            <p class="quiet">
              Same level in {agreement.same} of {agreement.of} criteria.
            </p>
          )}
        </div>
        <div>
          <h3>The AI's proposal</h3>
          <Proposed report={report} mean={proposed} />
        </div>
      </div>
    </section>
  );
};
const Proposed = ({ report, mean }: { report: ReportShown; mean: Mean }) => {
  const { questions } = report;
  if (!report.ai)
    return (
      <p>
        There is none, and none was made: this person chose to be assessed by people alone. It counts for
        nothing.
      </p>
    );
  const there = questions.some(({ rating }) => rating === 'rated');
  if (!there) return <p>There is none yet.</p>;
  const disagree = questions.flatMap(({ criteria }) => criteria).filter(({ ai }) => ai?.doubts.length).length;
  return (
    <>
      <MeanShown who="The AI" mean={mean} ai />
      {disagree > 0 && (
        <p class="quiet">
          {disagree === 1 ? '1 criterion needs' : `${disagree} criteria need`} a person; each says why.
        </p>
      )}
    </>
  );
};
const MeanShown = ({ who, mean, ai }: { who: string; mean: Mean; ai?: boolean }) => (
  <>
    <Numbers
      numbers={[
        {
          figure: mean.average === null ? 'No level' : `${meanWords(mean.average)} of 5`,
          text: `weighted, from ${mean.judged} of ${mean.criteria} criteria.${rest(mean)}`,
        },
      ]}
    />
    <Coverage who={who} covered={mean.covered} of={mean.of} ai={ai} />
    <p class="quiet">
      {mean.covered} of {mean.of} of the weight covered.
    </p>
  </>
);
/** Not enough evidence is no nought: it says how much it could have changed. */
const rest = ({ between, judged, criteria }: Mean) => {
  if (!between || judged === criteria) return '';
  const [low, high] = between.map(meanWords);
  return ` Whatever the rest had been, between ${low} and ${high}`;
};

const LevelCell = ({ level }: { level: LevelValue }) =>
  level === null ? (
    <span>
      not enough<span class="hidden"> evidence</span>
    </span>
  ) : (
    <span>{level}</span>
  );

/** All criteria in one table: a plot, and the same in figures. */
export const AllCriteria = ({ report }: { report: ReportShown }) => {
  const cards = report.scorecards;
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">Criterion by criterion</h2>
      <LevelKey />
      <Table
        caption="Levels by people and by the AI"
        columns={[
          'Criterion',
          { label: 'Drawn', drawn: <LevelAxis /> },
          ...cards.map(({ by }) => by),
          ...(report.ai ? ['AI', 'Its runs'] : []),
        ]}
        rows={report.questions.flatMap(({ number, criteria }) =>
          criteria.map((criterion) => rowOf(criterion, number, cards, report.ai)),
        )}
      />
    </section>
  );
};
type Cards = ReportShown['scorecards'];
const rowOf = (criterion: CriterionShown, number: number, cards: Cards, ai: boolean) => [
  <>
    {criterion.name}
    <small>
      Question {number}, weight {criterion.weight}
    </small>
  </>,
  <LevelPlot
    people={criterion.people.map(({ level }) => level)}
    ai={criterion.ai?.level}
    runs={criterion.ai?.levels}
  />,
  ...cards.map(({ reviewerId }) => {
    const found = criterion.people.find((one) => one.reviewerId === reviewerId);
    return found ? <LevelCell level={found.level} /> : '–';
  }),
  ...(ai
    ? [
        criterion.ai ? <LevelCell level={criterion.ai.level} /> : '–',
        criterion.ai ? runsWords(criterion.ai.levels) : '–',
      ]
    : []),
];
