import { z } from 'zod';
import type { CategoryName } from '#kernel/categories.ts';

/** Where something comes from: the person, a colleague, or a machine of this house. */
export type Source = 'you' | 'colleagues' | 'machine';
/** Who writes what lies in a category (GDPR article 15(1)(g)). A category that lacks its answer does not compile. */
export const sourcesOf: Readonly<Record<CategoryName, readonly Source[]>> = {
  contact: ['colleagues', 'you'],
  accounts: ['colleagues', 'you'],
  sessions: ['machine'],
  application: ['colleagues', 'machine'],
  recordings: ['you'],
  transcripts: ['you', 'machine'],
  assessments: ['colleagues', 'machine'],
  'decision-records': ['machine'],
  consents: ['you'],
  letters: ['machine'],
  feedback: ['you'],
  requests: ['you', 'colleagues', 'machine'],
  archives: ['machine'],
  transfers: ['machine'],
};

/** Why something about a person leaves the program, as the ledger of the gate has it. */
export type Purpose = 'letters' | 'answers' | 'speech' | 'files';
/** What somebody can ask for from their space: the one list of pages that exist, under the path of the space. */
export const rights = [
  { key: 'download', path: 'archive' },
  { key: 'consents', path: 'consents', candidates: true },
  { key: 'decisions', path: 'decisions', candidates: true },
  { key: 'mail', path: 'mail', candidates: true },
  { key: 'freeze', path: 'freeze' },
  { key: 'object', path: 'objection' },
  { key: 'erase', path: 'erasure', stop: true },
] as const satisfies readonly { key: string; path: string; stop?: true; candidates?: true }[];
/** Some of it only makes sense to who was interviewed here. */
export const rightsFor = (kind: 'staff' | 'candidate') =>
  rights.filter((right) => kind === 'candidate' || !('candidates' in right));

/** As many items of one kind as a page shows; all of them are in the download. */
export const mostShown = 200;
/** As many looks as the space itself shows; the rest has a page of its own. */
export const looksShown = 5;

const isIdLike = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
const isList = (value: string) => /^[[{]/.test(value);
/** Words with their times are read as words; the times are in the download. */
const heardWords = z.array(z.object({ text: z.string(), start: z.number(), end: z.number() })).min(1);
const wordsIn = (list: unknown) =>
  heardWords
    .safeParse(list)
    .data?.map(({ text }) => text)
    .join(' ');
export type Value =
  | { as: 'words' | 'number' | 'code' | 'list'; text: string }
  | { as: 'moment'; at: Date }
  | { as: 'yesno'; yes: boolean }
  | { as: 'file' };
/** A value of a column as it can be shown: moments as moments, what a program wrote as such. */
export function shownValue(value: unknown): Value | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (value instanceof Date) return { as: 'moment', at: value };
  if (typeof value === 'boolean') return { as: 'yesno', yes: value };
  if (typeof value === 'number') return { as: 'number', text: String(value) };
  if (isIdLike(value)) return { as: 'code', text: String(value) };
  if (typeof value === 'object') return { as: 'list', text: JSON.stringify(value, null, 2) };
  const text = String(value);
  if (!isList(text)) return { as: 'words', text };
  try {
    const list: unknown = JSON.parse(text);
    const said = wordsIn(list);
    return said ? { as: 'words', text: said } : { as: 'list', text: JSON.stringify(list, null, 2) };
  } catch {
    return { as: 'words', text };
  }
}

/** Somebody says better what words are right. What a machine counted or measured they cannot know better field by field. */
export const mayCorrect = (field: string, { as }: Value) => as === 'words' && field !== 'id';
/** Where levels and decisions lie: whoever does not agree with one has a second person judge. */
export const isJudged = (category: CategoryName) =>
  category === 'assessments' || category === 'decision-records';
