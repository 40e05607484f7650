import type { Context } from 'hono';
import { asRecruiter, deskOf } from '#auth';
import { trailTo, zones } from '#guestlists';
import { deadlineShown } from '#invitations';
import { Refusal } from '#kernel/errors.ts';
import { readForm, web } from '#kernel/http.ts';
import { type Id, idOf } from '#kernel/ids.ts';
import { ReopeningPage } from '#views/reopenings/reopening.tsx';
import { reopeningForm } from './model.ts';
import { reopenAnswers, toReopen } from './verbs.ts';

function sittingIn(c: Context): Id<'sitting'> {
  const id = idOf('sitting').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such interview. It may have been erased.');
}
type Said = { given: Readonly<Record<string, string>>; problems: Readonly<Record<string, string>> };
async function page(c: Context, said?: Said) {
  const id = sittingIn(c);
  const { invitation, position, name, until, questions } = await toReopen(c.var.ctx, id);
  const back = `/invitations/${invitation.id}`;
  return (
    <ReopeningPage
      desk={await deskOf(c)}
      trail={[...trailTo(position), { href: back, label: name }]}
      href={`/sittings/${id}/reopening`}
      {...{ name, back, zones }}
      questions={questions.map((one) => ({ ...one, chosen: said?.given.question === one.id }))}
      given={{ ...deadlineShown(until), ...said?.given }}
      problems={said?.problems ?? {}}
    />
  );
}

export const routes = web
  .createApp()
  .get('/sittings/:id/reopening', asRecruiter, async (c) => c.html(await page(c)))
  .post('/sittings/:id/reopening', asRecruiter, async (c) => {
    const { ctx, recruiter } = c.var;
    const form = await readForm(c, reopeningForm(ctx.now()));
    if (!form.ok) return c.html(await page(c, form), 422);
    const { question, reason, deadline } = form.data;
    const id = sittingIn(c);
    const { invitation } = await toReopen(ctx, id);
    await reopenAnswers(ctx, recruiter, id, question, { reason, deadline });
    return c.redirect(`/invitations/${invitation.id}?done=reopened`, 303);
  });
