import { anythingUnderEvidence, destroyKeys, eraseOnceMore, writeLedger } from '#erasers';
import { changeErasure, erasedSince, erasuresIn, goOn, knownAmong, layOut, withRecords } from '#erasures';
import type { Ctx } from '#kernel/context.ts';
import { days } from '#kernel/durations.ts';
import { BehindLedger, type LedgerLine, readLedger, writeErasure } from '#kernel/erasure-ledger.ts';
import { findMark, putMark } from '#kernel/queue.ts';
import { findOrganisation } from '#people';

const mark = 'erasures-applied';
const appliedOf = async (ctx: Ctx) => Number((await findMark(ctx.db.read, mark)) ?? 0);
const moveMark = (ctx: Ctx, applied: number) => ctx.db.write((tx) => putMark(tx, mark, String(applied)));

/** How many lines the ledger has, how many of them this database knows, and who was erased that it still holds. */
export async function ledgerState(ctx: Ctx) {
  const [lines, applied] = [await readLedger(ctx.config.dataDir), await appliedOf(ctx)];
  const later = lines.slice(applied);
  const known = await knownAmong(
    ctx.db.read,
    later.map(({ subjectId }) => subjectId),
  );
  const behind = later.filter(({ subjectId }) => !known.has(subjectId));
  return {
    lines: lines.length,
    applied: lines.length - behind.length,
    shorter: lines.length < applied,
    behind,
  };
}
/** Called before anything is served. @throws {BehindLedger} somebody who was erased is held here again */
export async function refuseIfBehind(ctx: Ctx) {
  const { lines, behind, shorter } = await ledgerState(ctx);
  if (shorter)
    throw new BehindLedger(
      'The erasure ledger is shorter than this database remembers: keyring/erasures.log is from an older backup than the data. Run `npm run restore -- --replay`: it is written anew from the database.',
    );
  if (behind.length)
    throw new BehindLedger(
      `This database is older than the erasure ledger: ${behind.length === 1 ? 'one person was' : `${behind.length} people were`} erased since, and would be here again. Run \`npm run restore -- --replay\`, then start.`,
    );
  if ((await appliedOf(ctx)) < lines) await moveMark(ctx, lines);
}

/**
 * Erases again whoever the ledger names and this database still holds, to the end. A keyring from an older backup may hold
 * keys that were destroyed: they go, too, and a ledger that lost lines gets them back. Answers how many people it was.
 */
export async function replayErasures(ctx: Ctx): Promise<number> {
  await healLedger(ctx);
  const { behind } = await ledgerState(ctx);
  const people = new Map(behind.map((line) => [line.subjectId, line]));
  for (const line of people.values()) await eraseAgain(ctx, line);
  const lines = await readLedger(ctx.config.dataDir);
  for (const { subjectId, keys } of lines)
    for (const { kind } of keys) await ctx.vault.destroy(subjectId, kind);
  await moveMark(ctx, lines.length);
  return people.size;
}
async function eraseAgain(ctx: Ctx, { erasureId: id, subjectId, keys, at }: LedgerLine) {
  const language = (await findOrganisation(ctx))?.language ?? 'en';
  const about = { id, subjectId, requestId: null, language, askedAt: new Date(at), keys: [...keys] };
  await layOut(ctx, about, true, async () => undefined);
  await goOn(ctx, id);
}
async function healLedger(ctx: Ctx) {
  for (const { id: erasureId, subjectId, going, erasedAt } of await erasuresIn(ctx.db.read, 'done'))
    if (going && erasedAt)
      await writeErasure(ctx, {
        at: erasedAt.toISOString(),
        erasureId,
        subjectId,
        keys: going,
      });
}

/** The key of the records goes when the last record has ended: asked every night, for whoever still has one. */
export async function endRecords(ctx: Ctx) {
  for (const erasure of await withRecords(ctx.db.read)) {
    const { id, subjectId, going } = erasure;
    if (await anythingUnderEvidence(ctx, subjectId)) continue;
    const gone = await writeLedger(ctx, {
      ...erasure,
      keys: erasure.keys.filter((key) => key.kind === 'evidence'),
    });
    const all = [...(going ?? []), ...(gone.erasure?.going ?? [])];
    await destroyKeys(ctx, { ...erasure, going: all });
    await ctx.db.write((tx) => changeErasure(tx, id, { going: all, keyless: ctx.now() }));
  }
}

/** Longer than anything is under way: a colleague's click, a job that waits to be tried again. */
const longestWork = days(2);
/** What was under way while somebody was erased may have written a row after the last look. It goes in the nights after. */
export async function eraseLatecomers(ctx: Ctx) {
  const since = new Date(ctx.now().getTime() - longestWork);
  for (const erasure of await erasedSince(ctx.db.read, since)) await eraseOnceMore(ctx, erasure);
}
