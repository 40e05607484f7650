import type { Context } from 'hono';
import { z } from 'zod';
import { asAdmin, asCandidate, deskOf, namesOf, organisationOf, personOf, visitOf } from '#auth';
import { web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { LogPage } from '#views/audit/log.tsx';
import { LooksPage } from '#views/audit/looks.tsx';
import { wordsOf } from '#views/words/index.ts';
import { checkLogFor, looksAt, readLog } from './verbs.ts';

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
  .get('/interview/looks', asCandidate, async (c) => {
    const { ctx, candidate } = c.var;
    const [{ language }, { name }, found] = await Promise.all([
      personOf(ctx, candidate.subjectId),
      organisationOf(ctx),
      looksAt(ctx, candidate.subjectId),
    ]);
    const names = await namesOf(
      ctx,
      found.flatMap(({ by }) => by ?? []),
    );
    const model = wordsOf(language).looks.model(name);
    const looks = found.map(({ at, by, what }) => ({ at, what, who: by ? (names.get(by) ?? '') : model }));
    return c.html(<LooksPage visit={await visitOf(c, { language, home: '/interview' })} looks={looks} />);
  });
