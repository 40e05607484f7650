import type { Child } from 'hono/jsx';

type Common = {
  label: Child;
  name: string;
  /** The name unless the same name stands twice on a page. */
  id?: string | undefined;
  hint?: Child;
  error?: string | undefined;
  required?: boolean | undefined;
};

type FrameProps = Common & { id: string; children?: Child };

const hintOf = (id: string) => `${id}-hint`;
const errorOf = (id: string) => `${id}-error`;

/** The attributes which tie a control to its hint and its error. */
const tied = ({ name, id = name, hint, error, required }: Common) => ({
  id,
  name,
  required,
  'aria-invalid': error ? ('true' as const) : undefined,
  'aria-describedby': [hint && hintOf(id), error && errorOf(id)].filter(Boolean).join(' ') || undefined,
});

/** Label, hint, control, error: in this order, for any control. */
const Frame = ({ label, id, hint, error, children }: FrameProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    {hint && (
      <p class="hint" id={hintOf(id)}>
        {hint}
      </p>
    )}
    {children}
    {error && (
      <p class="error" id={errorOf(id)}>
        {error}
      </p>
    )}
  </div>
);

type FieldProps = Common & {
  type?:
    | 'text'
    | 'email'
    | 'password'
    | 'search'
    | 'number'
    | 'url'
    | 'date'
    | 'datetime-local'
    | 'file'
    | 'time';
  value?: string | number | undefined;
  autocomplete?: string | undefined;
  placeholder?: string | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  minlength?: number | undefined;
  maxlength?: number | undefined;
  inputmode?: 'numeric' | 'decimal' | 'email' | 'text' | undefined;
  accept?: string | undefined;
  size?: number | undefined;
  spellcheck?: boolean | undefined;
};

/** One line to fill in. A refused form gives the value back; a passphrase never comes back. */
export const Field = ({
  label,
  name,
  id = name,
  hint,
  error,
  required,
  type = 'text',
  value,
  ...rest
}: FieldProps) => (
  <Frame {...{ label, name, id, hint, error }}>
    <input
      {...tied({ label, name, id, hint, error, required })}
      type={type}
      value={type === 'password' ? undefined : value}
      {...rest}
    />
  </Frame>
);

type TextAreaProps = Common & {
  value?: string | undefined;
  rows?: number | undefined;
  maxlength?: number | undefined;
  /** A person's own words: set in the serif face. */
  words?: boolean | undefined;
  placeholder?: string | undefined;
};

/** Several lines to fill in. */
export const TextArea = ({
  label,
  name,
  id = name,
  hint,
  error,
  required,
  value,
  words,
  ...rest
}: TextAreaProps) => {
  const area = (
    <textarea {...tied({ label, name, id, hint, error, required })} {...rest}>
      {value ?? ''}
    </textarea>
  );
  return (
    <Frame {...{ label, name, id, hint, error }}>{words ? <span class="words">{area}</span> : area}</Frame>
  );
};

export type Option = { value: string | number; label: string; disabled?: boolean | undefined };

type SelectProps = Common & { options: readonly Option[]; value?: string | number | undefined };

/** One of a list too long to show. */
export const Select = ({ label, name, id = name, hint, error, required, options, value }: SelectProps) => (
  <Frame {...{ label, name, id, hint, error }}>
    <select {...tied({ label, name, id, hint, error, required })}>
      {options.map((option) => (
        <option
          value={option.value}
          selected={String(option.value) === String(value ?? '')}
          disabled={option.disabled}
        >
          {option.label}
        </option>
      ))}
    </select>
  </Frame>
);
