import { type Desk, Staff } from '../shell/recruiter.tsx';
import { Actions, Button, Top } from '../ui/actions.tsx';
import { Choices } from '../ui/choices.tsx';
import { Compared } from '../ui/compared.tsx';
import { Field } from '../ui/field.tsx';
import { Notice, Problems } from '../ui/notice.tsx';
import { dayWords } from '../ui/when.tsx';
import { languages } from '../words/index.ts';
import { comparing, toPolicy } from './draft.tsx';

type Texts = Readonly<Record<'en' | 'de', string>>;
type Props = {
  desk: Desk;
  number: number;
  revision: number;
  texts: Texts;
  /** The version before, unless this is the first. */
  before: { number: number; text: Texts } | undefined;
  /** What stands in the way, each with the page where it is settled. */
  obstacles: readonly { text: string; href: string; label: string }[];
  /** The first day of a material change. */
  earliest: string;
  given: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
};

/** The last look before a version is published: what differs, from when, and whether it matters. */
export const PublicationPage = (props: Props) => {
  const { desk, number, before, obstacles, texts } = props;
  const path = [...toPolicy, { href: '/policy/draft', label: `Draft of version ${number}` }];
  return (
    <Staff desk={desk} title={`Publish version ${number}`} current="privacy" path={path}>
      <Top
        title={`Publish version ${number}`}
        below="A published version is never changed and never taken away."
      />
      {obstacles.map(({ text, href, label }) => (
        <Notice tone="stop" title={text}>
          <p>
            <a href={href}>{label}</a>
          </p>
        </Notice>
      ))}
      {obstacles.length === 0 && <Publishing {...props} />}
      {before && <Differences before={before} texts={texts} />}
    </Staff>
  );
};

const Publishing = ({ number, revision, before, earliest, given, problems }: Props) => (
  <form method="post" action="/policy/publication">
    <Problems
      title="Not published yet"
      problems={Object.entries(problems).map(([field, text]) => ({ field, text }))}
    />
    <input type="hidden" name="revision" value={revision} />
    {before ? (
      <Choices
        legend="Does the change matter to the people concerned?"
        name="material"
        two
        required
        value={given.material}
        error={problems.material}
        choices={[
          {
            value: 'yes',
            label: 'Yes, it is material',
            text: [
              'New data, a new purpose, a new recipient, a longer time, fewer rights.',
              `It takes effect on ${dayWords(Date.parse(earliest), { zone: 'UTC' })} at the earliest.`,
              'Everybody concerned gets one letter. Who gave consent before is asked again.',
            ],
          },
          {
            value: 'no',
            label: 'No',
            text: [
              'Clearer words, a corrected mistake, a new address.',
              'It is shown with its date. No letter.',
            ],
          },
        ]}
      />
    ) : (
      <input type="hidden" name="material" value="no" />
    )}
    <Field
      label="In force from"
      name="day"
      type="date"
      value={given.day}
      hint="From the beginning of that day. A policy never applies backwards."
      error={problems.day}
      required
    />
    <Actions>
      <Button look="main">Publish version {number}</Button>
    </Actions>
  </form>
);

type DifferencesProps = { before: NonNullable<Props['before']>; texts: Texts };
const Differences = ({ before, texts }: DifferencesProps) => (
  <section aria-labelledby="differences">
    <h2 id="differences">What differs from version {before.number}</h2>
    {languages.map(({ value, label }) => (
      <section aria-label={label}>
        <h3>{label}</h3>
        <Compared before={before.text[value]} after={texts[value]} language={value} words={comparing} />
      </section>
    ))}
  </section>
);
