import { z } from 'zod';
import type { Column, HeldFile, Holding } from '#kernel/privacy.ts';
import { type Canonical, canonical, type Sums } from '#parcels';

export type Row = Readonly<Record<string, unknown>>;
/** A file as it was given, however many pieces it lies in here. */
export interface Whole {
  /** `answer-1.webm` */
  readonly name: string;
  readonly path: string;
  readonly of: string;
  readonly pieces: readonly HeldFile[];
}
/** What one holding has about the person. */
export interface Kept {
  readonly holding: Holding;
  readonly rows: readonly Row[];
  /** The last day of each item, by its id. */
  readonly ends: ReadonlyMap<string, Date | null>;
  readonly wholes: readonly Whole[];
  /** Its files lie here in pieces: each row is one. */
  readonly inPieces: boolean;
}

/** Holdings of the archive's own: it is not packed into the next one. */
export const itself: ReadonlySet<string> = new Set(['archives', 'archive_uploads']);
/** What came from another house: taken along as it came. */
export const carriedName = 'carried';

type Joined = { of: string; pieces: HeldFile[] };
/** The pieces of each file, put together in their order. */
export function joined(files: readonly HeldFile[]): Joined[] {
  const wholes = Map.groupBy(files, ({ piece, item }) => piece?.of ?? item);
  return [...wholes].map(([of, pieces]) => ({
    of,
    pieces: pieces.toSorted((a, b) => (a.piece?.at ?? 0) - (b.piece?.at ?? 0)),
  }));
}
export const isPiece = ({ piece }: HeldFile) => piece !== undefined;
/** What names, in a row with a file of its own, the pieces that this file was made of: they need not be packed twice. */
export const madeWhole = (files: readonly HeldFile[], rows: ReadonlyMap<string, Row>) =>
  new Set(files.filter((one) => !isPiece(one)).flatMap(({ item }) => Object.values(rows.get(item) ?? {})));

const signs: readonly [RegExp, string][] = [
  [/^1a45dfa3/, 'webm'],
  [/^.{8}66747970/, 'mp4'],
  [/^4f676753/, 'ogg'],
  [/^52494646/, 'wav'],
  [/^25504446/, 'pdf'],
];
/** The ending of a file's name, by its first bytes. */
export const endingOf = (start: Uint8Array) =>
  signs.find(([sign]) => sign.test(Buffer.from(start).toString('hex')))?.[1] ?? 'bin';

const asText = (value: unknown) => (typeof value === 'string' ? value : '');
/** What a file is called: after the answer it belongs to, as far as the rows tell by their ids. */
export function calledAfter(of: string, rows: ReadonlyMap<string, Row>): string {
  const owner = rows.get(of);
  const brought = /"name":"([\w-]{1,60})\.\w+"/.exec(asText(owner?.item))?.[1];
  if (brought) return brought;
  const answer = rows.get(asText(owner?.answerId)) ?? owner;
  return typeof answer?.number === 'number' ? `answer-${answer.number}` : 'file';
}
/** `answer-1-2.webm` where `answer-1.webm` is taken. */
export function freeName(base: string, ending: string, taken: Set<string>): string {
  for (let at = 1; ; at += 1) {
    const name = at === 1 ? `${base}.${ending}` : `${base}-${at}.${ending}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

const portableName = 'ai-interview-space/portable';
const item = z.record(z.string(), z.json());
export const portableForm = z.strictObject({
  format: z.literal(portableName),
  version: z.literal(1),
  items: z.record(z.string().regex(/^[a-z_]{1,60}$/), z.array(item)),
});

/** Ids, moments and who did it here are facts of this house: the next one has its own. */
const isOfThisHouse = (name: string, value: unknown, { mentions }: Holding) =>
  name === 'id' || /Id$/.test(name) || name in mentions || value === null || value instanceof Date;
const noteOf = ({ name, path }: Whole, sums: Sums): Canonical => {
  const sum = sums.get(path);
  if (!sum) throw new Error('a file is described before it was read');
  return { name, ...sum };
};
/** Where a row names a file, the item says what it is called and what its bytes are. */
function portableItem(row: Row, { holding, wholes }: Kept, sums: Sums): Canonical {
  const files = wholes.filter(({ pieces }) => pieces[0]?.item === row.id);
  const notes = files.map((whole) => [whole.pieces[0]?.column, noteOf(whole, sums)]);
  const facts = Object.entries(row).filter(([name, value]) => !isOfThisHouse(name, value, holding));
  return Object.fromEntries([...facts, ...notes]) as Canonical;
}
const carriedItem = (row: Row): [string, Canonical] => [
  asText(row.holding),
  JSON.parse(asText(row.item)) as Canonical,
];
function portableItems(kept: Kept, sums: Sums): [string, Canonical][] {
  const { holding, rows, wholes, inPieces } = kept;
  if (holding.name === carriedName) return rows.map(carriedItem);
  if (!holding.portable) return [];
  const items = inPieces
    ? wholes.map((whole) => ({ file: noteOf(whole, sums) }))
    : rows.map((row) => portableItem(row, kept, sums));
  return items.map((one) => [holding.name, one]);
}
/**
 * What the person gave, in the one form in which every house writes it (RFC 8785): sorted by its own text, each thing
 * once. What was carried here from another house stands among what was given here.
 */
export function portableText(kept: readonly Kept[], sums: Sums): string {
  const items = new Map<string, Map<string, Canonical>>();
  for (const [name, one] of kept.flatMap((part) => portableItems(part, sums)))
    items.set(name, (items.get(name) ?? new Map()).set(canonical(one), one));
  const sorted = [...items].map(([name, known]) => [
    name,
    [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
  ]);
  return canonical({ format: portableName, version: 1, items: Object.fromEntries(sorted) as Canonical });
}

const types: Record<Exclude<Column['kind'], 'any'>, Readonly<Record<string, unknown>>> = {
  text: { type: 'string' },
  number: { type: 'number' },
  'yes or no': { type: 'boolean' },
  moment: { type: 'string', format: 'date-time' },
};
function columnSchema({ kind, optional, among }: Column) {
  if (kind === 'any') return {};
  const { type, ...more } = types[kind];
  const values = among && { enum: [...among, ...(optional ? [null] : [])] };
  return { type: optional ? [type, 'null'] : type, ...more, ...values };
}
const said = { type: 'object', properties: { en: { type: 'string' }, de: { type: 'string' } } };
const object = (properties: object, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
});
const text = { type: 'string' };
const moment = types.moment;
const sum = { bytes: { type: 'integer', minimum: 0 }, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } };
function holdingSchema({ what, columns }: Holding) {
  const items = columns
    ? { ...object(Object.fromEntries(columns.map((one) => [one.name, columnSchema(one)]))) }
    : { type: 'object' };
  return {
    description: what.en,
    ...object({
      ...{ category: text, what: said, why: said, ground: text, portable: { type: 'boolean' } },
      withheld: { type: 'object', additionalProperties: said },
      mentions: { type: 'object', additionalProperties: said },
      items: { type: 'array', items },
      ends: { type: 'object', additionalProperties: { type: ['string', 'null'], format: 'date-time' } },
      files: { type: 'array', items: object({ path: text, of: text, ...sum }) },
    }),
  };
}
/** What `data.json` of every archive looks like (JSON Schema 2020-12), made from what the tables say of themselves. */
export const schemaOf = (address: string, holdings: readonly Holding[]) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: address,
  title: 'Everything that is held about one person',
  ...object({
    format: { const: 'ai-interview-space/data' },
    version: { const: 1 },
    schema: text,
    madeAt: moment,
    installation: object({ name: text, controller: text, address: text, privacyMail: text }),
    person: object({ id: text, kind: { enum: ['candidate', 'staff'] }, language: { enum: ['en', 'de'] } }),
    people: { type: 'object', additionalProperties: text },
    categories: { type: 'object', additionalProperties: { type: 'object' } },
    looks: { type: 'array', items: object({ at: moment, who: text, what: text }) },
    holdings: object(Object.fromEntries(holdings.map((one) => [one.name, holdingSchema(one)]))),
  }),
});
