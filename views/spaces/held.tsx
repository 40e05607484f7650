import type { Child } from 'hono/jsx';
import { Candidate, type Visit } from '../shell/candidate.tsx';
import { Facts } from '../ui/facts.tsx';
import { When } from '../ui/when.tsx';
import { Path } from '../ui/where.tsx';
import { type Words, wordsOf } from '../words/index.ts';
import { type Held, type Said, sentence, Until } from './parts.tsx';

type Value =
  | { as: 'words' | 'number' | 'code' | 'list'; text: string }
  | { as: 'moment'; at: Date }
  | { as: 'yesno'; yes: boolean }
  | { as: 'file' };
type Field = { field: string; value: Value; mayCorrect: boolean };
type Props = {
  visit: Visit;
  base: string;
  at: Date;
  /** Whoever answers where a field cannot be corrected by itself. */
  contact: string;
  /** Where a level or a decision is contested, if there is any here. */
  contest: string | undefined;
  held: Held & {
    withhold: Readonly<Record<string, Said>>;
    mentions: Readonly<Record<string, Said>>;
    shown: readonly { item: string; ends: Date | null; fields: readonly Field[] }[];
    isHeld: boolean;
  };
};

/** One kind of data, item by item. */
export const HeldPage = ({ visit, base, at, held, contact, contest }: Props) => {
  const { shell, corrections, contest: decided, space: words } = wordsOf(visit.language);
  const title = sentence(held.what[visit.language]);
  return (
    <Candidate visit={visit} title={title} width="wide">
      <Path links={[{ href: base, label: shell.held }]} label={words.path} />
      <h1>{title}</h1>
      <Facts
        facts={[
          [words.columns.why, sentence(held.why[visit.language])],
          [words.columns.ground, words.grounds[held.ground]],
          [words.columns.source, held.sources.map((name) => words.sources[name]).join(', ')],
          ...reasons(words, words.withheld, held.withhold, visit),
          ...reasons(words, words.mentions, held.mentions, visit),
        ]}
      />
      {held.shown.map(({ item, ends, fields }, index) => (
        <section aria-labelledby={`item-${index + 1}`}>
          <h2 id={`item-${index + 1}`}>{words.item(index + 1)}</h2>
          <Facts
            facts={[
              [
                words.columns.until,
                <Until
                  {...{ visit, at, ends: ends ?? undefined, byLaw: held.byLaw }}
                  {...{ stays: held.stays, isHeld: held.isHeld }}
                />,
              ],
              ...fields.map(({ field, value, mayCorrect }): [Child, Child] => [
                fieldWords(words, field),
                <>
                  <Shown {...{ value, visit, words }} />
                  {item && mayCorrect && (
                    <>
                      {' '}
                      <a href={correctionOf(base, held.name, item, field)}>
                        {corrections.correct}
                        <span class="hidden"> {fieldWords(words, field)}</span>
                      </a>
                    </>
                  )}
                </>,
              ]),
            ]}
          />
        </section>
      ))}
      {held.shown.some(({ fields }) => fields.some(isMade)) && (
        <p>
          {words.made} <a href={`mailto:${contact}`}>{contact}</a>.
        </p>
      )}
      {contest && (
        <p>
          {words.contest} <a href={contest}>{decided.title}</a>
        </p>
      )}
      {held.items > held.shown.length && <p>{words.more(held.items - held.shown.length)}</p>}
    </Candidate>
  );
};

/** What a machine put down, and nobody corrects in its field. */
const isMade = ({ value: { as } }: Field) =>
  as === 'number' || as === 'moment' || as === 'yesno' || as === 'list';
const correctionOf = (base: string, holding: string, item: string, field: string) =>
  `${base}/correction?${new URLSearchParams({ holding, item, field })}`;

const reasons = (words: Words['space'], title: string, given: Readonly<Record<string, Said>>, visit: Visit) =>
  Object.entries(given).map(([field, why]): [Child, Child] => [
    title,
    `${fieldWords(words, field)}: ${why[visit.language]}`,
  ]);

/** "letterSubject" is "Letter subject" where the catalogue has no better word. */
export const fieldWords = (words: Words['space'], field: string) =>
  words.fields[field] ?? sentence(field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

const Shown = ({ value, visit, words }: { value: Value; visit: Visit; words: Words['space'] }) => {
  if (value.as === 'moment') return <When at={value.at} zone={visit.timeZone} language={visit.language} />;
  if (value.as === 'yesno') return <>{value.yes ? words.yes : words.no}</>;
  if (value.as === 'file') return <>{words.file}</>;
  if (value.as === 'code') return <code>{value.text}</code>;
  if (value.as === 'words' || value.as === 'number') return <>{value.text}</>;
  return (
    <details>
      <summary>{words.show}</summary>
      <code>{value.text}</code>
    </details>
  );
};
