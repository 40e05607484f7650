import type { Context } from 'hono';
import { z } from 'zod';
import { asSelf, findCandidate, type Self, visitOf } from '#auth';
import { consentsOf, type Entry, shownFor } from '#consents';
import { findInvitation } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { formOf, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { hashOf } from '#kernel/vault.ts';
import { organisationOf, personOf } from '#people';
import { needsAskingAgain } from '#policies';
import { positionOf } from '#positions';
import { ConsentsPage } from '#views/withdrawals/consents.tsx';
import { type Matter, mattersIn } from './model.ts';
import { canGive, chooseOpenings, endsWith, give, withdraw } from './verbs.ts';

type C = Context<{ Variables: { ctx: Ctx; self: Self } }>;

const page = '/space/consents';
const back = { next: { label: 'What you agreed to', href: page } };
function entryIn(c: C) {
  const id = idOf('consent').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such choice of yours.', back);
}

async function propsOf(c: C) {
  const { ctx, self } = c.var;
  const [person, organisation] = [await personOf(ctx, self.subjectId), await organisationOf(ctx)];
  const entries = await consentsOf(ctx, self.subjectId);
  const matters = mattersIn(entries).filter(({ sittingId }) => sittingId !== null);
  const openings = entries.find(({ purpose }) => purpose === 'openings');
  const hash = (purpose: Entry['purpose']) => hashOf(shownFor(purpose, person.language, organisation.name));
  const shown = async (entry: Entry) => {
    const given = entry.choice === 'given';
    const again = given && (await needsAskingAgain(ctx, entry.at));
    const mayGive = again || (!given && (await canGive(ctx, entry)));
    return {
      ...{ id: entry.id, purpose: entry.purpose, choice: entry.choice, at: entry.at },
      alsoEnds: (await endsWith(ctx, entry)).filter((purpose) => purpose !== entry.purpose),
      again,
      shown: mayGive ? hash(entry.purpose) : undefined,
    };
  };
  return {
    visit: await visitOf(c, {
      language: person.language,
      ...((await findCandidate(c)) && { home: '/interview' }),
    }),
    matters: await Promise.all(
      matters.map(async (matter) => ({
        position: await titleOf(ctx, matter),
        items: await Promise.all(matter.now.map(shown)),
      })),
    ),
    openings: openings ? await shown(openings) : undefined,
    openingsShown: hash('openings'),
    ledger: entries.map(({ purpose, choice, at, shownHash, policyHash, shown: words }) => ({
      ...{ purpose, choice, at, hash: shownHash, policyHash, words },
    })),
  };
}
async function titleOf(ctx: Ctx, { invitationId }: Matter) {
  const invitation = invitationId && (await findInvitation(ctx, invitationId));
  return invitation ? (await positionOf(ctx, invitation.positionId)).title : undefined;
}

const givingForm = z.object({ shown: z.string().default('') });
const openingsForm = givingForm.extend({ openings: z.literal('on').optional() });
const done = ['withdrawn', 'given', 'invited'] as const;

export const routes = web
  .createApp()
  .get(page, asSelf, async (c) => {
    const said = done.find((one) => one === c.req.query('done'));
    return c.html(<ConsentsPage {...(await propsOf(c))} done={said} />);
  })
  .post(`${page}/openings`, asSelf, async (c) => {
    const { openings, shown } = await formOf(c, openingsForm);
    await chooseOpenings(c.var.ctx, c.var.self, openings === 'on', shown);
    return c.redirect(`${page}?done=given`, 303);
  })
  .post(`${page}/:id/withdrawal`, asSelf, async (c) => {
    const identity = (await findCandidate(c)) ? 'private-link' : 'letter';
    const { subjectId } = c.var.self;
    await withdraw(c.var.ctx, { subjectId, identity }, entryIn(c));
    return c.redirect(`${page}?done=withdrawn`, 303);
  })
  .post(`${page}/:id/giving`, asSelf, async (c) => {
    const { shown } = await formOf(c, givingForm);
    const again = await give(c.var.ctx, c.var.self, entryIn(c), shown);
    if (again !== 'notice') return c.redirect(`${page}?done=given`, 303);
    // A space that was opened by a letter opens no interview: that takes the private link.
    return c.redirect((await findCandidate(c)) ? '/interview' : `${page}?done=invited`, 303);
  });
