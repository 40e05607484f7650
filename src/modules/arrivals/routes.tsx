import type { Context } from 'hono';
import { openCandidateSession, openSelfSession, visitOf } from '#auth';
import { type Env, web } from '#kernel/http.ts';
import { positionOf } from '#positions';
import { GonePage } from '#views/shell/gone.tsx';
import { type Arrival, askForLink, contactOf, findArrival, sayOpened } from './verbs.ts';

const statuses = { unknown: 404 } as const;

async function closedDoor(c: Context<Env>, arrival: Arrival & { in: false }, token: string, asked = false) {
  const { why, invitation } = arrival;
  const { ctx } = c.var;
  const more = invitation && {
    language: invitation.language,
    timeZone: invitation.timeZone,
    position: (await positionOf(ctx, invitation.positionId)).title,
  };
  return c.html(
    <GonePage
      visit={await visitOf(c, more)}
      reason={why}
      contact={invitation && (await contactOf(ctx, invitation))}
      newLink={why === 'replaced' && ctx.mail ? `/i/${token}/letters` : undefined}
      newLinkSent={asked}
      space={arrival.opensSpace ? '/space' : '/space/link'}
    />,
    statuses[why as 'unknown'] ?? 410,
  );
}

export const routes = web
  .createApp()
  .get('/i/:token', async (c) => {
    const token = c.req.param('token');
    const arrival = await findArrival(c.var.ctx, token);
    // A scanner that only asks whether the link is there gets no session, and uses nothing up.
    if (arrival.in && c.req.method === 'HEAD') return c.body(null, 204);
    if (!arrival.in) {
      if (arrival.invitation && arrival.opensSpace && c.req.method === 'GET')
        await openSelfSession(c, arrival.invitation.subjectId);
      return closedDoor(c, arrival, token);
    }
    const { id: invitationId, subjectId } = arrival.invitation;
    await openCandidateSession(c, { subjectId, invitationId });
    await sayOpened(c.var.ctx, arrival.invitation);
    return c.redirect('/interview', 303);
  })
  // Letters about a decision lead here: whose time ran out, or who rests, reads all the same how it was decided.
  .get('/i/:token/decisions', async (c) => {
    const token = c.req.param('token');
    const arrival = await findArrival(c.var.ctx, token);
    const { invitation } = arrival;
    if (!arrival.in && !(invitation && arrival.opensSpace)) return closedDoor(c, arrival, token);
    if (c.req.method === 'HEAD' || !invitation) return c.body(null, 204);
    const { id: invitationId, subjectId } = invitation;
    if (arrival.in) await openCandidateSession(c, { subjectId, invitationId });
    else await openSelfSession(c, subjectId);
    await sayOpened(c.var.ctx, invitation);
    return c.redirect('/space/decisions', 303);
  })
  .post('/i/:token/letters', async (c) => {
    const token = c.req.param('token');
    await askForLink(c.var.ctx, token);
    const arrival = await findArrival(c.var.ctx, token);
    if (arrival.in) return c.redirect(`/i/${token}`, 303);
    return closedDoor(c, arrival, token, true);
  });
