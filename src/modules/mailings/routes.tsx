import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { z } from 'zod';
import { asRecruiter, asSelf, asStaffSelf, deskOf, findCandidate, publicOf, visitOf } from '#auth';
import { shownFor } from '#consents';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { formOf, readForm, web } from '#kernel/http.ts';
import { type Id, idOf, newId } from '#kernel/ids.ts';
import { hashOf } from '#kernel/vault.ts';
import { legible } from '#kernel/words.ts';
import { organisationOf, personOf } from '#people';
import { positionOf } from '#positions';
import { MailPage, StaffMailPage } from '#views/mailings/mail.tsx';
import { OpeningsPage } from '#views/mailings/openings.tsx';
import { UnsubscribePage } from '#views/mailings/unsubscribe.tsx';
import { failureWords, longestWords } from './model.ts';
import {
  announce,
  audienceOf,
  obstacleTo,
  openingBody,
  prefer,
  preferenceOf,
  readLink,
  sentAbout,
  unsubscribe,
} from './verbs.ts';

const tick = z.literal('on').optional();
const wishForm = z.object({ reminder: tick, finished: tick, openings: tick, shown: z.string().default('') });

async function ending(c: Context, isDone: boolean) {
  const ctx = c.get('ctx') as Ctx;
  const { person, done } = await readLink(ctx, c.req.param('token') ?? '');
  const asked = accepts(c, { header: 'Accept-Language', supports: ['en', 'de'], default: 'en' });
  const language = person?.language ?? (asked === 'de' ? 'de' : 'en');
  const frame = await publicOf(c);
  const props = {
    action: c.req.path,
    done: isDone || done,
    language,
    organisation: frame.organisation ?? '',
  };
  return c.html(<UnsubscribePage {...frame} {...props} />);
}

const openingForm = z.object({
  id: idOf('announcement').optional(),
  words: z
    .string()
    .overwrite(legible)
    .min(1, { error: 'Write what the position is about.' })
    .max(longestWords, { error: `Use at most ${longestWords} characters.` }),
  act: z.enum(['preview', 'send']).default('preview'),
});
function positionIn(c: Context): Id<'position'> {
  const id = idOf('position').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such position.', {
    next: { label: 'Positions', href: '/positions' },
  });
}
const lettersIn = (standings: readonly { letters: number }[]) =>
  standings.reduce((sum, { letters }) => sum + letters, 0);
async function openingsOf(c: Context) {
  const ctx = c.get('ctx') as Ctx;
  const position = await positionOf(ctx, positionIn(c));
  return {
    desk: await deskOf(c),
    position: { id: position.id, title: position.title },
    obstacle: obstacleTo(ctx, position),
    people: (await audienceOf(ctx, position.id)).length,
    sent: (await sentAbout(ctx, position.id)).map(({ writtenAt, people, words, standings }) => ({
      ...{ writtenAt, people, words },
      delivered: lettersIn(standings.filter(({ state }) => state === 'sent')),
      onTheirWay: lettersIn(standings.filter(({ state }) => state === 'to-send')),
      failed: standings
        .filter(({ state }) => state === 'failed')
        .map((one) => ({ letters: one.letters, why: failureWords(one.problem) })),
    })),
  };
}

export const routes = web
  .createApp()
  .get('/space/mail', asSelf, async (c) => {
    const { ctx, self } = c.var;
    const [{ language }, { name }] = [await personOf(ctx, self.subjectId), await organisationOf(ctx)];
    const visit = await visitOf(c, { language, ...((await findCandidate(c)) && { home: '/interview' }) });
    const shown = hashOf(shownFor('openings', language, name));
    const wants = await preferenceOf(ctx, self.subjectId);
    return c.html(<MailPage {...{ visit, wants, shown }} done={c.req.query('done') === 'kept'} />);
  })
  .post('/space/mail', asSelf, async (c) => {
    const { reminder, finished, openings, shown } = await formOf(c, wishForm);
    const identity = (await findCandidate(c)) ? 'private-link' : 'letter';
    const wish = {
      reminder: reminder === 'on',
      finished: finished === 'on',
      openings: openings === 'on',
      shown,
    };
    await prefer(c.var.ctx, { subjectId: c.var.self.subjectId, identity }, wish);
    return c.redirect('/space/mail?done=kept', 303);
  })
  .get('/account/mail', asStaffSelf, async (c) => c.html(<StaffMailPage desk={await deskOf(c)} />))
  .get('/unsubscribe/:token', (c) => ending(c, false))
  .post('/unsubscribe/:token', async (c) => {
    await unsubscribe(c.var.ctx, c.req.param('token'));
    return ending(c, true);
  })
  .get('/positions/:id/openings', asRecruiter, async (c) =>
    c.html(<OpeningsPage {...(await openingsOf(c))} done={c.req.query('done') === 'sent'} />),
  )
  .post('/positions/:id/openings', asRecruiter, async (c) => {
    const { ctx, recruiter } = c.var;
    const form = await readForm(c, openingForm);
    if (!form.ok)
      return c.html(
        <OpeningsPage {...(await openingsOf(c))} words={form.given.words} problem={form.problems.words} />,
        422,
      );
    const { id = newId<'announcement'>(), words, act } = form.data;
    const positionId = positionIn(c);
    if (act === 'send') {
      await announce(ctx, recruiter, positionId, { id, words });
      return c.redirect(`/positions/${positionId}/openings?done=sent`, 303);
    }
    const { language } = await organisationOf(ctx);
    const to = { name: '(name)', email: 'preview', language };
    const preview = await openingBody(ctx, to, recruiter.subjectId, { positionId, words });
    return c.html(<OpeningsPage {...(await openingsOf(c))} {...{ words, preview, id }} />);
  });
