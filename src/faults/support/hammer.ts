import { readConfig } from '#kernel/config.ts';
import { writeErasure } from '#kernel/erasure-ledger.ts';
import { idOf, newId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { holdings, jobs } from '../../app.tsx';

// A process that writes the ledger and destroys one kind of key: node --import tsx hammer.ts KIND LINES SUBJECT ...
const [kind, lines, ...subjects] = process.argv.slice(2);
const ctx = await openCtx(readConfig(process.env), {
  ...{ jobs, holdings, migrations: './migrations', log: silentLog, mail: null },
});
for (let n = 0; n < Number(lines); n++)
  await writeErasure(ctx, {
    ...{ at: new Date().toISOString(), erasureId: newId<'erasure'>(), subjectId: newId<'subject'>() },
    keys: [{ kind: 'content', id: String(n) }],
  });
for (const subject of subjects)
  await ctx.vault.destroy(idOf('subject').parse(subject), kind === 'content' ? 'content' : 'evidence');
await closeCtx(ctx);
