import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Top } from '../ui/actions.tsx';
import { Empty, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/when.tsx';

type Contest = {
  href: string;
  position: string;
  filedAt: Date;
  dueAt: Date;
  reading: boolean;
  mine: boolean;
  rated: boolean;
};
type Props = { desk: Desk; contests: readonly Contest[]; now: Date; officer: boolean };

/** Results that somebody contests. No names: they stand on the page of the answers. */
export const ContestsPage = ({ desk, contests, now, officer }: Props) => (
  <Staff desk={desk} title="Second readings" current="reviews">
    <Top
      title="Second readings"
      below="Somebody does not accept a result. A person who knows nothing of it judges the answers again"
    />
    {contests.length === 0 ? (
      <Empty
        title="Nobody contests a result."
        text={
          officer
            ? 'Candidates can ask for a second person once something is decided. It stands here then, and you choose who reads.'
            : 'When the privacy officer chooses you to read an interview a second time, it stands here.'
        }
      />
    ) : (
      <Table
        caption="The one that is due first at the top"
        columns={['Interview', 'Asked for', 'Due', 'How it stands']}
        rows={contests.map((one) => [
          <a href={one.href}>{one.position}</a>,
          <Day at={one.filedAt} zone={desk.timeZone} />,
          one.dueAt < now ? (
            <State tone="stop">
              Overdue since <Day at={one.dueAt} zone={desk.timeZone} />
            </State>
          ) : (
            <Day at={one.dueAt} zone={desk.timeZone} />
          ),
          standing(one),
        ])}
      />
    )}
  </Staff>
);
const standing = ({ reading, mine, rated }: Contest) => {
  if (!reading) return <State tone="wait">Nobody chosen yet</State>;
  if (!mine) return <State tone="live">Being read</State>;
  return rated ? <State tone="wait">You decide now</State> : <State tone="wait">You rate the answers</State>;
};
