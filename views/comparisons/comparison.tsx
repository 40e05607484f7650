import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Top } from '../ui/actions.tsx';
import { LevelAxis, LevelKey } from '../ui/chart.tsx';
import { Select } from '../ui/field.tsx';
import { Empty } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Tabs } from '../ui/where.tsx';
import { type Asked, type LineShown, levelsOf, shortOf } from './line.tsx';

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
  /** Whoever reads this may write a scorecard; an admin may not. */
  rates: boolean;
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
      current={tabs.length ? 'positions' : 'reviews'}
      path={
        tabs.length
          ? [
              { href: '/positions', label: 'Positions' },
              { href: `/positions/${position.id}`, label: position.title },
            ]
          : [{ href: '/reviews', label: 'Reviews' }]
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
  const { desk, people, shown, search, position, rates } = props;
  const here = `/positions/${position.id}/comparison`;
  return (
    <>
      <Finding {...props} />
      <Table
        caption="In short"
        columns={['Candidate', 'State', 'People', 'AI']}
        rows={people.map((one) => shortOf(one, desk.timeZone, rates))}
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
