import { Kept } from '../shell/kept.tsx';
import type { Desk } from '../shell/recruiter.tsx';
import { Actions, LinkButton } from '../ui/actions.tsx';
import { Empty, Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';

export type CaseShown = {
  href: string;
  name: string;
  reason: string;
  owner: string;
  reviewOn: Date;
  openedAt: Date;
  closedAt: Date | null;
  overdue: boolean;
  people: number;
};
type Props = {
  desk: Desk;
  cases: readonly CaseShown[];
  /** People whom an open request of their own holds. */
  byRequests: number;
  done?: string | undefined;
};

/** Cases for which nothing is deleted. */
export const HoldsPage = ({ desk, cases, byRequests, done }: Props) => {
  const [open, closed] = [cases.filter((one) => !one.closedAt), cases.filter((one) => one.closedAt)];
  return (
    <Kept desk={desk} current="/retention/holds">
      {done && <Notice tone="ok" role="status" title={done} />}
      <p>
        A legal hold stops every deletion for the people in it, in the nights and on request, until the case
        is closed. They see on their own page that they are held.
        {byRequests > 0 &&
          ` Open requests hold ${byRequests} ${byRequests === 1 ? 'person' : 'people'} besides.`}
      </p>
      {open.length === 0 ? (
        <Empty title="No case is open" text="Nobody is held by a case.">
          <LinkButton href="/retention/holds/new">Open a case</LinkButton>
        </Empty>
      ) : (
        <>
          <Cases caption="Open cases, the newest first" cases={open} zone={desk.timeZone} />
          <Actions>
            <LinkButton href="/retention/holds/new">Open a case</LinkButton>
          </Actions>
        </>
      )}
      {closed.length > 0 && (
        <Cases caption="Closed cases: they hold nobody any more" cases={closed} zone={desk.timeZone} />
      )}
    </Kept>
  );
};

type CasesProps = { caption: string; cases: readonly CaseShown[]; zone: string };
const Cases = ({ caption, cases, zone }: CasesProps) => (
  <Table
    caption={caption}
    columns={['Case', 'Reason', 'Owner', { label: 'People', num: true }, 'Look at again']}
    rows={cases.map((one) => [
      <>
        <a href={one.href}>{one.name}</a>
        <small>
          since <Day at={one.openedAt} zone={zone} />
        </small>
      </>,
      one.reason,
      one.owner,
      one.people,
      <Review {...one} zone={zone} />,
    ])}
  />
);
type ReviewProps = Pick<CaseShown, 'closedAt' | 'overdue' | 'reviewOn'> & { zone: string };
export const Review = ({ closedAt, overdue, reviewOn, zone }: ReviewProps) => {
  if (closedAt)
    return (
      <State>
        Closed <Day at={closedAt} zone={zone} />
      </State>
    );
  if (!overdue) return <Day at={reviewOn} zone={zone} />;
  return (
    <State tone="stop">
      Overdue since <Day at={reviewOn} zone={zone} />
    </State>
  );
};
