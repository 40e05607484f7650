import type { Ctx } from './context.ts';
import { days } from './durations.ts';
import type { Id } from './ids.ts';
import { copyIdIn } from './installation.ts';

/** More sealed files belong to nobody here than a few crashes leave: database and store may not belong together. */
export class TooManyStrays extends Error {
  override readonly name = 'TooManyStrays';
}
/** The store of sealed files is another house's, too: what no row names here may be named there. */
export class SharedStore extends Error {
  override readonly name = 'SharedStore';
}

/** A file is there before its row is: one that is younger may yet be named. */
const grownUp = days(1);
const alwaysFew = 1000;
const largestShare = 0.1;
const perBatch = 500;

/**
 * Removes sealed files that no row names, and what was never written to its end: a crash between file and row leaves
 * them. Only those that are older than a day; how many it were.
 * @throws {SharedStore} another house keeps its files there, and {TooManyStrays} when they are more than 1000 and more than
 * a tenth of all: then nothing is removed
 */
export async function removeStrays(ctx: Ctx, now: Date): Promise<number> {
  if (!(await ctx.files.areOf(await copyIdIn(ctx.config.dataDir)))) throw new SharedStore();
  const before = new Date(now.getTime() - grownUp);
  const unfinished = await ctx.files.removeUnfinished(before);
  const strays: Id<'file'>[] = [];
  let all = 0;
  for await (const batch of oldIn(ctx, before)) {
    all += batch.length;
    strays.push(...(await unnamed(ctx, batch)));
  }
  if (strays.length > alwaysFew && strays.length > largestShare * all) throw new TooManyStrays();
  for (const file of strays) await ctx.files.remove(file);
  return unfinished + strays.length;
}
async function* oldIn(ctx: Ctx, before: Date) {
  let batch: Id<'file'>[] = [];
  for await (const { file, since } of ctx.files.all()) {
    if (since < before) batch.push(file);
    if (batch.length < perBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
async function unnamed(ctx: Ctx, files: readonly Id<'file'>[]) {
  const named = new Set<Id<'file'>>();
  for (const holding of ctx.holdings)
    for (const file of (await holding.named?.(ctx, files)) ?? []) named.add(file);
  return files.filter((file) => !named.has(file));
}
