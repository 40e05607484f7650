import { When } from '../ui/when.tsx';
import type { Language } from '../words/index.ts';

/** `words` are a person's own, or a longer text. */
export type Value =
  | string
  | number
  | Date
  | { words: string }
  | { list: readonly Value[] }
  | { fields: readonly (readonly [string, Value])[] };
type Place = { zone: string; language: Language };

/** Names and what stands under them, however deep. */
export const Fields = ({ fields, ...place }: Place & { fields: readonly (readonly [string, Value])[] }) => (
  <dl>
    {fields.map(([name, value]) => (
      <div>
        <dt>{name}</dt>
        <dd>
          <Shown value={value} {...place} />
        </dd>
      </div>
    ))}
  </dl>
);

const Shown = ({ value, ...place }: Place & { value: Value }) => {
  if (value instanceof Date) return <When at={value} {...place} />;
  if (typeof value !== 'object') return <>{String(value)}</>;
  if ('words' in value) return <p class="words">{value.words}</p>;
  if ('fields' in value) return <Fields fields={value.fields} {...place} />;
  return (
    <ul>
      {value.list.map((one) => (
        <li>
          <Shown value={one} {...place} />
        </li>
      ))}
    </ul>
  );
};
