import type { Child } from 'hono/jsx';

type Common = {
  label: Child;
  name: string;
  /** The name unless the same name stands twice on a page. */
  id?: string | undefined;
  hint?: Child;
  error?: string | readonly string[] | undefined;
  /** Worth another look, and no reason to refuse the form. */
  warnings?: readonly string[] | undefined;
  required?: boolean | undefined;
};

type FrameProps = Common & { id: string; children?: Child };

const hintOf = (id: string) => `${id}-hint`;
const errorOf = (id: string) => `${id}-error`;
const warningOf = (id: string) => `${id}-warning`;
const listOf = (said: string | readonly string[] | undefined): readonly string[] => {
  if (!said) return [];
  return typeof said === 'string' ? [said] : said;
};
/** The first has the plain id, the others count on. */
const numbered = (id: string) => (_: string, at: number) => (at ? `${id}-${at + 1}` : id);

/** The attributes which tie a control to its hint and its error. */
const tied = ({ name, id = name, hint, error, warnings, required }: Common) => {
  const errors = listOf(error);
  const said = [...errors.map(numbered(errorOf(id))), ...listOf(warnings).map(numbered(warningOf(id)))];
  return {
    id,
    name,
    required,
    'aria-invalid': errors.length ? ('true' as const) : undefined,
    'aria-describedby': [hint && hintOf(id), ...said].filter(Boolean).join(' ') || undefined,
  };
};

/** Label, hint, control, errors, warnings: in this order, for any control. */
const Frame = ({ label, id, hint, error, warnings, children }: FrameProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    {hint && (
      <p class="hint" id={hintOf(id)}>
        {hint}
      </p>
    )}
    {children}
    {listOf(error).map((text, at) => (
      <p class="error" id={numbered(errorOf(id))(text, at)}>
        {text}
      </p>
    ))}
    {listOf(warnings).map((text, at) => (
      <p class="warning" id={numbered(warningOf(id))(text, at)}>
        {text}
      </p>
    ))}
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
  warnings,
  required,
  type = 'text',
  value,
  ...rest
}: FieldProps) => (
  <Frame {...{ label, name, id, hint, error, warnings }}>
    <input
      {...tied({ label, name, id, hint, error, warnings, required })}
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
  warnings,
  required,
  value,
  words,
  ...rest
}: TextAreaProps) => {
  const area = (
    <textarea {...tied({ label, name, id, hint, error, warnings, required })} {...rest}>
      {value ?? ''}
    </textarea>
  );
  return (
    <Frame {...{ label, name, id, hint, error, warnings }}>
      {words ? <span class="words">{area}</span> : area}
    </Frame>
  );
};

export type Option = { value: string | number; label: string; disabled?: boolean | undefined };

type SelectProps = Common & { options: readonly Option[]; value?: string | number | undefined };

/** One of a list too long to show. */
export const Select = ({
  label,
  name,
  id = name,
  hint,
  error,
  warnings,
  required,
  options,
  value,
}: SelectProps) => (
  <Frame {...{ label, name, id, hint, error, warnings }}>
    <select {...tied({ label, name, id, hint, error, warnings, required })}>
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
