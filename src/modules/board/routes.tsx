import type { Context } from 'hono';
import { asOfficer, deskOf, namesOf } from '#auth';
import { reasonWords } from '#erasures';
import { Refusal } from '#kernel/errors.ts';
import { formOf, readForm, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { markSent } from '#letters';
import { isOpen, kinds, mayExtend } from '#requests';
import { BoardPage } from '#views/board/board.tsx';
import { NewRequestPage } from '#views/board/new.tsx';
import { RequestPage } from '#views/board/request.tsx';
import { letterText } from '#views/shell/letter.tsx';
import {
  answerForm,
  filedForm,
  identityWords,
  kindWords,
  leftWords,
  reasonForm,
  seenForm,
  settlingOf,
  showIn,
  shows,
  stateWords,
} from './model.ts';
import { answer, erase, eraseAgain, extend, fileFor, openRequest, readBoard, refuse } from './verbs.ts';

const toBoard = { next: { label: 'All requests', href: '/requests' } };
function idIn<const Of extends string>(c: Context, of: Of, name: string) {
  const found = idOf(of).safeParse(c.req.param(name));
  if (found.success) return found.data;
  throw new Refusal('missing', 'There is no such request.', toBoard);
}
const requestIn = (c: Context) => idIn(c, 'request', 'id');
const back = (c: Context, done: string) => c.redirect(`/requests/${requestIn(c)}?done=${done}`, 303);

const said: Record<string, string> = {
  filed: 'The request is on the board.',
  answered: 'The request is answered and closed.',
  refused: 'The request is refused, with the reason and the way to complain.',
  extended: 'The request may take up to two months longer; the reasons are on their way to the person.',
  begun: 'Erasing has begun.',
  again: 'The step is tried again.',
  sent: 'The letter is marked as sent.',
};

type Opened = Awaited<ReturnType<typeof openRequest>>;
const erasingOf = ({ erasure }: Opened) =>
  erasure && {
    ...{ state: erasure.state, certificate: erasure.certificate, begunAt: erasure.begunAt },
    done: erasure.steps.filter((step) => step.state === 'done').length,
    all: erasure.steps.length,
    steps: erasure.steps.filter(isTold).map(({ what, state, items, did, reason, tries, because }) => ({
      ...{ state, items, did, tries, what: what.en, because: because?.en },
      reason: reason ? reasonWords(reason) : undefined,
    })),
  };
/** What was held, what went wrong and what is still to do; not the many kinds of data of which there was none. */
const isTold = ({ state, did, items }: NonNullable<Opened['erasure']>['steps'][number]) =>
  state !== 'done' || did === null || items > 0;
const planOf = ({ plan }: Opened) =>
  plan
    ?.filter(({ items }) => items > 0)
    .map(({ what, because, ...line }) => ({ ...line, what: what.en, because: because?.en }));

async function requestProps(c: Context, opened: Opened) {
  const { ctx } = c.var;
  const { request, person, letters } = opened;
  const { id, kind, identity, state, details, ...rest } = request;
  return {
    ...rest,
    ...{ desk: await deskOf(c), href: `/requests/${id}`, kind: kindWords[kind], erases: kind === 'erasure' },
    secondReading: kind === 'human-review',
    ...{ state, open: isOpen(state), stateWords: stateWords[state], identity: identityWords[identity] },
    settling: settlingOf(kind, id),
    left: leftWords(request.dueAt, ctx.now()),
    late: request.dueAt < ctx.now(),
    mayExtend: mayExtend(state, request.receivedAt, ctx.now()),
    person: person && { name: person.name, email: person.email },
    details: details === undefined ? undefined : detailsOf(details),
    plan: planOf(opened),
    erasing: erasingOf(opened),
    letters: letters.map(({ id: letterId, state: standing, recipient, body, writtenAt }) => ({
      ...{ recipient, subject: body.subject, text: letterText(body), writtenAt, state: standing },
      sent: `/requests/${id}/letters/${letterId}/sent`,
    })),
    done: said[c.req.query('done') ?? ''],
  };
}
const headed = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
/** What a request is about, line by line, whatever kind it is. Ids of things say nothing to a reader. */
const detailsOf = (details: unknown) =>
  Object.entries(details ?? {})
    .filter(([, value]) => !idOf('thing').safeParse(value).success)
    .map(
      ([name, value]) => [headed(name), typeof value === 'string' ? value : JSON.stringify(value)] as const,
    );

export const routes = web
  .createApp()
  .get('/requests', asOfficer, async (c) => {
    const { ctx } = c.var;
    const show = showIn(c.req.query('show'));
    const { rows, countOf } = await readBoard(ctx, show);
    return c.html(
      <BoardPage
        desk={await deskOf(c)}
        show={show}
        tabs={(Object.keys(shows) as (keyof typeof shows)[]).map((of) => ({ of, count: countOf(of) }))}
        rows={rows.map(({ id, kind, identity, state, receivedAt, dueAt, closedAt }) => ({
          ...{ href: `/requests/${id}`, kind: kindWords[kind], identity: identityWords[identity] },
          ...{ state, stateWords: stateWords[state], receivedAt, dueAt, closedAt, open: isOpen(state) },
          ...{ left: leftWords(dueAt, ctx.now()), late: dueAt < ctx.now() },
        }))}
      />,
    );
  })
  .get('/requests/new', asOfficer, async (c) => c.html(<NewRequestPage {...(await formProps(c))} />))
  .post('/requests/new', asOfficer, async (c) => {
    const form = await readForm(c, filedForm);
    if (!form.ok) return c.html(<NewRequestPage {...(await formProps(c))} {...form} />, 422);
    const id = await fileFor(c.var.ctx, c.var.officer, form.data);
    if (id) return c.redirect(`/requests/${id}?done=filed`, 303);
    const given = { ...form.data, words: form.data.words ?? '' };
    return c.html(
      <NewRequestPage {...(await formProps(c))} given={given} problems={{ email: nobody }} />,
      422,
    );
  })
  .get('/requests/:id', asOfficer, async (c) => {
    const opened = await openRequest(c.var.ctx, c.var.officer, requestIn(c));
    const names = await namesOf(c.var.ctx, [opened.request.subjectId]);
    const name = names.get(opened.request.subjectId) ?? '';
    return c.html(<RequestPage {...(await requestProps(c, opened))} name={name} />);
  })
  .post('/requests/:id/answer', asOfficer, async (c) => {
    await answer(c.var.ctx, c.var.officer, requestIn(c), (await formOf(c, answerForm)).words);
    return back(c, 'answered');
  })
  .post('/requests/:id/refusal', asOfficer, async (c) => {
    await refuse(c.var.ctx, c.var.officer, requestIn(c), (await formOf(c, reasonForm)).words);
    return back(c, 'refused');
  })
  .post('/requests/:id/extension', asOfficer, async (c) => {
    await extend(c.var.ctx, c.var.officer, requestIn(c), (await formOf(c, reasonForm)).words);
    return back(c, 'extended');
  })
  .post('/requests/:id/erasure', asOfficer, async (c) => {
    await formOf(c, seenForm);
    await erase(c.var.ctx, c.var.officer, requestIn(c));
    return back(c, 'begun');
  })
  .post('/requests/:id/erasure/again', asOfficer, async (c) => {
    await eraseAgain(c.var.ctx, c.var.officer, requestIn(c));
    return back(c, 'again');
  })
  .post('/requests/:id/letters/:letter/sent', asOfficer, async (c) => {
    await markSent(c.var.ctx, c.var.officer, idIn(c, 'letter', 'letter'));
    return back(c, 'sent');
  });

const nobody =
  'Nothing is held under this address. Ask for another one they may have used; if there is none, tell them that nothing is held.';
const formProps = async (c: Context) => ({
  desk: await deskOf(c),
  kinds: kinds.map((value) => ({ value, label: kindWords[value] })),
  given: {} as Readonly<Record<string, string>>,
  problems: {} as Readonly<Record<string, string>>,
});
