import { Table } from '../ui/table.tsx';
import { clockWords, Day, sizeWords, When } from '../ui/when.tsx';
import { Tabs } from '../ui/where.tsx';
import { LineChart, type Point } from './line-chart.tsx';

export type Sample = {
  at: Date;
  /** Null: nobody looked. Seconds, and bytes. */
  oldestJobSeconds: number | null;
  waitingSoundSeconds: number | null;
  freeBytes: number | null;
  speechSeconds: number;
  languageSeconds: number;
};
export type History = {
  span: 'day' | 'month';
  from: Date;
  until: Date;
  /** Milliseconds that one point stands for. */
  point: number;
  points: readonly Sample[];
  /** Fewer and longer stretches, the newest first. */
  lines: readonly Sample[];
};

const spanWords = { day: '24 hours', month: '30 days' } as const;
const perPoint = { day: 'five minutes', month: 'hour' } as const;

/** How the machine did. Each drawing repeats a column of the table under them. */
export const HistorySection = ({ history, zone }: { history: History; zone: string }) => (
  <section aria-labelledby="history">
    <h2 id="history">How it went</h2>
    <Tabs
      label="How far back"
      current={`/settings/system?span=${history.span}#history`}
      links={(['day', 'month'] as const).map((span) => ({
        href: `/settings/system?span=${span}#history`,
        label: `Last ${spanWords[span]}`,
      }))}
    />
    {history.points.length === 0 ? (
      <p>Nothing is measured yet. The first figures come within five minutes after a start.</p>
    ) : (
      <>
        <Charts history={history} zone={zone} />
        <Lines history={history} zone={zone} />
      </>
    )}
  </section>
);

type ChartsProps = { history: History; zone: string };
const Charts = ({ history, zone }: ChartsProps) => {
  const { from, until, point, span, points } = history;
  const take = (value: (sample: Sample) => number | null): Point[] =>
    points.map((sample) => ({ at: sample.at.getTime(), value: value(sample) }));
  const common = { from: from.getTime(), until: until.getTime(), step: point, zone, days: span === 'month' };
  const worked = ({ speechSeconds, languageSeconds }: Sample) => speechSeconds + languageSeconds;
  return (
    <div class="halves">
      <LineChart
        {...common}
        title="Oldest job"
        words={clockWords}
        points={take((one) => one.oldestJobSeconds)}
      />
      <LineChart
        {...common}
        title="Sound that waits"
        words={clockWords}
        points={take((one) => one.waitingSoundSeconds)}
      />
      <LineChart
        {...common}
        title={`Models at work, each ${perPoint[span]}`}
        words={clockWords}
        points={take(worked)}
      />
      <LineChart {...common} title="Free disk" words={sizeWords} points={take((one) => one.freeBytes)} />
    </div>
  );
};

const seconds = (value: number | null) => (value === null ? '–' : clockWords(value));
const Lines = ({ history: { span, lines }, zone }: ChartsProps) => (
  <details>
    <summary>The figures of the last {spanWords[span]}</summary>
    <Table
      caption="The longest that was seen, the least free disk, and all the time the models worked. Hours, minutes and seconds."
      columns={[
        span === 'day' ? 'Hour' : 'Day',
        { label: 'Oldest job', num: true },
        { label: 'Sound that waits', num: true },
        { label: 'Speech to words', num: true },
        { label: 'Words to levels', num: true },
        { label: 'Free disk', num: true },
      ]}
      rows={lines.map((line) => [
        span === 'day' ? <When at={line.at} zone={zone} /> : <Day at={line.at} zone={zone} weekday />,
        seconds(line.oldestJobSeconds),
        seconds(line.waitingSoundSeconds),
        seconds(line.speechSeconds),
        seconds(line.languageSeconds),
        line.freeBytes === null ? '–' : sizeWords(line.freeBytes),
      ])}
    />
  </details>
);
