import { type Desk, Staff } from '../shell/recruiter.tsx';
import { LinkButton, Top } from '../ui/actions.tsx';
import { Empty, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';
import { Tabs } from '../ui/where.tsx';
import { type Standing, Standings } from './standing.tsx';

type Show = 'open' | 'done' | 'refused' | 'taken-back';
type Row = {
  href: string;
  kind: string;
  identity: string;
  state: Standing;
  stateWords: string;
  receivedAt: Date;
  dueAt: Date;
  closedAt: Date | null;
  open: boolean;
  left: string;
  late: boolean;
};
type Props = {
  desk: Desk;
  show: Show;
  tabs: readonly { of: Show; count: number }[];
  rows: readonly Row[];
};

const titles: Record<Show, string> = {
  open: 'Open',
  done: 'Done',
  refused: 'Refused',
  'taken-back': 'Taken back',
};
const addressOf = (show: Show) => (show === 'open' ? '/requests' : `/requests?show=${show}`);

/** What people asked about their data, and until when it must be answered. No names: they stand on each request. */
export const BoardPage = ({ desk, show, tabs, rows }: Props) => (
  <Staff desk={desk} title="Requests" current="requests">
    <Top
      title="Requests"
      below="What people ask about their data: one calendar month to answer (GDPR article 12)"
    >
      <LinkButton href="/freezes">Frozen data</LinkButton>
      <LinkButton href="/handovers">Letters to hand on</LinkButton>
      <LinkButton href="/requests/new">Somebody called or wrote</LinkButton>
    </Top>
    <Tabs
      label="Requests by state"
      current={addressOf(show)}
      links={tabs.map(({ of, count }) => ({ href: addressOf(of), label: `${titles[of]} (${count})` }))}
    />
    {rows.length === 0 ? (
      <Empty
        title={show === 'open' ? 'No request waits for an answer.' : 'There is none here.'}
        text="People ask on their own page. Whoever calls or writes instead is put on the board by you."
      />
    ) : (
      <Table
        caption={show === 'open' ? 'The one that is due first comes first.' : 'The newest first.'}
        columns={['What they ask', 'Received', show === 'open' ? 'Due' : 'Closed', 'Who it is', 'State']}
        rows={rows.map((row) => [
          <a href={row.href}>
            {row.kind}
            <span class="hidden">
              , received <Day at={row.receivedAt} zone={desk.timeZone} />
            </span>
          </a>,
          <Day at={row.receivedAt} zone={desk.timeZone} />,
          <Deadline {...row} zone={desk.timeZone} />,
          row.identity,
          <Standings state={row.state} words={row.stateWords} />,
        ])}
      />
    )}
  </Staff>
);

const Deadline = ({ open, dueAt, closedAt, left, late, zone }: Row & { zone: string }) => {
  if (!open) return closedAt ? <Day at={closedAt} zone={zone} /> : <>-</>;
  return (
    <>
      <Day at={dueAt} zone={zone} />
      <small>{late ? <State tone="stop">{left}</State> : left}</small>
    </>
  );
};
