import { type CriterionShown, type Mean, meanWords, outcomeWords, runsWords } from '../reports/shown.ts';
import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Top } from '../ui/actions.tsx';
import { Coverage, LevelAxis, LevelKey, LevelPlot } from '../ui/chart.tsx';
import { Select } from '../ui/field.tsx';
import { Empty, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';
import { Tabs } from '../ui/where.tsx';

export type LineShown = {
  sittingId: string;
  name: string;
  finishedAt: Date | null;
  /** False: the reader's own scorecard comes first. */
  open: boolean;
  decision: 'going-on' | 'not-going-on' | undefined;
  scorecards: number;
  people: Mean;
  proposed: Mean;
  criteria: ReadonlyMap<string, CriterionShown | undefined>;
};
type Asked = { id: string; name: string; weight: number; question: number };
type Props = {
  desk: Desk;
  position: { id: string; title: string };
  tabs: readonly { href: string; label: string }[];
  search: { order: string; criterion: string };
  criteria: readonly Asked[];
  /** Those that are drawn: the chosen one, or all. */
  shown: readonly Asked[];
  people: readonly LineShown[];
  /** How many are still at it. */
  answering: number;
};
const counted = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/** Everybody of one position who has answered, side by side. */
export const ComparisonPage = (props: Props) => {
  const { desk, position, tabs, people, answering } = props;
  const here = `/positions/${position.id}/comparison`;
  const more = answering ? `. ${counted(answering)} still answering` : '';
  return (
    <Staff
      desk={desk}
      title={`Comparison, ${position.title}`}
      current="positions"
      path={
        tabs.length
          ? [
              { href: '/positions', label: 'Positions' },
              { href: `/positions/${position.id}`, label: position.title },
            ]
          : undefined
      }
    >
      <Top title="Comparison" below={`${counted(people.length)} for ${position.title}${more}`} />
      {tabs.length > 0 && <Tabs label="This position" current={here} links={tabs} />}
      {people.length === 0 ? (
        <Empty
          title="Nobody has finished yet"
          text="People stand here side by side as soon as they have handed in their answers."
        />
      ) : (
        <Everybody {...props} />
      )}
    </Staff>
  );
};

const Everybody = (props: Props) => {
  const { desk, people, shown, search, position } = props;
  const here = `/positions/${position.id}/comparison`;
  return (
    <>
      <Finding {...props} />
      <Table
        caption="In short"
        columns={['Candidate', 'State', 'People', 'AI']}
        rows={people.map((one) => shortOf(one, desk.timeZone))}
      />
      <p class="quiet">
        A proposal can be missing for many reasons, some of them the candidate's own choice. None of them
        counts against anybody, and nobody is put in an order by proposals.
      </p>
      <LevelKey />
      {shown.map((asked) => (
        <section>
          <h2>{asked.name}</h2>
          <Table
            caption={`Question ${asked.question}, weight ${asked.weight}`}
            columns={['Candidate', { label: 'Drawn', drawn: <LevelAxis /> }, 'People', 'AI', 'Its runs']}
            rows={people.map((one) => levelsOf(one, asked))}
          />
        </section>
      ))}
      <p>
        <a href={`${here}.csv?order=${search.order}`}>Download all of it as CSV</a>
      </p>
    </>
  );
};

const Finding = ({ position, search, criteria }: Props) => (
  <search aria-label="What to compare">
    <form class="row" action={`/positions/${position.id}/comparison`} method="get">
      <div class="grow">
        <Select
          label="Criterion"
          name="criterion"
          value={search.criterion}
          options={[
            { value: '', label: 'All criteria' },
            ...criteria.map(({ id, name, question }) => ({
              value: id,
              label: `Question ${question}: ${name}`,
            })),
          ]}
        />
      </div>
      <Select
        label="Order"
        name="order"
        value={search.order}
        options={[
          { value: 'name', label: 'Name' },
          { value: 'newest', label: 'Newest first' },
          { value: 'people', label: "People's levels" },
        ]}
      />
      <button type="submit">Show</button>
    </form>
  </search>
);

const shortOf = (one: LineShown, zone: string) => [
  <>
    <a href={`/sittings/${one.sittingId}/report`}>{one.name}</a>
    {one.finishedAt && (
      <small>
        Answered <Day at={one.finishedAt} zone={zone} />
      </small>
    )}
  </>,
  <Standing one={one} />,
  ...(one.open
    ? [
        <MeanCell who={`People, ${one.name}`} mean={one.people} without="No scorecard yet" />,
        <MeanCell who={`AI, ${one.name}`} mean={one.proposed} without="No proposal" ai />,
      ]
    : ['Closed', 'Closed']),
];
const Standing = ({ one }: { one: LineShown }) => {
  if (!one.open)
    return (
      <>
        <State tone="wait">Your scorecard comes first</State>
        <small>
          <a href={`/sittings/${one.sittingId}/review`}>Review the answers</a>
        </small>
      </>
    );
  if (one.decision)
    return <State tone={one.decision === 'going-on' ? 'ok' : undefined}>{outcomeWords[one.decision]}</State>;
  return <State>Not decided</State>;
};
type MeanProps = { who: string; mean: Mean; without: string; ai?: boolean };
const MeanCell = ({ who, mean, without, ai }: MeanProps) => {
  if (mean.average === null) return <span class="quiet">{without}</span>;
  return (
    <>
      {meanWords(mean.average)} of 5
      <small>
        {mean.judged} of {mean.criteria} criteria
      </small>
      <Coverage who={who} covered={mean.covered} of={mean.of} ai={ai} />
    </>
  );
};

const short = (level: number | null) => level ?? 'not enough';
const levelsOf = (one: LineShown, { id }: Asked) => {
  const found = one.criteria.get(id);
  const { people = [], ai } = found ?? {};
  const given = people.map(({ level }) => short(level)).join(', ');
  return [
    one.name,
    <LevelPlot people={people.map(({ level }) => level)} ai={ai?.level} runs={ai?.levels} />,
    one.open ? given || (found ? '–' : 'Not asked') : 'Closed',
    one.open ? (ai ? short(ai.level) : '–') : 'Closed',
    ai ? runsWords(ai.levels) : '–',
  ];
};
