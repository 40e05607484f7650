import { dayWords, hourWords } from '../ui/when.tsx';

export type Point = { at: number; value: number | null };
type Props = {
  title: string;
  points: readonly Point[];
  from: number;
  until: number;
  /** Milliseconds from one point to the next: a longer way is a gap and is not drawn over. */
  step: number;
  words: (value: number) => string;
  zone: string;
  /** Marks days instead of hours. */
  days: boolean;
};

const [width, top, floor] = [320, 26, 126];
const ticks = 4;
const rounded = (value: number) => Math.round(value * 10) / 10;

/** One line over time, from nothing to the most. Always beside its table: the drawing only repeats it. */
export const LineChart = ({ title, points, from, until, step, words, zone, days }: Props) => {
  const known = points.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  const most = Math.max(0, ...known.map(({ value }) => value));
  const x = (at: number) => rounded(((at - from) / (until - from)) * width);
  const y = (value: number) => rounded(floor - (most ? value / most : 0) * (floor - top));
  const said = known.length
    ? `at most ${words(most)}, last ${words(known.at(-1)?.value ?? 0)}`
    : 'not measured';
  return (
    <figure>
      <figcaption>
        {title}: {said}
      </figcaption>
      <svg class="chart" viewBox={`0 0 ${width} 150`} role="img" aria-label={`${title}: ${said}`}>
        <path class="line" d={`M0 ${floor}H${width}M0 ${top}H${width}`} />
        <text class="soft" x="0" y={top - 6}>
          {words(most)}
        </text>
        <path
          class="person"
          d={pathOf(known, step, x, y)}
          fill="none"
          stroke="currentColor"
          stroke-width="1.75"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
        {Array.from({ length: ticks }, (_, index) => {
          const at = from + ((index + 0.5) / ticks) * (until - from);
          return (
            <text class="soft" x={x(at)} y="145" text-anchor="middle">
              {days ? dayWords(at, { zone }).replace(/ \d{4}$/, '') : hourWords(at, { zone })}
            </text>
          );
        })}
      </svg>
    </figure>
  );
};

/** A point alone is a dot: the line's end is round. */
function pathOf(
  points: readonly { at: number; value: number }[],
  step: number,
  x: (at: number) => number,
  y: (value: number) => number,
) {
  return points
    .map(({ at, value }, index) => {
      const before = points[index - 1];
      const joined = before && at - before.at <= step * 1.5;
      return `${joined ? 'L' : 'M'}${x(at)} ${y(value)}${joined ? '' : 'h0'}`;
    })
    .join('');
}
