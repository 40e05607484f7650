import { Kept } from '../shell/kept.tsx';
import type { Desk } from '../shell/recruiter.tsx';
import { LinkButton } from '../ui/actions.tsx';
import { Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { whenWords } from '../ui/when.tsx';

type Period = {
  title: string;
  source: string;
  said: string;
  ownSaid: string;
  changed: boolean;
  longer: boolean;
  byLaw: boolean;
  reason?: string | undefined;
  href: string;
  accounts: boolean;
  /** Why an erasure leaves it until its last day, and what has no last day. */
  ends: { reasons: readonly string[]; stays: readonly { what: string; because: string }[] };
};
type Tonight = {
  at: Date;
  items: number;
  people: number;
  recordings: number;
  counts: readonly { title: string; items: number; people: number }[];
};
type Props = {
  desk: Desk;
  mayChange: boolean;
  tonight: Tonight;
  /** People whom a case or a request holds. */
  held: number;
  byRequests: number;
  waiting: boolean;
  missing: number;
  periods: readonly Period[];
  done?: string | undefined;
};
const of = (people: number) => `${people} ${people === 1 ? 'person' : 'people'}`;

/** What goes tonight, and how long every kind of data is kept. */
export const PeriodsPage = (props: Props) => {
  const { desk, done, waiting, missing } = props;
  return (
    <Kept desk={desk} current="/retention">
      {done && <Notice tone="ok" role="status" title={done} />}
      {waiting && (
        <Notice tone="stop" title="A night stopped before it deleted anything.">
          <p>
            <a href="/retention/nights">See why, and what it would take</a>
          </p>
        </Notice>
      )}
      {!waiting && missing > 0 && (
        <Notice
          tone="stop"
          title={missing === 1 ? 'A night did not run.' : `${missing} of the last nights did not run.`}
        >
          <p>
            <a href="/retention/nights">See the nights</a>
          </p>
        </Notice>
      )}
      <TonightSection {...props} />
      <Periods {...props} />
    </Kept>
  );
};

const headline = ({ items, people, recordings }: Tonight) => {
  if (!items) return 'Tonight: nothing is due';
  const recorded = recordings === 1 ? '1 recording' : `${recordings} recordings`;
  return `Tonight: ${recordings ? recorded : items === 1 ? '1 item' : `${items} items`} of ${of(people)}`;
};
const TonightSection = ({ desk, tonight, held, byRequests }: Props) => (
  <section aria-labelledby="tonight">
    <h2 id="tonight">{headline(tonight)}</h2>
    <p>
      This is a dry run of {whenWords(tonight.at, { zone: desk.timeZone })} with the periods below. It is
      asked again at the moment of deletion.{' '}
      {held > 0 && (
        <>
          {`${of(held)} ${held === 1 ? 'is' : 'are'} left out whatever is due`}
          {byRequests > 0 && `, ${byRequests} of them because of an open request`}:{' '}
          <a href="/retention/holds">see the legal holds</a>.
        </>
      )}
    </p>
    {tonight.items > 0 && (
      <Table
        caption={`What goes tonight: ${tonight.items} items of ${of(tonight.people)}. A recording is many items: its slices, and what was drawn from it.`}
        columns={['Category', { label: 'Items', num: true }, { label: 'People', num: true }]}
        rows={tonight.counts
          .filter(({ items }) => items > 0)
          .map(({ title, items, people }) => [title, items, people])}
      />
    )}
  </section>
);

const Periods = ({ periods, mayChange }: Props) => (
  <section aria-labelledby="periods">
    <h2 id="periods">Period per category</h2>
    <Table
      caption="Everybody sees the last day of each item on their own page. What an admin changes holds from the next night on, also for what is here already."
      columns={[
        'Category',
        'Keep for',
        'At the end',
        'The product keeps it, and why',
        ...(mayChange ? ['Change'] : []),
      ]}
      rows={periods.map((period) => [
        period.title,
        <Said period={period} mayChange={mayChange} />,
        <Ends ends={period.ends} />,
        <>
          {period.changed ? period.ownSaid : 'The same'}
          <small>{period.source}</small>
        </>,
        ...(mayChange ? [<ChangeLink period={period} />] : []),
      ])}
    />
  </section>
);
const ChangeLink = ({ period }: { period: Period }) => (
  <LinkButton href={period.href}>
    Change<span class="hidden"> {period.title}</span>
  </LinkButton>
);
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
const Ends = ({ ends: { reasons, stays } }: Pick<Period, 'ends'>) => (
  <>
    Removed
    {reasons.length > 0 && (
      <details>
        <summary>An erasure leaves it until then</summary>
        {reasons.map((because) => (
          <small>{sentence(because)}.</small>
        ))}
      </details>
    )}
    {stays.map(({ what, because }) => (
      <small>
        But not {what}. {because}.
      </small>
    ))}
  </>
);
const Said = ({ period, mayChange }: { period: Period; mayChange: boolean }) => (
  <>
    {period.said}
    {period.byLaw && <small>By law: may be longer, not shorter</small>}
    {period.changed && (
      <small>
        <State tone={period.longer ? 'wait' : 'ok'}>{period.longer ? 'Longer' : 'Changed'}</State>
        {period.reason && ` because: ${period.reason}`}
      </small>
    )}
    {period.accounts && (
      <small>
        Counted from the last day somebody was here. A letter comes 30 days before, and nobody is closed who
        was not told; the only admin and the only privacy officer are told but never closed.
        {mayChange && (
          <>
            {' '}
            <a href="/retention/accounts">Unused accounts</a>
          </>
        )}
      </small>
    )}
  </>
);
