import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, LinkButton, PostButton, Top } from '../ui/actions.tsx';
import { Facts } from '../ui/facts.tsx';
import { Field, Select, TextArea } from '../ui/field.tsx';
import { Empty, Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Tabs } from '../ui/where.tsx';

type Listed = { id: string; title: string; kit: string; state: 'open' | 'closed' };

type ListProps = { desk: Desk; positions: readonly Listed[]; recruits: boolean };
export const PositionsPage = ({ desk, positions, recruits }: ListProps) => (
  <Staff desk={desk} title="Positions" current="positions">
    <Top title="Positions">
      {recruits && (
        <LinkButton href="/positions/new" look="main">
          New position
        </LinkButton>
      )}
    </Top>
    {positions.length === 0 ? (
      <Empty
        title="There is no position yet."
        text="A position has an interview kit, and people you invite to it."
      >
        {recruits && <LinkButton href="/positions/new">New position</LinkButton>}
      </Empty>
    ) : (
      <Table
        caption="All positions, the open ones first."
        columns={['Position', 'Interview kit', 'State']}
        rows={positions.map(({ id, title, kit, state }) => [
          <a href={`/positions/${id}`}>{title}</a>,
          kit,
          state === 'open' ? <State tone="ok">Open</State> : <State>Closed</State>,
        ])}
      />
    )}
  </Staff>
);

type Said = { given: Readonly<Record<string, string>>; problems: Readonly<Record<string, string>> };
type FormProps = Said & {
  desk: Desk;
  kits: readonly { id: string; title: string }[];
  action: string;
  title: string;
};

/** Begins a position, or changes one. */
export const PositionFormPage = ({ desk, kits, action, title, given, problems }: FormProps) => (
  <Staff desk={desk} title={title} current="positions" path={[{ href: '/positions', label: 'Positions' }]}>
    <Top title={title} />
    {kits.length === 0 ? (
      <Empty title="There is no interview kit yet." text="A position needs one: it says what is asked.">
        <LinkButton href="/kits/new">New kit</LinkButton>
      </Empty>
    ) : (
      <form method="post" action={action}>
        <Field
          label="Title"
          name="title"
          value={given.title}
          error={problems.title}
          hint="Candidates read it in every letter and on every page."
          required
        />
        <TextArea
          label="Description"
          name="description"
          rows={5}
          value={given.description}
          error={problems.description}
        />
        <Select
          label="Interview kit"
          name="kitId"
          value={given.kitId}
          error={problems.kitId}
          hint="Another kit counts for people who are invited from now on."
          options={kits.map((kit) => ({ value: kit.id, label: kit.title }))}
        />
        <Actions>
          <Button look="main">Save</Button>
        </Actions>
      </form>
    )}
  </Staff>
);

type PositionProps = {
  desk: Desk;
  id: string;
  title: string;
  description: string;
  state: 'open' | 'closed';
  kit: { id: string; title: string; problem?: string | undefined; version?: number | undefined };
  tabs: readonly { href: string; label: string }[];
  /** May change it; others read. */
  recruits: boolean;
};
export const PositionPage = (props: PositionProps) => {
  const { desk, id, title, description, state, kit, tabs, recruits } = props;
  return (
    <Staff desk={desk} title={title} current="positions" path={[{ href: '/positions', label: 'Positions' }]}>
      <Top title={title} below={state === 'open' ? 'Open' : 'Closed: nobody new can be invited'}>
        {recruits && (
          <>
            {state === 'open' && (
              <LinkButton href={`/positions/${id}/openings`}>Tell people who asked</LinkButton>
            )}
            <LinkButton href={`/positions/${id}/change`}>Change</LinkButton>
            <PostButton to={`/positions/${id}/state`} name="open" value={state === 'open' ? 'no' : 'yes'}>
              {state === 'open' ? 'Close the position' : 'Open it again'}
            </PostButton>
          </>
        )}
        {!recruits && <LinkButton href="/reviews">What waits for you</LinkButton>}
      </Top>
      <Tabs label="This position" current={`/positions/${id}`} links={[...tabs]} />
      {recruits && kit.problem && (
        <Notice tone="wait" title="Nobody can be invited yet">
          {kit.problem} <a href={`/kits/${kit.id}`}>Open the kit</a>
        </Notice>
      )}
      <Facts
        facts={[
          ['Interview kit', recruits ? <a href={`/kits/${kit.id}`}>{kit.title}</a> : kit.title],
          ['Version in use', kit.version ?? 'Made when the first person is invited'],
        ]}
      />
      {description.split(/\n{2,}/).map((passage) => (
        <p>{passage}</p>
      ))}
    </Staff>
  );
};
