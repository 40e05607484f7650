import { readConfig } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { idOf } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { worker } from '#kernel/outbox.ts';
import { takeCompleted, takeContent, takeOf } from '#takes';
import { findTranscript } from '#transcription';
import { holdings, jobs } from '../../app.tsx';
import { entriesAfter } from '../../modules/logbook/store.ts';

type Saved = { state: string; content: Buffer };
/** What is really there of a recording, opened in the data folder of a product that has been stopped. */
export const savedTake = (dataDir: string, take: string, databaseUrl?: string): Promise<Saved> =>
  opened(dataDir, databaseUrl, (ctx) => savedIn(ctx, take));
async function savedIn(ctx: Ctx, take: string): Promise<Saved> {
  const { id, state } = await takeOf(ctx, idOf('take').parse(take));
  const pieces: Buffer[] = [];
  for await (const piece of takeContent(ctx, id)) pieces.push(piece);
  return { state, content: Buffer.concat(pieces) };
}
/** The same of several, with how often the log says that each was completed, once all that waited is done. */
export const savedTakes = (dataDir: string, takes: readonly string[]) =>
  opened(dataDir, undefined, async (ctx) => {
    await worker(ctx, jobs).settle();
    const completed = (await entriesAfter(ctx.db.read, 0, 100_000))
      .filter(({ name }) => name === takeCompleted.name)
      .map(({ fact }) => JSON.parse(fact ?? '{}').takeId);
    const saved = takes.map(async (take) => ({
      ...(await savedIn(ctx, take)),
      completions: completed.filter((id) => id === take).length,
    }));
    return Promise.all(saved);
  });
/** What was written down of an answer, opened in the same way. */
export const savedWords = (dataDir: string, answer: string, databaseUrl?: string) =>
  opened(dataDir, databaseUrl, (ctx) => findTranscript(ctx, idOf('answer').parse(answer)));

async function opened<T>(
  dataDir: string,
  databaseUrl: string | undefined,
  look: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl });
  const ctx = await openCtx(config, { jobs, holdings, migrations: './migrations', log: silentLog });
  return look(ctx).finally(() => closeCtx(ctx));
}
