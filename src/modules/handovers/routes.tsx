import type { Context } from 'hono';
import { asStaff, deskOf, namesOf } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { kindWords, problemWords } from '#letters';
import { HandoverPage } from '#views/handovers/handover.tsx';
import { HandoversPage } from '#views/handovers/handovers.tsx';
import { letterText } from '#views/shell/letter.tsx';
import { opensSpace } from './model.ts';
import { listToHandOn, markHandedOn, openToHandOn } from './verbs.ts';

function letterIn(c: Context) {
  const id = idOf('letter').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such letter.', {
    next: { label: 'Letters to hand on', href: '/handovers' },
  });
}

export const routes = web
  .createApp()
  .get('/handovers', asStaff, async (c) => {
    const { ctx, staff } = c.var;
    const letters = await listToHandOn(ctx, staff);
    const names = await namesOf(
      ctx,
      letters.map(({ subjectId }) => subjectId),
    );
    return c.html(
      <HandoversPage
        desk={await deskOf(c)}
        letters={letters.map(({ id, kind, subjectId, recipient, subject, writtenAt }) => ({
          ...{ href: `/handovers/${id}`, kind: kindWords[kind], recipient, subject, writtenAt },
          name: names.get(subjectId) ?? '',
        }))}
        byHand={!ctx.mail}
        sent={c.req.query('sent') !== undefined}
      />,
    );
  })
  .get('/handovers/:id', asStaff, async (c) => {
    const letter = await openToHandOn(c.var.ctx, c.var.staff, letterIn(c));
    const { id, kind, recipient, body, writtenAt, opensUntil, state, problem } = letter;
    return c.html(
      <HandoverPage
        {...{ recipient, body, writtenAt, opensUntil }}
        desk={await deskOf(c)}
        href={`/handovers/${id}`}
        kind={kindWords[kind]}
        text={letterText(body)}
        opensSpace={opensSpace(letter)}
        problem={state === 'failed' ? problemWords(problem) : undefined}
      />,
    );
  })
  .post('/handovers/:id/sent', asStaff, async (c) => {
    await markHandedOn(c.var.ctx, c.var.staff, letterIn(c));
    return c.redirect('/handovers?sent', 303);
  });
