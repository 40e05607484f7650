export type Bar = {
  label: string;
  value: number;
  /** Drawn as a crossed box: there is no value. */
  missing?: boolean | undefined;
};
type BarsProps = { title: string; bars: readonly Bar[] };

const floor = 88;
const tallest = 63;
const few = 16;

/** One upright bar each. Always beside its table: the drawing only repeats it. */
export const Bars = ({ title, bars }: BarsProps) => {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = bars.length > few ? 18 : 28;
  // Few bars stand at the left of a drawing that is as wide as if they were more: they must not swell.
  const width = Math.max(bars.length, few) * step;
  // The first of many is not labelled: half of a long label would lie outside.
  const each = bars.length > few ? 5 : 1;
  return (
    <svg class="chart" viewBox={`0 0 ${width} 112`} role="img" aria-label={title}>
      <path class="line" d={`M0 ${floor}H${width}`} />
      {bars.map((bar, index) => {
        const place = { x: index * step + 4, width: step - 8, height: (bar.value / most) * tallest };
        const said = bars.length <= few || bar.value === most;
        const labelled = index % each === (each > 1 ? 1 : 0);
        return <Upright bar={bar} {...place} said={said} labelled={labelled} />;
      })}
    </svg>
  );
};

type UprightProps = { bar: Bar; x: number; width: number; height: number; said: boolean; labelled: boolean };
const Upright = ({ bar, x, width, height, said, labelled }: UprightProps) => {
  const middle = x + width / 2;
  return (
    <>
      {bar.missing ? (
        <Missing x={x} width={width} />
      ) : (
        <rect class="person" x={x} y={floor - height} width={width} height={height} />
      )}
      {said && !bar.missing && (
        <text x={middle} y={floor - height - 5} text-anchor="middle">
          {bar.value}
        </text>
      )}
      {labelled && (
        <text class="soft" x={middle} y={106} text-anchor="middle">
          {bar.label}
        </text>
      )}
    </>
  );
};

const Missing = ({ x, width }: { x: number; width: number }) => {
  const cross = `M${x + 3} ${floor - width + 3}l${width - 6} ${width - 6}m0-${width - 6}l-${width - 6} ${width - 6}`;
  return (
    <g class="stop">
      <rect
        x={x}
        y={floor - width}
        width={width}
        height={width}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
      />
      <path d={cross} stroke="currentColor" stroke-width="1.5" />
    </g>
  );
};
