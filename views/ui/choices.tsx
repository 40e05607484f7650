import type { Child } from 'hono/jsx';

export type Choice = {
  value: string | number;
  label: Child;
  /** One quiet line, or a list of lines. */
  text?: string | readonly string[] | undefined;
  disabled?: boolean | undefined;
};

type ChoicesProps = {
  legend: Child;
  name: string;
  choices: readonly Choice[];
  value?: string | number | undefined;
  hint?: Child;
  error?: string | undefined;
  required?: boolean | undefined;
  /** Two wide cards instead of as many as fit. */
  two?: boolean | undefined;
};

/** Pick one; nothing is picked beforehand unless `value` says so. */
export const Choices = ({ legend, name, choices, value, hint, error, required, two }: ChoicesProps) => (
  <fieldset id={name} aria-describedby={error ? `${name}-error` : undefined}>
    <legend>{legend}</legend>
    {hint && <p class="hint">{hint}</p>}
    <div class={two ? 'choices two' : 'choices'}>
      {choices.map((choice) => (
        <label>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            required={required}
            disabled={choice.disabled}
          />
          <strong>{choice.label}</strong>
          <ChoiceText text={choice.text} />
        </label>
      ))}
    </div>
    {error && (
      <p class="error" id={`${name}-error`}>
        {error}
      </p>
    )}
  </fieldset>
);

const ChoiceText = ({ text }: { text: Choice['text'] }) => {
  if (!text) return null;
  if (typeof text === 'string') return <span class="quiet">{text}</span>;
  return (
    <ul>
      {text.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
};

type CheckProps = {
  name: string;
  label: Child;
  text?: Child;
  value?: string | undefined;
  checked?: boolean | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  error?: string | undefined;
  id?: string | undefined;
};

/** A tick with its sentence. A consent is never ticked beforehand. */
export const Check = ({ name, id = name, label, text, value, error, ...rest }: CheckProps) => (
  <>
    <label class="check">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        {...rest}
      />
      <span>
        {label}
        {text && (
          <>
            <br />
            <span class="quiet">{text}</span>
          </>
        )}
      </span>
    </label>
    {error && (
      <p class="error" id={`${id}-error`}>
        {error}
      </p>
    )}
  </>
);
