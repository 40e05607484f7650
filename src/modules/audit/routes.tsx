import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import { asAdmin, deskOf } from '#auth';
import { web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { LogPage } from '#views/audit/log.tsx';
import { checkLogFor, exportedLog, readLog, tellExport } from './verbs.ts';

const nothing = z.literal('').transform(() => undefined);
/** What the address asks for; what is not understood is left out. */
const question = z.object({
  room: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  who: nothing.or(idOf('subject')).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

function addressOf({ room, who }: { room?: string | undefined; who?: string | undefined }, page: number) {
  const query = new URLSearchParams({ ...(room && { room }), ...(who && { who }), page: `${page}` });
  return `/audit?${query}`;
}
async function logProps(c: Context, query: Record<string, string>) {
  const { room, who, page } = question.parse(query);
  const log = await readLog(c.var.ctx, c.var.admin, { room, actorId: who }, page);
  return {
    ...log,
    desk: await deskOf(c),
    chosen: { room, who },
    previous: page > 1 ? addressOf({ room, who }, page - 1) : undefined,
    next: log.more ? addressOf({ room, who }, page + 1) : undefined,
  };
}

export const routes = web
  .createApp()
  .get('/audit', asAdmin, async (c) => c.html(<LogPage {...(await logProps(c, c.req.query()))} />))
  .post('/audit/checks', asAdmin, async (c) => {
    const checked = await checkLogFor(c.var.ctx, c.var.admin);
    return c.html(<LogPage {...(await logProps(c, {}))} checked={checked} />);
  })
  .get('/audit/export', asAdmin, async (c) => {
    const { ctx, admin } = c.var;
    await tellExport(ctx, admin);
    c.header('content-disposition', 'attachment; filename="log.jsonl"');
    c.header('content-type', 'application/jsonl; charset=utf-8');
    return stream(c, async (out) => {
      for await (const lines of exportedLog(ctx)) await out.write(`${lines}\n`);
    });
  });
