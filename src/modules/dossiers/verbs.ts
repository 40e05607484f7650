import { looksAt } from '#audit';
import { categories } from '#kernel/categories.ts';
import type { Ctx } from '#kernel/context.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { type Holding, mentionedIn } from '#kernel/privacy.ts';
import { rulesOf } from '#kernel/rules.ts';
import type { Sums } from '#parcels';
import { namesOf, organisationOf, personOf } from '#people';
import {
  calledAfter,
  endingOf,
  freeName,
  isPiece,
  itself,
  joined,
  type Kept,
  madeWhole,
  portableText,
  type Row,
  schemaOf,
  type Whole,
} from './model.ts';

export type Dossier = Awaited<ReturnType<typeof dossierOf>>;
/** Reads everything about a person; the content of files is read later, piece by piece. */
export async function dossierOf(ctx: Ctx, subjectId: SubjectId) {
  const [person, organisation, rules] = await Promise.all([
    personOf(ctx, subjectId),
    organisationOf(ctx),
    rulesOf(ctx.db.read),
  ]);
  const read = [];
  for (const holding of ctx.holdings) read.push(await readHolding(ctx, holding, subjectId));
  const rows = new Map(read.flatMap((part) => part.rows.map((row) => [String(row.id), row] as const)));
  const taken = new Set<string>();
  const kept: Kept[] = [];
  const whole = madeWhole(
    read.flatMap(({ files }) => files),
    rows,
  );
  for (const { files, ...part } of read) {
    const found = joined(files.filter(({ piece }) => !piece || !whole.has(piece.of)));
    const wholes = await wholesOf(ctx, subjectId, found, rows, taken);
    kept.push({ ...part, wholes, inPieces: files.some(isPiece) });
  }
  const looks = await looksAt(ctx, subjectId);
  const names = await namesOf(ctx, [
    ...kept.flatMap(({ holding, rows }) => mentionedIn(holding, rows)),
    ...looks.flatMap(({ by }) => by ?? []),
  ]);
  return { subjectId, person, organisation, rules, kept, looks, names, readAt: ctx.now() };
}

async function readHolding(ctx: Ctx, holding: Holding, subject: SubjectId) {
  const files = itself.has(holding.name) ? [] : ((await holding.files?.(ctx, subject)) ?? []);
  const ends = new Map((await holding.items(ctx, subject)).map((item) => [item.id, item.ends] as const));
  return { holding, rows: await holding.export(ctx, subject), ends, files };
}
async function wholesOf(
  ctx: Ctx,
  subject: SubjectId,
  found: ReturnType<typeof joined>,
  rows: ReadonlyMap<string, Row>,
  taken: Set<string>,
) {
  const wholes: Whole[] = [];
  for (const { of, pieces } of found) {
    const start = await startOf(ctx, subject, pieces[0]);
    const name = freeName(calledAfter(of, rows), endingOf(start), taken);
    wholes.push({ name, path: `media/${name}`, of, pieces });
  }
  return wholes;
}
async function startOf(ctx: Ctx, subject: SubjectId, first: Whole['pieces'][number] | undefined) {
  if (first) for await (const piece of ctx.files.read(subject, first.file, 0, 12)) return piece;
  return Buffer.alloc(0);
}
/** The bytes of a file as it was given. */
export async function* contentOf(ctx: Ctx, subject: SubjectId, { pieces }: Whole) {
  for (const { file } of pieces) yield* ctx.files.read(subject, file);
}

/** `portable.json`, once the files it names were read. */
export const portableOf = ({ kept }: Dossier, sums: Sums) => portableText(kept, sums);

const schemaPath = '/privacy/archive-schema.json';
const schemaAddress = (ctx: Ctx) => new URL(schemaPath, ctx.config.baseUrl).href;
/** The published form of `data.json`. */
export const schemaFor = (ctx: Ctx) => schemaOf(schemaAddress(ctx), ctx.holdings);

/** `data.json`: everything, for a program. */
export function dataOf(ctx: Ctx, dossier: Dossier, sums: Sums) {
  const { person, organisation, rules, names, readAt } = dossier;
  const { name, controller, address, privacyMail } = organisation;
  return {
    ...{ format: 'ai-interview-space/data', version: 1, schema: schemaAddress(ctx), madeAt: readAt },
    installation: { name, controller, address, privacyMail },
    person: { id: person.subjectId, kind: person.kind, language: person.language },
    people: Object.fromEntries(names),
    categories: Object.fromEntries(
      Object.entries(categories).map(([key, { title, source }]) => [
        key,
        { title, source, ...rules[key as keyof typeof rules] },
      ]),
    ),
    looks: dossier.looks.map(({ at, by, what }) => ({ at, what, who: by ?? 'language model' })),
    holdings: Object.fromEntries(dossier.kept.map((part) => [part.holding.name, partOf(part, sums)])),
  };
}
function partOf({ holding, rows, ends, wholes }: Kept, sums: Sums) {
  const { category, what, why, ground, portable, withhold, mentions } = holding;
  return {
    ...{ category, what, why, ground, portable, withheld: withhold, mentions },
    items: rows,
    ends: Object.fromEntries(ends),
    files: wholes.map(({ path, of }) => ({ path, of, ...sums.get(path) })),
  };
}
