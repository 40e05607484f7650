import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Top } from '../ui/actions.tsx';
import { type Task, Tasks } from '../ui/facts.tsx';
import { Empty } from '../ui/notice.tsx';
import { Day } from '../ui/when.tsx';

type Props = { desk: Desk; tasks: readonly Task[]; now: Date };

/** What waits for the one who reads it. */
export const HomePage = ({ desk, tasks, now }: Props) => (
  <Staff desk={desk} title="Home" current="home">
    <Top title="Waiting for you" below={<Day at={now} zone={desk.timeZone} weekday />} />
    {tasks.length === 0 ? (
      <Empty title="Nothing waits for you." text="What needs you will stand here: the most pressing first." />
    ) : (
      <Tasks tasks={tasks} />
    )}
  </Staff>
);
