import { readConfig } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { idOf } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { takeContent, takeOf } from '#takes';
import { findTranscript } from '#transcription';
import { holdings, jobs } from '../../app.tsx';

type Saved = { state: string; content: Buffer };
/** What is really there of a recording, opened in the data folder of a product that has been stopped. */
export const savedTake = (dataDir: string, take: string, databaseUrl?: string): Promise<Saved> =>
  opened(dataDir, databaseUrl, async (ctx) => {
    const { id, state } = await takeOf(ctx, idOf('take').parse(take));
    const pieces: Buffer[] = [];
    for await (const piece of takeContent(ctx, id)) pieces.push(piece);
    return { state, content: Buffer.concat(pieces) };
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
