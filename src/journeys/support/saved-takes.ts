// Opens what the product sealed, for journeys that compare it with what was said. Run by itself, with the product's own
// DATA_DIR and DATABASE_URL and while it is stopped: node --import tsx saved-takes.ts TARGET_DIR TAKE ...
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '#kernel/config.ts';
import { idOf } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { takeContent, takeOf } from '#takes';
import { holdings, jobs } from '../../app.tsx';

const [target = '', ...ids] = process.argv.slice(2);
const { DATA_DIR, DATABASE_URL } = process.env;
const migrations = new URL('../../../migrations', import.meta.url).pathname;
const ctx = await openCtx(readConfig({ DATA_DIR, DATABASE_URL }), {
  jobs,
  holdings,
  migrations,
  log: silentLog,
});
for (const given of ids) {
  const take = await takeOf(ctx, idOf('take').parse(given));
  const pieces: Buffer[] = [];
  for await (const piece of takeContent(ctx, take.id)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const file = join(target, `${take.id}.bin`);
  await writeFile(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  process.stdout.write(
    `${JSON.stringify({ id: take.id, state: take.state, bytes: bytes.length, sha256, file })}\n`,
  );
}
await closeCtx(ctx);
