import type { Context } from 'hono';
import { z } from 'zod';
import { asRecruiter, deskOf, type Recruiter } from '#auth';
import { obstacleOf, trailTo, zones } from '#guestlists';
import {
  cancel,
  changeDeadline,
  deadlineFields,
  deadlineShown,
  invitationStates,
  remind,
  resend,
} from '#invitations';
import { Refusal } from '#kernel/errors.ts';
import { formOf, readForm, web } from '#kernel/http.ts';
import { type Id, idOf } from '#kernel/ids.ts';
import { listedAs, problemWords } from '#letters';
import { tabsOf } from '#positions';
import { CandidatePage } from '#views/candidates/candidate.tsx';
import { Letters } from '#views/candidates/letters.tsx';
import { CandidatesPage } from '#views/candidates/list.tsx';
import {
  candidateLetters,
  exportCandidates,
  type ListedLetter,
  listCandidates,
  openCandidate,
  openSearch,
  perPage,
  type Search,
  sealSearch,
} from './verbs.ts';

const said: Record<string, string> = {
  invited: 'The invitation is made.',
  reminded: 'The reminder is written.',
  link: 'There is a new link. The old one is dead.',
  deadline: 'The deadline is changed, and a letter says so.',
  cancelled: 'The invitation is taken back.',
  reopened: 'The answers are open again, and a letter says so.',
};
const doneIn = (c: Context) => {
  const done = c.req.query('done') ?? '';
  return /^\d{1,4}$/.test(done)
    ? `${done} ${done === '1' ? 'person was' : 'people were'} invited.`
    : said[done];
};

const filters = {
  state: z.enum(invitationStates).or(z.literal('')).catch(''),
  order: z.enum(['deadline', 'name']).or(z.literal('')).catch(''),
};
const searchForm = z.object({ ...filters, q: z.string().trim().max(200).catch('') });
const searchAddress = z.object({
  ...filters,
  find: z.string().max(2000).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
/** What is asked for as the address says it, where no name stands: the words are sealed for the colleague who wrote them. */
async function searchIn(c: Context) {
  const asked = searchAddress.parse(c.req.query());
  const positionId = positionIn(c);
  const query = asked.find ? await openSearch(c.var.ctx, c.var.recruiter, positionId, asked.find) : '';
  const { state, order } = asked;
  const search: Search = {
    ...{ positionId, query, state: state || undefined, order: order || ('newest' as const) },
  };
  return { asked: { ...asked, find: query && asked.find, q: query }, search };
}
const toPositions = { next: { label: 'All positions', href: '/positions' } };
function positionIn(c: Context): Id<'position'> {
  const id = idOf('position').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such position.', toPositions);
}
function invitationIn(c: Context): Id<'invitation'> {
  const id = idOf('invitation').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such candidate.', toPositions);
}

type Said = { given: Readonly<Record<string, string>>; problems: Readonly<Record<string, string>> };
async function candidatePage(c: Context, form?: Said) {
  const { invitation, contact, position, letters, sitting, invitedBy, link } = await openCandidate(
    c.var.ctx,
    c.var.recruiter,
    invitationIn(c),
  );
  const answers = sitting?.finishedAt ? answerPages(sitting.id) : [];
  return (
    <CandidatePage
      {...{ ...invitation, ...contact, position, trail: trailTo(position), answers, zones, invitedBy, link }}
      desk={await deskOf(c)}
      href={`/invitations/${invitation.id}`}
      hold={mayHold(c.var.recruiter) ? `/retention/holds/people/${invitation.subjectId}` : undefined}
      letters={letters.map(letterShown)}
      asked={doneIn(c) ? 0 : undefined}
      given={form?.given ?? deadlineShown(invitation)}
      problems={form?.problems ?? {}}
      done={doneIn(c)}
    />
  );
}
const letterShown = ({ id, kind, subject, state, problem, sentAt, writtenAt }: ListedLetter) => ({
  ...{ href: `/letters/${id}`, kind: listedAs(kind, subject).kind, state, at: sentAt ?? writtenAt },
  problem: state === 'failed' ? problemWords(problem) : undefined,
});
const mayHold = ({ roles }: Recruiter) => roles.includes('admin') || roles.includes('officer');
const answerPages = (sittingId: Id<'sitting'>) => [
  { href: `/sittings/${sittingId}/review`, label: 'Review the answers' },
  { href: `/sittings/${sittingId}/report`, label: 'Report' },
  { href: `/sittings/${sittingId}/reopening`, label: 'Reopen answers' },
];
const back = (c: Context, done: string) => c.redirect(`/invitations/${invitationIn(c)}?done=${done}`, 303);

const reasonForm = z.object({
  reason: z
    .string({ error: 'Write the reason: the person reads it.' })
    .trim()
    .min(1, { error: 'Write the reason: the person reads it.' })
    .max(1000, { error: 'Use at most 1,000 characters.' }),
});

const lookedFor = z.object({ asked: z.coerce.number().int().min(0).max(1000).optional().catch(undefined) });

export const routes = web
  .createApp()
  .get('/positions/:id/candidates', asRecruiter, async (c) => {
    const { ctx, recruiter } = c.var;
    const { asked, search } = await searchIn(c);
    const { position, candidates, ...found } = await listCandidates(ctx, recruiter, search, asked.page);
    // Reading the whole kit takes longer than the list: it is asked where an invitation begins.
    const asking = found.all === 0 || position.state === 'closed';
    const obstacle = asking ? await obstacleOf(ctx, position) : undefined;
    return c.html(
      <CandidatesPage
        {...{ ...found, position, perPage, page: asked.page }}
        desk={await deskOf(c)}
        tabs={tabsOf(position.id)}
        search={{ q: asked.q, find: asked.find, state: asked.state, order: asked.order }}
        obstacle={obstacle}
        candidates={candidates.map(({ invitation, contact }) => ({ ...invitation, ...contact }))}
        done={doneIn(c)}
      />,
    );
  })
  .post('/positions/:id/candidates', asRecruiter, async (c) => {
    const { q, state, order } = await formOf(c, searchForm);
    const find = q ? await sealSearch(c.var.ctx, c.var.recruiter, positionIn(c), q) : '';
    const named = Object.entries({ find, state, order }).filter(([, value]) => value);
    return c.redirect(`/positions/${positionIn(c)}/candidates?${new URLSearchParams(named)}`, 303);
  })
  .get('/positions/:id/candidates.csv', asRecruiter, async (c) => {
    const csv = await exportCandidates(c.var.ctx, c.var.recruiter, (await searchIn(c)).search);
    return c.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="candidates.csv"',
    });
  })
  .get('/invitations/:id', asRecruiter, async (c) => c.html(await candidatePage(c)))
  .get('/invitations/:id/letters', asRecruiter, async (c) => {
    const [id, { timeZone }] = [invitationIn(c), await deskOf(c)];
    const letters = (await candidateLetters(c.var.ctx, c.var.recruiter, id)).map(letterShown);
    const { asked } = lookedFor.parse(c.req.query());
    return c.html(<Letters {...{ letters, asked }} href={`/invitations/${id}`} zone={timeZone} />);
  })
  .post('/invitations/:id/reminders', asRecruiter, async (c) => {
    await remind(c.var.ctx, c.var.recruiter.subjectId, invitationIn(c));
    return back(c, 'reminded');
  })
  .post('/invitations/:id/links', asRecruiter, async (c) => {
    await resend(c.var.ctx, c.var.recruiter, invitationIn(c));
    return back(c, 'link');
  })
  .post('/invitations/:id/deadline', asRecruiter, async (c) => {
    const form = await readForm(c, deadlineFields(c.var.ctx.now()));
    if (!form.ok) return c.html(await candidatePage(c, form), 422);
    await changeDeadline(c.var.ctx, c.var.recruiter, invitationIn(c), form.data);
    return back(c, 'deadline');
  })
  .post('/invitations/:id/cancellation', asRecruiter, async (c) => {
    const form = await readForm(c, reasonForm);
    if (!form.ok) return c.html(await candidatePage(c, form), 422);
    await cancel(c.var.ctx, c.var.recruiter, invitationIn(c), form.data.reason);
    return back(c, 'cancelled');
  });
