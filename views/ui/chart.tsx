import type { LevelValue } from './level.tsx';

/** Where a level stands on the line; "not enough evidence" has its own place, left of a gap. */
const placeOf = (level: LevelValue) => (level === null ? 34 : 52 + 43 * level);
const five = [1, 2, 3, 4, 5] as const;

const Scale = ({ y }: { y: number }) => (
  <g class="soft" text-anchor="middle">
    <text x={placeOf(null)} y={y}>
      not enough
    </text>
    {five.map((level) => (
      <text x={placeOf(level)} y={y}>
        {level}
      </text>
    ))}
  </g>
);

/** The scale over a column of plots: goes into `drawn` of the table's column. */
export const LevelAxis = () => (
  <svg class="chart plot" viewBox="0 0 280 18" aria-hidden="true">
    <Scale y={14} />
  </svg>
);

type PlotProps = {
  people: readonly LevelValue[];
  /** The proposal; undefined while it is closed or when there is none. */
  ai?: LevelValue | undefined;
  /** Its runs: a dashed line from the lowest to the highest. */
  runs?: readonly LevelValue[] | undefined;
};

/** Circles that share a level stand beside each other. */
const spread = (people: readonly LevelValue[]) =>
  people.map((level, index) => {
    const same = people.filter((other) => other === level).length;
    const before = people.slice(0, index).filter((other) => other === level).length;
    return placeOf(level) + (before - (same - 1) / 2) * 16;
  });

/** Levels of one criterion on a line. Always beside their numbers: the drawing itself is hidden from readers. */
export const LevelPlot = ({ people, ai, runs = [] }: PlotProps) => {
  const ends = runs.map(placeOf);
  return (
    <svg class="chart plot" viewBox="0 0 280 44" aria-hidden="true">
      <path class="line" d={five.map((level) => `M${placeOf(level)} -14V58`).join('')} />
      <path class="line" d="M76 -14V58" stroke-dasharray="2 4" />
      {spread(people).map((x) => (
        <circle class="person" cx={x} cy="12" r="6.5" />
      ))}
      {ends.length > 0 && <Runs from={Math.min(...ends)} to={Math.max(...ends)} />}
      {ai !== undefined && <path class="ai" d={`M${placeOf(ai)} 25l7 7-7 7-7-7z`} stroke-width="1.5" />}
      <Scale y={62} />
    </svg>
  );
};

const Runs = ({ from, to }: { from: number; to: number }) =>
  from === to ? null : (
    <path
      d={`M${from} 32H${to}`}
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-dasharray="4 3"
    />
  );

/** What the circle and the diamond mean; stands above the table. */
export const LevelKey = () => (
  <p class="levels quiet" aria-hidden="true">
    <svg class="key" viewBox="0 0 28 16" aria-hidden="true">
      <circle cx="7" cy="8" r="6" />
      <circle cx="21" cy="8" r="6" />
    </svg>
    <span>one circle per person</span>
    <svg class="key" viewBox="0 0 36 16" aria-hidden="true">
      <path d="M2 8h32" stroke="currentColor" stroke-dasharray="4 3" />
      <path class="ai" d="M18 1l7 7-7 7-7-7z" />
    </svg>
    <span>the AI's proposal, and the spread of its runs</span>
  </p>
);

type CoverageProps = { who: string; covered: number; of: number; ai?: boolean | undefined };

/** How much of the weight could be judged at all. */
export const Coverage = ({ who, covered, of, ai = false }: CoverageProps) => {
  const width = of > 0 ? Math.round((covered / of) * 438) : 0;
  return (
    <svg
      class="chart"
      viewBox="0 0 440 14"
      role="img"
      aria-label={`${who}: ${covered} of ${of} of the weight is covered`}
    >
      <rect
        x="1"
        y="1"
        width="438"
        height="12"
        fill="none"
        stroke="currentColor"
        stroke-dasharray={ai ? '4 3' : undefined}
      />
      <rect
        class={ai ? undefined : 'person'}
        opacity={ai ? '.35' : undefined}
        x="1"
        y="1"
        width={width}
        height="12"
      />
    </svg>
  );
};
