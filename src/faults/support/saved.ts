import { readConfig } from '#kernel/config.ts';
import { idOf } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { takeContent, takeOf } from '#takes';
import { holdings, jobs } from '../../app.tsx';

type Saved = { state: string; content: Buffer };
/** What is really there of a recording, opened in the data folder of a product that has been stopped. */
export async function savedTake(dataDir: string, take: string, databaseUrl?: string): Promise<Saved> {
  const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl });
  const ctx = await openCtx(config, { jobs, holdings, migrations: './migrations', log: silentLog });
  try {
    const { id, state } = await takeOf(ctx, idOf('take').parse(take));
    const pieces: Buffer[] = [];
    for await (const piece of takeContent(ctx, id)) pieces.push(piece);
    return { state, content: Buffer.concat(pieces) };
  } finally {
    await closeCtx(ctx);
  }
}
