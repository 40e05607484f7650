import type { Child } from 'hono/jsx';
import { State } from './notice.tsx';

/** 1 to 5, or null: not enough evidence, which is a level of its own and never nought. */
export type LevelValue = 1 | 2 | 3 | 4 | 5 | null;

/** One level: solid when a person gave it, dashed when the machine proposes it. */
export const Level = ({ value, ai = false }: { value: LevelValue; ai?: boolean | undefined }) => {
  const dashed = ai ? ' ai' : '';
  if (value === null) return <span class={`level none${dashed}`}>Not enough evidence</span>;
  return (
    <span class={`level${dashed}`}>
      <span class="hidden">Level </span>
      {value}
    </span>
  );
};

type ScaleProps = {
  legend: Child;
  name: string;
  /** Five descriptions, level 1 first. */
  levels: readonly string[];
  /** The level given so far; undefined when none was given yet. */
  value?: LevelValue | undefined;
  hint?: Child;
  error?: string | undefined;
  required?: boolean | undefined;
  /** Further fields of the same criterion: the words it is based on. */
  children?: Child;
};

type Line = { value: string; sign: Child; text: string };

const none: Line = {
  value: 'none',
  sign: <span aria-hidden="true">–</span>,
  text: 'Not enough evidence: the answer does not touch this',
};

const chosen = (value: LevelValue | undefined) => (value === undefined ? '' : String(value ?? 'none'));

/** The five described levels, "not enough evidence" first. Sends `none` or 1 to 5. */
export const LevelScale = ({ legend, name, levels, value, hint, error, required, children }: ScaleProps) => {
  const lines = [none, ...levels.map((text, index) => ({ value: `${index + 1}`, sign: index + 1, text }))];
  return (
    <fieldset id={name} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <div class="choices scale">
        {lines.map((line) => (
          <label>
            <input
              type="radio"
              name={name}
              value={line.value}
              checked={line.value === chosen(value)}
              required={required}
            />
            <span>
              <strong>{line.sign}</strong>
              <span>{line.text}</span>
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
};

type CriterionProps = {
  name: string;
  weight: number;
  /** Who gave which level, people first. */
  levels: readonly { by: string; value: LevelValue; ai?: boolean | undefined; runs?: string | undefined }[];
  /** Quotes, reasons, notes. */
  children?: Child;
};

/** One criterion on a report: levels on the left, the words they rest on at the right. */
export const Criterion = ({ name, weight, levels, children }: CriterionProps) => (
  <article class="criterion">
    <h3>
      {name} <span class="quiet">weight {weight}</span>
    </h3>
    <dl>
      {levels.map((level) => (
        <div>
          <dt>
            {level.by}
            {level.runs && <small> ({level.runs})</small>}
          </dt>
          <dd>
            <Level value={level.value} ai={level.ai} />
          </dd>
        </div>
      ))}
    </dl>
    <div>{children}</div>
  </article>
);

/** Why a person must look at what a model proposes. */
export type Doubt = 'runs-apart' | 'blind' | 'speaks-of-rating' | 'no-evidence';
export const doubtWords: Record<Doubt, string> = {
  'runs-apart': 'its runs are more than one level apart',
  blind: 'for this criterion the model hardly tells an empty answer from a full one',
  'speaks-of-rating': 'sentences about rating would have raised the level, and were left out',
  'no-evidence': 'nothing in the answer was found to quote for this, which is no low level',
};
export const Doubts = ({ doubts }: { doubts: readonly Doubt[] }) =>
  doubts.length > 0 ? (
    <p>
      <State tone="wait">Needs a person</State>{' '}
      <span class="quiet">{doubts.map((doubt) => doubtWords[doubt]).join('; ')}.</span>
    </p>
  ) : null;
