import { z } from 'zod';
import { Refusal } from '#kernel/errors.ts';
import { web } from '#kernel/http.ts';
import { consistencyProof, newestCheckpoint } from './verbs.ts';

const size = z.coerce.number().int().min(1);
const question = z.object({ first: size, second: size });
const notSigned = () =>
  new Refusal('missing', 'This log has not been signed yet. That happens every night: ask again tomorrow.');

// For everybody: sizes and hashes only. Nothing is signed here, so that nobody can make the house work by asking.
export const routes = web
  .createApp()
  .get('/privacy/log/checkpoint', async (c) => {
    const newest = await newestCheckpoint(c.var.ctx);
    if (!newest) throw notSigned();
    return c.json(newest);
  })
  .get('/privacy/log/proof', async (c) => {
    const [asked, newest] = [question.safeParse(c.req.query()), await newestCheckpoint(c.var.ctx)];
    if (!newest) throw notSigned();
    const { first, second } = asked.data ?? { first: 0, second: 0 };
    if (first < 1 || first > second || second > newest.size)
      throw new Refusal(
        'invalid',
        `Give two sizes, the smaller as first and the larger as second, from 1 to ${newest.size}.`,
      );
    c.header('content-disposition', `attachment; filename="proof-${first}-${second}.json"`);
    const proof = await consistencyProof(c.var.ctx, first, second);
    return c.json({ format: 'ai-interview-space/log-proof/1', first, second, proof });
  });
