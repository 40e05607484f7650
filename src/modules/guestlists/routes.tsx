import type { Context } from 'hono';
import { z } from 'zod';
import { asRecruiter, deskOf, organisationOf } from '#auth';
import { deadlineFields, deadlineShown, invite, usualDeadline } from '#invitations';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { formOf, readForm, web } from '#kernel/http.ts';
import { type Id, idOf } from '#kernel/ids.ts';
import { kitOf } from '#kits';
import { emailAddress, personName } from '#people';
import { type Position, positionOf } from '#positions';
import { CheckPage } from '#views/guestlists/check.tsx';
import { InvitePage, type InviteProps, ListPage } from '#views/guestlists/invite.tsx';
import {
  type Judged,
  mostBytes,
  mostRows,
  type Row,
  readRows,
  trailTo,
  wordsOfFile,
  zones,
} from './model.ts';
import { inviteRows, judgeRows, obstacleOf } from './verbs.ts';

const languageNames = { en: 'English', de: 'German' } as const;
function positionIn(c: Context): Id<'position'> {
  const id = idOf('position').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such position.', {
    next: { label: 'All positions', href: '/positions' },
  });
}
type Said = { given: Readonly<Record<string, string>>; problems: Readonly<Record<string, string>> };
/** What both ways of inviting show; refuses where nobody can be invited. */
async function inviteProps(c: Context, form?: Said): Promise<InviteProps & { position: Position }> {
  const { ctx } = c.var;
  const position = await positionOf(ctx, positionIn(c));
  const obstacle = await obstacleOf(ctx, position);
  if (obstacle)
    throw new Refusal('conflict', `Nobody can be invited now. ${obstacle.text}`, { next: obstacle });
  const { language } = (await kitOf(ctx, position.kitId)).draft;
  const given = form?.given ?? (await usualGiven(ctx));
  const trail = trailTo(position);
  const about = { position, trail, zones, language: languageNames[language], byHand: !ctx.mail };
  return { desk: await deskOf(c), ...about, given, problems: form?.problems ?? {} };
}
async function usualGiven(ctx: Ctx) {
  return deadlineShown(usualDeadline(ctx.now(), (await organisationOf(ctx)).timeZone));
}

const guestForm = (now: Date) =>
  z.intersection(z.object({ name: personName, email: emailAddress }), deadlineFields(now));
const several = z.preprocess((value) => [value ?? []].flat(), z.array(z.string()).max(mostRows));
const rowsForm = z.object({ row: several, name: several, email: several });
/** The rows of the page before; a row that was emptied is left out. */
const rowsIn = ({ row, name, email }: z.output<typeof rowsForm>): Row[] =>
  row
    .map((number, at) => ({
      row: Number(number) || 0,
      name: name[at]?.trim() ?? '',
      email: email[at]?.trim() ?? '',
    }))
    .filter((one) => one.name || one.email)
    // The page shows those to be corrected first; of two with one address the earlier row counts.
    .sort((a, b) => a.row - b.row);

const listForm = (now: Date) =>
  z.intersection(
    z.object({ file: z.instanceof(File).or(z.string()).optional(), list: z.string().default('') }),
    deadlineFields(now),
  );
/** The rows of the file, or of what was pasted. */
async function rowsOfForm({ file, list }: { file?: File | string | undefined; list: string }) {
  const chosen = file instanceof File && file.size > 0 ? file : undefined;
  const field = chosen ? 'file' : 'list';
  if (chosen && chosen.size > mostBytes)
    return { ok: false as const, problems: { file: 'This file is larger than 512 KiB. Send it in parts.' } };
  if (!chosen && !list.trim())
    return { ok: false as const, problems: { file: 'Choose a file, or paste a list below.' } };
  const words = chosen
    ? wordsOfFile(new Uint8Array(await chosen.arrayBuffer()))
    : { ok: true as const, words: list };
  const read = words.ok ? readRows(words.words) : words;
  return read.ok ? read : { ok: false as const, problems: { [field]: read.problem } };
}

const parted = (judged: readonly Judged[]) => ({
  ready: judged.filter(({ flaw }) => !flaw),
  flawed: judged.filter(({ flaw }) => flaw),
});

export const routes = web
  .createApp()
  .get('/positions/:id/invitations/new', asRecruiter, async (c) =>
    c.html(<InvitePage {...(await inviteProps(c))} />),
  )
  .post('/positions/:id/invitations/new', asRecruiter, async (c) => {
    const form = await readForm(c, guestForm(c.var.ctx.now()));
    if (!form.ok) return c.html(<InvitePage {...(await inviteProps(c, form))} />, 422);
    const { name, email, ...until } = form.data;
    const { already, invitation } = await invite(
      c.var.ctx,
      c.var.recruiter,
      positionIn(c),
      { name, email },
      until,
    );
    const page = `/invitations/${invitation.id}`;
    if (!already) return c.redirect(`${page}?done=invited`, 303);
    const given = { name, email, ...deadlineShown(until) };
    return c.html(<InvitePage {...(await inviteProps(c, { given, problems: {} }))} already={page} />, 409);
  })
  .get('/positions/:id/invitations/csv', asRecruiter, async (c) =>
    c.html(<ListPage {...(await inviteProps(c))} most={mostRows} />),
  )
  .post('/positions/:id/invitations/csv', asRecruiter, async (c) => {
    const again = async (said: Said) =>
      c.html(<ListPage {...(await inviteProps(c, said))} most={mostRows} />, 422);
    const form = await readForm(c, listForm(c.var.ctx.now()));
    if (!form.ok) return again(form);
    const { file, list, ...until } = form.data;
    const given = { list, ...deadlineShown(until) };
    const read = await rowsOfForm({ file, list });
    if (!read.ok) return again({ given, problems: read.problems });
    const judged = await judgeRows(c.var.ctx, positionIn(c), read.rows);
    return c.html(<CheckPage {...(await inviteProps(c, { given, problems: {} }))} {...parted(judged)} />);
  })
  .post('/positions/:id/invitations/many', asRecruiter, async (c) => {
    const { ctx, recruiter } = c.var;
    const positionId = positionIn(c);
    const rows = rowsIn(await formOf(c, rowsForm));
    const form = await readForm(c, z.intersection(z.object({}), deadlineFields(ctx.now())));
    if (!form.ok) {
      const judged = await judgeRows(ctx, positionId, rows);
      return c.html(<CheckPage {...(await inviteProps(c, form))} {...parted(judged)} />, 422);
    }
    const { invited, left } = await inviteRows(ctx, recruiter, positionId, rows, form.data);
    if (!left.length) return c.redirect(`/positions/${positionId}/candidates?done=${invited}`, 303);
    const props = await inviteProps(c, { given: deadlineShown(form.data), problems: {} });
    return c.html(<CheckPage {...props} invited={invited} {...parted(left)} />, 422);
  });
