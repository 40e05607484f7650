import { html } from 'hono/html';
import { type Desk, Staff } from '../shell/recruiter.tsx';
import { LinkButton, Top } from '../ui/actions.tsx';
import { Field, Select } from '../ui/field.tsx';
import { Empty, Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day, When } from '../ui/when.tsx';
import { Pages, Tabs } from '../ui/where.tsx';
import { InvitationState, type Standing, standings } from './state.tsx';

type Listed = {
  id: string;
  name: string;
  email: string;
  state: Standing;
  deadline: Date;
  timeZone: string;
  invitedAt: Date;
  remindedAt: Date | null;
};
/** `find` is `q` as an address may carry it. */
export type Search = { q: string; find: string; state: string; order: string };
export type ListProps = {
  desk: Desk;
  position: { id: string; title: string; description: string };
  tabs: readonly { href: string; label: string }[];
  search: Search;
  counts: Record<Standing, number>;
  /** Everybody of this position; `of` counts those who match. */
  all: number;
  of: number;
  page: number;
  perPage: number;
  candidates: readonly Listed[];
  /** Why nobody can be invited now, and where that is put right. */
  obstacle?: { text: string; href: string; label: string } | undefined;
  done?: string | undefined;
};

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
const baseOf = (id: string) => `/positions/${id}`;
const asked = (search: Search, more: Record<string, string> = {}) => {
  const { find, state, order } = search;
  const named = Object.entries({ find, state, order, ...more }).filter(([, value]) => value);
  return named.length ? `?${new URLSearchParams(named)}` : '';
};

export const CandidatesPage = (props: ListProps) => {
  const { desk, position, tabs, obstacle, all, done } = props;
  const base = baseOf(position.id);
  return (
    <Staff
      desk={desk}
      title={`Candidates, ${position.title}`}
      current="positions"
      path={[
        { href: '/positions', label: 'Positions' },
        { href: base, label: position.title },
      ]}
    >
      <Top title="Candidates" below={all === 0 ? position.title : `${people(all)} for ${position.title}`}>
        {!obstacle && all > 0 && (
          <>
            <LinkButton href={`${base}/invitations/csv`}>Invite from a list</LinkButton>
            <LinkButton href={`${base}/invitations/new`} look="main">
              Invite
            </LinkButton>
          </>
        )}
      </Top>
      {done && <Notice tone="ok" role="status" title={done} />}
      {obstacle && (
        <Notice tone="wait" title="Nobody can be invited now">
          <p>
            {obstacle.text} <a href={obstacle.href}>{obstacle.label}</a>
          </p>
        </Notice>
      )}
      <Tabs label="This position" current={`${base}/candidates`} links={tabs} />
      {all === 0 ? <Nobody base={base} closed={Boolean(obstacle)} /> : <Everybody {...props} />}
    </Staff>
  );
};

const Nobody = ({ base, closed }: { base: string; closed: boolean }) => (
  <Empty
    title="Nobody is invited yet"
    text="Each person gets a private link by letter, and answers when it suits them until the deadline."
  >
    {!closed && (
      <>
        <LinkButton href={`${base}/invitations/new`} look="main">
          Invite the first candidate
        </LinkButton>
        <LinkButton href={`${base}/invitations/csv`}>Invite from a list</LinkButton>
      </>
    )}
  </Empty>
);

const Everybody = (props: ListProps) => {
  const { desk, position, search, page, perPage, of, candidates } = props;
  const here = `${baseOf(position.id)}/candidates`;
  const to = (number: number) => `${here}${asked(search, number > 1 ? { page: String(number) } : {})}`;
  return (
    <>
      <Finding {...props} />
      {candidates.length === 0 ? (
        <NoMatch search={search} all={props.all} here={here} />
      ) : (
        <>
          <Table
            caption={of === props.all ? `All ${people(of)}` : `${people(of)} of ${props.all}`}
            columns={['Candidate', 'State', 'Deadline', 'Invited']}
            rows={candidates.map((one) => rowOf(one, desk.timeZone))}
          />
          <Pages
            from={(page - 1) * perPage + 1}
            to={(page - 1) * perPage + candidates.length}
            of={of}
            previous={page > 1 ? to(page - 1) : undefined}
            next={page * perPage < of ? to(page + 1) : undefined}
          />
          <p>
            <a href={`${here}.csv${asked(search)}`}>
              Download {of === 1 ? 'this row' : `these ${of} rows`} as CSV
            </a>
          </p>
        </>
      )}
    </>
  );
};

// Written with the html helper: fifty rows are drawn in half the time.
const rowOf = (one: Listed, zone: string) => [
  html`<a href="/invitations/${one.id}">${one.name}</a><small>${one.email}</small>`,
  InvitationState({ state: one.state }),
  When({ at: one.deadline, zone: one.timeZone }),
  one.remindedAt
    ? html`${Day({ at: one.invitedAt, zone })}<small>Reminded ${Day({ at: one.remindedAt, zone })}</small>`
    : Day({ at: one.invitedAt, zone }),
];

const Finding = ({ position, search, counts }: ListProps) => (
  <search aria-label="Find candidates">
    <form class="row" action={`${baseOf(position.id)}/candidates`} method="post">
      <div class="grow">
        <Field label="Name or address" name="q" type="search" value={search.q} maxlength={200} />
      </div>
      <Select
        label="State"
        name="state"
        value={search.state}
        options={[
          { value: '', label: 'Any state' },
          ...standings.map(([value, label]) => ({ value, label: `${label} (${counts[value]})` })),
        ]}
      />
      <Select
        label="Order"
        name="order"
        value={search.order}
        options={[
          { value: '', label: 'Newest first' },
          { value: 'deadline', label: 'Deadline first' },
          { value: 'name', label: 'Name' },
        ]}
      />
      <button type="submit">Show</button>
    </form>
  </search>
);

const NoMatch = ({ search, all, here }: { search: Search; all: number; here: string }) => {
  const state = standings.find(([value]) => value === search.state)?.[1];
  const sought = search.q ? `"${search.q}"` : 'Nobody';
  return (
    <Empty
      title={search.q ? `Nobody matches ${sought}` : 'Nobody is in this state'}
      text={`You searched the ${people(all)} of this position, ${state ? `state "${state}"` : 'in any state'}. Parts of a name or an address are enough.`}
    >
      <LinkButton href={here}>Show all {all}</LinkButton>
    </Empty>
  );
};
