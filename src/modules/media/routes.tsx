import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { findCandidate, findStaff } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { wantedRange } from './model.ts';
import { type Playing, play } from './verbs.ts';

/** A colleague, or else the candidate; whoever is signed in as both listens as a colleague. */
async function listenerOf(c: Context) {
  const staff = await findStaff(c);
  if (staff) return { by: staff.subjectId, colleague: true };
  const candidate = await findCandidate(c);
  if (candidate) return { by: candidate.subjectId, colleague: false };
  throw new Refusal('unauthorised', 'Sign in first, or open the link from your letter again.');
}

function send(c: Context, playing: Playing) {
  const range = wantedRange(c.req.header('range'), playing.size);
  if (range === 'outside') {
    c.header('content-range', `bytes */${playing.size}`);
    return c.body(null, 416);
  }
  const { from, to } = range ?? { from: 0, to: playing.size };
  c.header('content-type', playing.type);
  c.header('content-length', String(to - from));
  c.header('accept-ranges', 'bytes');
  c.header('content-disposition', 'inline');
  if (range) c.header('content-range', `bytes ${from}-${to - 1}/${playing.size}`);
  c.status(range ? 206 : 200);
  if (c.req.method === 'HEAD') return c.body(null);
  return stream(c, async (out) => {
    for await (const piece of playing.content(from, to)) await out.write(piece);
  });
}

export const routes = web.createApp().get('/answers/:id/recording', async (c) => {
  const answerId = idOf('answer').safeParse(c.req.param('id'));
  if (!answerId.success) throw new Refusal('missing', 'There is no such answer.');
  const listener = await listenerOf(c);
  const fromStart = /^bytes=0-|^$/.test(c.req.header('range') ?? '');
  return send(c, await play(c.var.ctx, answerId.data, { ...listener, fromStart }));
});
