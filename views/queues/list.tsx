import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Top } from '../ui/actions.tsx';
import { Empty, Notice, State } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';

type Interview = { href: string; position: string; finishedAt: Date; begun: boolean };
type Props = {
  desk: Desk;
  rate: readonly Interview[];
  decide: readonly Interview[];
  done?: string | undefined;
};

/** Interviews that wait to be rated or decided. No names: they stand on the page of the answers. */
export const QueuesPage = ({ desk, rate, decide, done }: Props) => (
  <Staff desk={desk} title="Reviews" current="reviews">
    <Top title="Reviews" below="Interviews that wait for you, the one that waits longest first" />
    {done && <Notice tone="ok" role="status" title={done} />}
    {rate.length + decide.length === 0 && (
      <Empty
        title="No interview waits for you."
        text="Interviews stand here when their answers are handed in and you have not rated them."
      />
    )}
    {rate.length > 0 && (
      <section aria-labelledby="rate">
        <h2 id="rate">To rate</h2>
        <Table
          caption="You rate first; then you see what others and the AI say."
          columns={['Interview', 'Finished', 'Your scorecard']}
          rows={rate.map(({ href, position, finishedAt, begun }) => [
            <a href={href}>
              {position}
              <span class="hidden">
                , finished <When at={finishedAt} zone={desk.timeZone} />
              </span>
            </a>,
            <When at={finishedAt} zone={desk.timeZone} />,
            begun ? <State tone="wait">Begun</State> : <State>Not begun</State>,
          ])}
        />
      </section>
    )}
    {decide.length > 0 && (
      <section aria-labelledby="decide">
        <h2 id="decide">To decide</h2>
        <Table
          caption="At least one person has rated these."
          columns={['Interview', 'Finished']}
          rows={decide.map(({ href, position, finishedAt }) => [
            <a href={href}>
              {position}
              <span class="hidden">
                , finished <When at={finishedAt} zone={desk.timeZone} />
              </span>
            </a>,
            <When at={finishedAt} zone={desk.timeZone} />,
          ])}
        />
      </section>
    )}
  </Staff>
);
