import type { Ctx } from '#kernel/context.ts';
import type { Writer } from '#kernel/db.ts';
import type { Fact, Heard } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import {
  consistencyRanges,
  type Frontier,
  folded,
  grown,
  inclusionRanges,
  leafHash,
  type Node,
  nothing,
  peaksIn,
  type Range,
} from '#kernel/merkle.ts';
import { isSignedBy } from '#kernel/vault.ts';
import {
  blanked,
  type Checkpoint,
  checkpointText,
  type End,
  type Entry,
  endAt,
  type Fault,
  factText,
  faultIn,
  type Keyed,
  leafText,
  openedParts,
  peaksOf,
  peopleIn,
  written,
} from './model.ts';
import {
  append,
  type CheckpointRow,
  checkpointsAfter,
  entriesAfter,
  entriesIn,
  findEnd,
  hashesOf,
  insertCheckpoint,
  insertForgotten,
  isForgotten,
  isHeard,
  newestCheckpointRow,
  numbersNaming,
  saveBlanks,
  wrongNodes,
} from './store.ts';

export const keyedBy =
  (ctx: Ctx): Keyed =>
  (purpose, words, number) =>
    ctx.vault.token(purpose, words, number);
/** What an entry says in plain ids, with the keys that show it. */
export const openedPartsOf = (ctx: Ctx, entry: Entry) => openedParts(entry, keyedBy(ctx));
const forgottenKey = (ctx: Ctx, subject: SubjectId) =>
  ctx.vault.blindIndex('forgotten in the log', subject) as Id<'forgotten'>;

async function frontierOf(tx: Writer) {
  const end = await findEnd(tx);
  return end ? { size: end.size, peaks: peaksOf(end) } : nothing;
}
/** Writes down what happened: one entry however often it is delivered. */
export const hear = (ctx: Ctx, fact: Fact, name: string, { id: heardId, createdAt: at }: Heard) =>
  ctx.db.write(async (tx) => {
    if (await isHeard(tx, heardId)) return;
    const keyed = keyedBy(ctx);
    const before = await frontierOf(tx);
    const said = { number: before.size + 1, heardId, at, name, fact: factText(fact), ...peopleIn(fact) };
    const entry = await withoutForgotten(ctx, tx, written(said, keyed));
    const { size, peaks, made } = grown(before, leafHash(leafText(entry)));
    await append(tx, entry, made, endAt(size, peaks, keyed));
  });
/** What is said of somebody after they were erased: the erasure itself, and what was still on its way. */
async function withoutForgotten(ctx: Ctx, tx: Writer, entry: Entry) {
  const named = [...new Set([entry.actorId, entry.aboutId])].filter((id) => id !== null);
  const gone = await isForgotten(
    tx,
    named.map((id) => forgottenKey(ctx, id)),
  );
  return named
    .filter((id) => gone.includes(forgottenKey(ctx, id)))
    .reduce((rest, id) => blanked(rest, id, keyedBy(ctx)), entry);
}

const atOnce = 200;
/** Takes a person out of the entries that name them; the tree stays as it is. How many entries it was. */
export async function blankEntriesOf(ctx: Ctx, subject: SubjectId) {
  const numbers = await numbersNaming(ctx.db.read, subject);
  for (let from = 0; from < numbers.length; from += atOnce)
    await ctx.db.write(async (tx) => {
      const found = await entriesIn(tx, numbers.slice(from, from + atOnce));
      for (const entry of found) await saveBlanks(tx, blanked(entry, subject, keyedBy(ctx)));
    });
  return numbers.length;
}
/** From now on no entry names them, also none that is still to come. */
export async function forgetInLog(ctx: Ctx, { subjectId }: { subjectId: SubjectId }) {
  await ctx.db.write((tx) => insertForgotten(tx, forgottenKey(ctx, subjectId)));
  await blankEntriesOf(ctx, subjectId);
}

export type Verified = { ok: true; entries: number } | ({ ok: false } & Fault);
// A power of two, so that the nodes of a stretch lie together on each level.
const stretch = 1024;
/** Reads the whole log and says where it is not what was written: edited, taken out, put in, moved, cut off or rewritten. */
export async function verifyLog(ctx: Ctx): Promise<Verified> {
  const { read } = ctx.db;
  // Read first: what is written meanwhile is behind both.
  const [newest, end] = [await newestCheckpointRow(read), await findEnd(read)];
  let tree: Frontier = nothing;
  let part: Entry[];
  do {
    part = await entriesAfter(read, tree.size, stretch);
    const found = await verifyStretch(ctx, tree, part, end);
    if ('problem' in found) return { ok: false, ...found };
    tree = found;
  } while (part.length === stretch);
  const isCut = tree.size < Math.max(end?.size ?? 0, newest?.size ?? 0) || (tree.size > 0 && !end);
  return isCut ? { ok: false, problem: 'cut', number: tree.size + 1 } : { ok: true, entries: tree.size };
}
/** The tree behind these entries, or what is wrong with them. */
async function verifyStretch(ctx: Ctx, before: Frontier, part: readonly Entry[], end: End | undefined) {
  const signed = await checkpointsAfter(ctx.db.read, before.size, stretch);
  const marks = new Map(signed.map((row) => [row.size, row] as const));
  const made: Node[] = [];
  let tree = before;
  for (const entry of part) {
    const next = grown(tree, leafHash(leafText(entry)));
    made.push(...next.made);
    tree = next;
    const fault = faultIn(entry, tree.size, keyedBy(ctx)) ?? faultAt(ctx, tree, marks.get(tree.size), end);
    if (fault) return fault;
  }
  const [wrong] = part.length ? await wrongNodes(ctx.db.read, made) : [];
  return wrong ? { problem: 'changed' as const, number: wrong.place * 2 ** wrong.level + 1 } : tree;
}
/** Does the tree of this size have the root that was signed, and the one at the end? */
function faultAt(
  ctx: Ctx,
  { size, peaks }: Frontier,
  signed: CheckpointRow | undefined,
  end: End | undefined,
): Fault | undefined {
  if (end?.size === size && end.seal !== endAt(size, peaks, keyedBy(ctx)).seal)
    return { problem: 'changed', number: size };
  if (!signed || (signed.root === folded(peaks) && isSigned(signed))) return undefined;
  return { problem: 'rewritten', number: size };
}
const isSigned = ({ origin, size, root, at, publicKey, signature }: CheckpointRow) =>
  isSignedBy(publicKey, Buffer.from(checkpointText(origin, size, root, at)), signature);

export const plainCheckpoint = ({ at, ...row }: CheckpointRow): Checkpoint => ({
  ...row,
  time: at.toISOString(),
});
/** Where this log is: a name without a scheme, as C2SP wants it. */
export const originOf = (ctx: Ctx) => `${ctx.config.baseUrl.replace(/^\w+:\/\//, '')}/privacy/log`;
/** Signs the log as it stands, once per size. Whoever keeps what comes back is a witness. */
export async function checkpointNow(ctx: Ctx): Promise<Checkpoint> {
  const row = await ctx.db.write(async (tx) => {
    const { size, peaks } = await frontierOf(tx);
    const newest = await newestCheckpointRow(tx);
    if (newest?.size === size) return newest;
    const [origin, root, at] = [originOf(ctx), folded(peaks), ctx.now()];
    const signature = ctx.vault.sign(Buffer.from(checkpointText(origin, size, root, at)));
    const made = { size, origin, root, at, signature, publicKey: ctx.vault.publicKey };
    await insertCheckpoint(tx, made);
    return made;
  });
  return plainCheckpoint(row);
}
export async function newestCheckpoint(ctx: Ctx): Promise<Checkpoint | undefined> {
  const row = await newestCheckpointRow(ctx.db.read);
  return row && plainCheckpoint(row);
}
/** Checkpoints of larger trees than this, the smaller first. */
export const checkpointsBehind = async (ctx: Ctx, size: number, limit: number) =>
  (await checkpointsAfter(ctx.db.read, size, limit)).map(plainCheckpoint);
/** What the tree holds, to the letter, after this number of leaves. */
export const leavesBehind = async (ctx: Ctx, size: number, limit: number) =>
  (await entriesAfter(ctx.db.read, size, limit)).map(leafText);

/** The hash of each range, by one query. */
async function hashesOfRanges(ctx: Ctx, ranges: readonly Range[]) {
  const places = ranges.map(peaksIn);
  const found = await hashesOf(ctx.db.read, places.flat());
  let at = 0;
  return places.map((peaks) => {
    at += peaks.length;
    return folded(found.slice(at - peaks.length, at));
  });
}
/** Leads from an entry to the root of the tree of this size. */
export const inclusionProof = (ctx: Ctx, number: number, size: number) =>
  hashesOfRanges(ctx, inclusionRanges(number - 1, [0, size]));
/** Shows that the tree of the second size began with the one of the first: 1 <= first <= second <= what there is. */
export const consistencyProof = (ctx: Ctx, first: number, second: number) =>
  hashesOfRanges(ctx, consistencyRanges(first, [0, second]));
