import { type CsvError, parse } from 'csv-parse/sync';
import type { InvitationState } from '#invitations';
import { emailAddress, personName } from '#people';

/** One person of a list, with the row where a spreadsheet shows them. */
export type Row = { row: number; name: string; email: string };
/** What has to be corrected before this person can be invited. */
export type Flaw = { field: 'name' | 'email'; text: string };
export type Judged = Row & { flaw?: Flaw };
export type ReadRows = { ok: true; rows: Row[] } | { ok: false; problem: string };

/** More than that at once is a mistake more often than a plan. */
export const mostRows = 500;
export const mostBytes = 512 * 1024;

const workbook = 'This is a spreadsheet workbook. Save it as CSV in your spreadsheet, then choose that file.';
/** The words of a file: UTF-8 or UTF-16 with its mark, or else what Western spreadsheets write. */
export function wordsOfFile(bytes: Uint8Array): { ok: true; words: string } | { ok: false; problem: string } {
  const [first = 0, second = 0] = bytes;
  if (first === 0x50 && second === 0x4b) return { ok: false, problem: workbook };
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff && 'utf-16be';
  if (wide) return { ok: true, words: new TextDecoder(wide).decode(bytes) };
  if (bytes.includes(0)) return { ok: false, problem: 'This is not a text file. Choose a CSV file.' };
  try {
    return { ok: true, words: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: true, words: new TextDecoder('windows-1252').decode(bytes) };
  }
}

/** The delimiter that the first line with words uses outside quotation marks. */
function delimiterOf(words: string) {
  const line = (words.split(/\r?\n|\r/).find((one) => one.trim()) ?? '').replace(/"[^"]*"/g, '');
  return [';', '\t', ','].find((sign) => line.includes(sign)) ?? ',';
}

/** Reads names and addresses out of CSV. What is wrong with a single row is judged later. */
export function readRows(words: string): ReadRows {
  const text = words.replace(/^\uFEFF/, '');
  const table = writtenInMail(text) ?? tableOf(text);
  if (typeof table === 'string') return { ok: false, problem: table };
  const filled = table
    .map((cells, at) => ({ row: at + 1, cells }))
    .filter(({ cells }) => cells.some(Boolean));
  const [first] = filled;
  if (!first)
    return { ok: false, problem: 'There is nothing in it. Write one person per line: name; address' };
  const columns = columnsOf(first.cells);
  const people = columns.header ? filled.slice(1) : filled;
  if (!people.length)
    return { ok: false, problem: 'Below the headings there is nobody. Add one person per line.' };
  if (people.length > mostRows)
    return { ok: false, problem: `These are ${people.length} people. Send at most ${mostRows} at once.` };
  return { ok: true, rows: people.map(({ row, cells }) => ({ row, ...columns.read(cells) })) };
}

function tableOf(words: string): string[][] | string {
  try {
    return parse(words, {
      delimiter: delimiterOf(words),
      trim: true,
      relax_column_count: true,
      max_record_size: 10_000,
    });
  } catch (error) {
    const { code, lines } = error as CsvError & { lines?: number };
    if (code === 'CSV_MAX_RECORD_SIZE')
      return 'One row is longer than 10,000 characters. Is this a CSV file?';
    return `A quotation mark near row ${lines ?? 1} is not closed, or stands in the middle of a word. Correct it there.`;
  }
}

type Columns = { header: boolean; read(cells: readonly string[]): { name: string; email: string } };
const bare = (heading: string) => heading.toLowerCase().replace(/[^\p{L}]/gu, '');
const addressHeadings = new Set([
  'email',
  'mail',
  'emailaddress',
  'address',
  'mailadresse',
  'emailadresse',
  'adresse',
]);
const nameHeadings = new Set([
  'name',
  'fullname',
  'candidate',
  'vollername',
  'bewerber',
  'bewerberin',
  'kandidat',
]);
const firstHeadings = new Set(['firstname', 'givenname', 'forename', 'vorname']);
const lastHeadings = new Set(['lastname', 'familyname', 'surname', 'nachname', 'familienname']);

/** Where name and address stand: by the headings, or, without any, by the sign that every address has. */
function columnsOf(first: readonly string[]): Columns {
  const at = (headings: Set<string>) => first.findIndex((cell) => headings.has(bare(cell)));
  const mail = at(addressHeadings);
  if (mail >= 0 && !first.some((cell) => cell.includes('@'))) {
    const whole = at(nameHeadings);
    const parts = whole >= 0 ? [whole] : [at(firstHeadings), at(lastHeadings)];
    return {
      header: true,
      read: (cells) =>
        person(
          parts.map((part) => cells[part]),
          cells[mail],
        ),
    };
  }
  if (first.length === 1) return { header: false, read: ([cell = '']) => lonely(cell) };
  const found = Math.max(
    0,
    first.findIndex((cell) => cell.includes('@')),
  );
  const names = (cells: readonly string[]) => (found === 0 ? cells.slice(1, 2) : cells.slice(0, found));
  return { header: false, read: (cells) => person(names(cells), cells[found]) };
}
const person = (names: readonly (string | undefined)[], email = '') => ({
  name: names.filter(Boolean).join(' ').trim(),
  email: email.replace(/^mailto:/i, '').trim(),
});
/** A single cell is an address or a name; which of them is missing, the judgement says. */
const lonely = (cell: string) => (cell.includes('@') ? person([], cell) : person([cell]));

/** `Ada Lovelace <ada@example.org>` in every line, as mail programs write it; undefined when it is something else. */
function writtenInMail(words: string): string[][] | undefined {
  const lines = words.split(/\r?\n|\r|(?<=>)\s*[,;]/).map((line) => line.trim());
  const found = lines.map((line) => /^"?([^"<>]*?)"?\s*<([^<>]*)>$/.exec(line));
  if (!lines.some(Boolean) || lines.some((line, at) => line && !found[at])) return undefined;
  return found.map((line) => (line ? [line[1] ?? '', line[2] ?? ''] : ['']));
}

const sameAddress = (email: string) => email.normalize('NFKC').trim().toLowerCase();
const flawIn = ({ name, email }: Row): Flaw | undefined => {
  const called = personName.safeParse(name);
  if (!called.success) return { field: 'name', text: called.error.issues[0]?.message ?? '' };
  const reached = emailAddress.safeParse(email);
  if (!reached.success) return { field: 'email', text: reached.error.issues[0]?.message ?? '' };
  return undefined;
};

/** Judges every row: its own words first, then whether the address stands in an earlier row. */
export function judge(rows: readonly Row[]): Judged[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const own = flawIn(row);
    if (own) return { ...row, flaw: own };
    const earlier = seen.get(sameAddress(row.email));
    if (earlier !== undefined)
      return { ...row, flaw: { field: 'email', text: `The same address stands in row ${earlier}.` } };
    seen.set(sameAddress(row.email), row.row);
    return row;
  });
}

/** Why somebody who holds an invitation already is not invited by a list. */
export const alreadyWords = (state: InvitationState) =>
  state === 'declined'
    ? 'This person declined. If they changed their mind, invite them by hand.'
    : `This person is on the list already (${state}).`;

/** Every place that an hour can be counted in. */
export const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
/** The way to a page below the candidates of a position. */
export const trailTo = ({ id, title }: { id: string; title: string }) => [
  { href: '/positions', label: 'Positions' },
  { href: `/positions/${id}`, label: title },
  { href: `/positions/${id}/candidates`, label: 'Candidates' },
];
