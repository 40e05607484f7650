import type { Child } from 'hono/jsx';

type BarProps = {
  id: string;
  /** Says the progress in words: the bar only repeats it. */
  label: string;
  value: number;
  max: number;
  hint?: string | undefined;
};

/** How far something is, in words and as a bar. */
export const Progress = ({ id, label, value, max, hint }: BarProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    <progress id={id} max={max} value={Math.min(value, max)}>
      {value} / {max}
    </progress>
    {hint && <p class="hint">{hint}</p>}
  </div>
);

type MeterProps = BarProps & {
  low?: number | undefined;
  high?: number | undefined;
  optimum?: number | undefined;
};

/** How much of something there is: loudness, room on the disk. */
export const Meter = ({ id, label, value, max, hint, ...marks }: MeterProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    <meter id={id} min={0} max={max} value={value} {...marks}>
      {value} / {max}
    </meter>
    {hint && <p class="hint">{hint}</p>}
  </div>
);

/** An answer that is an error, or none at all, leaves the fragment as it is and is asked for again. */
const asking = (href: string, everySeconds: number) => ({
  'hx-get': href,
  'hx-trigger': `every ${everySeconds}s`,
  'hx-swap': 'outerHTML',
  'hx-status:4xx': 'swap:none',
  'hx-status:5xx': 'swap:none',
});

type PollingProps = {
  id: string;
  /** Answers with this same fragment. */
  href: string;
  /** False once there is nothing left to wait for: it then asks no more. */
  waiting: boolean;
  everySeconds?: number | undefined;
  children?: Child;
};

/** A fragment that asks again for as long as it waits. Without scripts it stays as it is until a reload. */
export const Polling = ({ id, href, waiting, everySeconds = 2, children }: PollingProps) => (
  <div id={id} role="status" {...(waiting && asking(href, everySeconds))}>
    {children}
  </div>
);
