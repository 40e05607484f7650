import { Kept } from '../shell/kept.tsx';
import type { Desk } from '../shell/recruiter.tsx';
import { Bars } from '../ui/bars.tsx';
import { Table } from '../ui/table.tsx';
import { Day, dayWords } from '../ui/when.tsx';

type Line = { title: string; perNight: readonly number[] };
type Props = { desk: Desk; nights: readonly Date[]; lines: readonly Line[] };

/** What the next nights will take if nothing changes. */
export const ForecastPage = ({ desk, nights, lines }: Props) => {
  const zone = desk.timeZone;
  const used = lines.filter(({ perNight }) => perNight.some((items) => items > 0));
  const sums = nights.map((_, day) => lines.reduce((sum, { perNight }) => sum + (perNight[day] ?? 0), 0));
  const all = sums.reduce((sum, items) => sum + items, 0);
  return (
    <Kept desk={desk} current="/retention/forecast">
      <section aria-labelledby="forecast">
        <h2 id="forecast">{`The next 30 nights: ${itemsWords(all)}`}</h2>
        <p>
          If nothing is decided, held, frozen or changed meanwhile. What is decided about from now on begins
          its time then.
        </p>
        {all > 0 && (
          <figure>
            <Bars
              title={`Items that go in each of the next 30 nights, ${all} in all`}
              bars={nights.map((at, day) => ({ label: dayLabel(at, zone), value: sums[day] ?? 0 }))}
            />
            <figcaption>Items that go in the night to each day. The table says the same.</figcaption>
          </figure>
        )}
        {used.length > 0 && (
          <Table
            caption={'Items per night and category. Nights that take nothing are left out.'}
            columns={[
              'Night to',
              { label: 'In all', num: true },
              ...used.map(({ title }) => ({ label: title, num: true })),
            ]}
            rows={nights.flatMap((at, day) =>
              sums[day]
                ? [
                    [
                      <Day at={at} zone={zone} weekday />,
                      sums[day],
                      ...used.map(({ perNight }) => perNight[day] ?? 0),
                    ],
                  ]
                : [],
            )}
          />
        )}
      </section>
    </Kept>
  );
};
const itemsWords = (all: number) => (all === 1 ? '1 item' : all ? `${all} items` : 'nothing is due');
const dayLabel = (at: Date, zone: string) => {
  const [day, month] = dayWords(at, { zone }).split(' ');
  return `${day} ${month?.slice(0, 3)}`;
};
