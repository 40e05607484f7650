import type { Dossier, Kept, Row, Whole } from '#dossiers';
import { type CategoryName, categories } from '#kernel/categories.ts';
import { days } from '#kernel/durations.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import type { ReadingProps } from '#views/archives/reading.tsx';
import type { Value } from '#views/archives/value.tsx';
import { type Words, wordsOf } from '#views/words/index.ts';

export const states = ['waiting', 'making', 'ready', 'failed'] as const;
export type RowState = (typeof states)[number];
export type ArchiveState =
  | { readonly state: 'none' }
  | {
      readonly state: RowState | 'expired';
      readonly id: Id<'archive'>;
      /** Files that are packed, of how many. */
      readonly done: number;
      readonly of: number;
      readonly bytes: number;
      readonly madeAt: Date;
      readonly expiresAt: Date;
      readonly downloads: number;
    };
export const isUnderWay = (state: ArchiveState['state']) => state === 'waiting' || state === 'making';

type Names = ReadonlyMap<SubjectId, string>;
type In = { words: Words['archive']; names: Names };
/** `givenBackMs` is "Given back ms" where the catalogue has no better words. */
export function labelOf(name: string, fields: Readonly<Record<string, string>>): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase();
  return fields[name] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
const isId = (name: string) => name === 'id' || name === 'subjectId' || /Ids?$/.test(name);

/** Some columns hold JSON: what it says, if it is a list or has fields. */
function structured(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
const isWordList = (list: readonly unknown[]): list is { text: string }[] =>
  list.length > 0 && list.every((one) => typeof (one as { text?: unknown } | null)?.text === 'string');
function shownAs(value: unknown, here: In): Value | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (value instanceof Date || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? here.words.yes : here.words.no;
  if (typeof value === 'string') return textOf(value, here);
  if (Array.isArray(value)) return listOf(value, here);
  return { fields: fieldsOf(Object.entries(value), here) };
}
function listOf(value: readonly unknown[], here: In): Value | undefined {
  if (isWordList(value)) return { words: value.map(({ text }) => text.trim()).join(' ') };
  const list = value.flatMap((one) => shownAs(one, here) ?? []);
  return list.length ? { list } : undefined;
}
function textOf(text: string, here: In): Value | undefined {
  const found = structured(text);
  if (found !== text) return shownAs(found, here);
  return (
    here.names.get(text as SubjectId) ?? here.words.values[text] ?? (isLong(text) ? { words: text } : text)
  );
}
const isLong = (text: string) => text.length > 60 || text.includes('\n');
const fieldsOf = (entries: readonly (readonly [string, unknown])[], here: In): [string, Value][] =>
  entries.flatMap(([name, one]) => {
    const value = isId(name) && !here.names.has(one as SubjectId) ? undefined : shownAs(one, here);
    return value === undefined ? [] : [[labelOf(name, here.words.fields), value] as [string, Value]];
  });

const mediaOf = ({ name, path, pieces }: Whole, ends: Kept['ends']) => ({
  ...{ name, path },
  playable: /\.(webm|mp4|ogg|wav)$/.test(name),
  ends: ends.get(pieces[0]?.item ?? '') ?? null,
});
/** Where the id is left out of the export, only a single item can be told its day: of more, none. */
function endOfRow({ id, number }: Row, ends: Kept['ends']): Date | null | undefined {
  const known = id ?? number;
  if (known !== undefined) return ends.get(String(known)) ?? null;
  return ends.size === 1 ? [...ends.values()][0] : undefined;
}
const itemOf = (row: Row, { ends }: Kept, here: In) => ({
  fields: fieldsOf(Object.entries(row), here),
  ends: endOfRow(row, ends),
});
function holdingOf(part: Kept, here: In, language: 'en' | 'de') {
  const { holding, rows, wholes, ends, inPieces } = part;
  const reasons = (named: Kept['holding']['withhold']) =>
    Object.entries(named).map(([name, why]) => ({
      name: labelOf(name, here.words.fields),
      why: why[language],
    }));
  return {
    ...{
      what: holding.what[language],
      why: holding.why[language],
      ground: here.words.grounds[holding.ground],
    },
    items: inPieces ? [] : rows.map((row) => itemOf(row, part, here)),
    media: wholes.map((whole) => mediaOf(whole, ends)),
    withheld: reasons(holding.withhold),
    mentions: reasons(holding.mentions),
    only: onlyCounted(part, here),
  };
}

/** Pieces are shown as the whole that they are, entries of the log as looks; one by one they stand in `data.json`. */
function onlyCounted({ holding, rows, inPieces }: Kept, { words }: In) {
  if (inPieces) return words.pieces(rows.length);
  return holding.columns ? null : words.counted(rows.length);
}

const always: readonly CategoryName[] = ['consents', 'assessments', 'transfers'];
/** What `index.html` shows: everything by category, in plain words. */
export function readingOf(dossier: Dossier): ReadingProps {
  const { person, organisation, rules, kept, names } = dossier;
  const { language } = person;
  const here: In = { words: wordsOf(language).archive, names };
  const sections = (Object.keys(categories) as CategoryName[]).map((name) => {
    const rule = rules[name];
    const parts = kept.filter(({ holding, rows }) => holding.category === name && rows.length);
    const inDays = (ms: number) => Math.round(ms / days(1));
    return {
      ...{ id: name, title: categories[name].title[language], source: categories[name].source[language] },
      period: { trigger: rule.trigger, days: inDays(rule.for), atMost: inDays(rule.atMost) },
      holdings: parts.map((part) => holdingOf(part, here, language)),
    };
  });
  const isShown = ({ id, holdings }: (typeof sections)[number]) => holdings.length || always.includes(id);
  const model = wordsOf(language).looks.model(organisation.name);
  return {
    ...{ language, name: person.name, madeAt: dossier.readAt, zone: organisation.timeZone },
    organisation: {
      ...{ name: organisation.name, controller: organisation.controller },
      ...{ address: organisation.address, privacyMail: organisation.privacyMail },
    },
    sections: sections.filter(isShown),
    nothingOf: sections.filter((one) => !isShown(one)).map(({ title }) => title),
    looks: dossier.looks.map(({ at, by, what }) => ({
      ...{ at, what },
      who: by ? (names.get(by) ?? '') : model,
    })),
  };
}
