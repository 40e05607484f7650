import type { Context } from 'hono';
import { z } from 'zod';
import { shownAs } from '#answering';
import { asRecruiter, type Recruiter, visitOf } from '#auth';
import { contactOf, noticeOf } from '#interviews';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { formOf, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { kitOf } from '#kits';
import { changesToTell } from '#policies';
import type { AnswerKind, Kit } from '#positions';
import { PreviewBar } from '#views/previews/bar.tsx';
import {
  DevicesPage,
  DonePage,
  NoticePage,
  PausedPage,
  PracticePage,
  QuestionPage,
  ReadyPage,
  RefusedPage,
  RenewalPage,
  TypedPage,
} from '#views/previews/pages.tsx';
import { afterStop, stopsOf, turned } from './model.ts';

type C = Context<{ Variables: { ctx: Ctx; recruiter: Recruiter } }>;
type Looked = Awaited<ReturnType<typeof looked>>;

const day = 86_400_000;
/** Rita looks at a draft as if a colleague had invited her to it for a week. */
async function looked(c: C) {
  const id = idOf('kit').safeParse(c.req.param('id'));
  if (!id.success)
    throw new Refusal('missing', 'There is no such kit.', { next: { label: 'All kits', href: '/kits' } });
  const { ctx, recruiter } = c.var;
  const { draft: kit } = await kitOf(ctx, id.data);
  const home = `/kits/${id.data}`;
  if (kit.questions.length === 0)
    throw new Refusal('conflict', 'The kit has no question yet. Add one, then look again.', {
      next: { label: 'The kit', href: home },
    });
  const { subjectId } = recruiter;
  const deadline = new Date(ctx.now().getTime() + 7 * day);
  const about = { kit, invitation: { subjectId, invitedBy: subjectId, deadline } };
  return { kit, home, base: `${home}/preview`, about, notice: await noticeOf(ctx, about) };
}
const pathIn = (c: C, { base }: Looked) => c.req.path.slice(base.length);

/** Candidates read the title of their position there; a kit may serve several. */
const positionTitle = { en: 'Title of the position', de: 'Titel der Stelle' };

type Visit = Awaited<ReturnType<typeof visitOf>>;
type Draw = (visit: Visit, here: Looked) => ReturnType<typeof NoticePage>;
/** A page of the candidate's in the candidate's frame, marked as what it is. */
const page = (draw: (c: C, visit: Visit, here: Looked) => ReturnType<Draw> | Promise<ReturnType<Draw>>) => {
  return async (c: C) => {
    const here = await looked(c);
    const { base, kit, home } = here;
    const above = (
      <PreviewBar stops={stopsOf(kit)} at={pathIn(c, here)} {...{ base, home, title: kit.title }} />
    );
    const visit = await visitOf(c, {
      language: kit.language,
      position: positionTitle[kit.language],
      home: base,
      above,
    });
    return c.html(turned(String(await draw(c, visit, here)), base));
  };
};
const to = (path: string) => async (c: C) => c.redirect((await looked(c)).base + path, 303);
const onwards = async (c: C) => {
  const here = await looked(c);
  return c.redirect(here.base + afterStop(stopsOf(here.kit), pathIn(c, here).replace(/\/answer$/, '')), 303);
};

function asked(c: C, { kit, base }: Looked) {
  const at = kit.questions.findIndex(({ id }) => id === c.req.param('question'));
  const question = kit.questions[at];
  if (question) return shownAs(question, { number: at + 1, of: kit.questions.length });
  throw new Refusal('missing', 'There is no such question in this kit. It may have been removed.', {
    next: { label: 'The preview', href: base },
  });
}
function opened(c: C, visit: Visit, here: Looked) {
  const question = asked(c, here);
  const kind = question.kinds.find((one) => one === c.req.param('kind'));
  if (!kind)
    throw new Refusal('missing', 'This question cannot be answered in that way.', {
      next: { label: 'The preview', href: here.base },
    });
  const now = c.var.ctx.now().getTime();
  const times = { now, thinkEnds: now + question.thinkSeconds * 1000 };
  if (kind !== 'typed')
    return <QuestionPage {...{ visit, question, kind, ...times }} takesLeft={question.retakes + 1} />;
  return <TypedPage {...{ visit, question, ...times }} draft={{ text: '', revision: 0 }} />;
}
async function chosen(c: C) {
  const { base } = await looked(c);
  const { kind } = await formOf(c, z.object({ kind: z.enum(['video', 'audio', 'typed']) }));
  return c.redirect(`${base}/questions/${c.req.param('question')}/${kind}`, 303);
}
/** What candidates read again once an announced change of the policy is in force. */
async function renewal(c: C, visit: Visit, { notice }: Looked) {
  const records = notice.kinds.some((kind) => kind !== 'typed');
  const purposes = ['interview', 'ai', ...(records ? (['recording'] as const) : [])] as const;
  return <RenewalPage {...{ visit, ...notice, purposes }} changes={await changesToTell(c.var.ctx)} />;
}
const kindsOf = ({ notice }: Looked): readonly AnswerKind[] => notice.kinds;
const first = ({ questions }: Kit) => `/interview/questions/${questions[0]?.id}`;
const goneAt = (now: number, { notice }: Looked) =>
  notice.kept.map(({ what, byLaw, rule: { atMost } }) => ({
    ...{ what, byLaw },
    at: now + atMost.count * (atMost.unit === 'years' ? 365 : 1) * day,
  }));

export const routes = web
  .createApp()
  .get('/kits/:id/preview', asRecruiter, to('/notice'))
  .get(
    '/kits/:id/preview/notice',
    asRecruiter,
    page((_, visit, { notice }) => <NoticePage {...{ visit, ...notice }} />),
  )
  .post('/kits/:id/preview/notice', asRecruiter, onwards)
  .get(
    '/kits/:id/preview/devices',
    asRecruiter,
    page((_, visit, here) => (
      <DevicesPage visit={visit} questions={here.kit.questions.length} kinds={kindsOf(here)} />
    )),
  )
  .post('/kits/:id/preview/devices', asRecruiter, onwards)
  .get(
    '/kits/:id/preview/practice',
    asRecruiter,
    page((_, visit, here) => {
      const { questions } = here.kit;
      return (
        <PracticePage
          {...{ visit, questions: questions.length, kinds: kindsOf(here), next: first(here.kit) }}
        />
      );
    }),
  )
  .get(
    '/kits/:id/preview/questions/:question',
    asRecruiter,
    page((c, visit, here) => {
      const { text: _t, hint: _h, criteria: _c, ...question } = asked(c, here);
      return <ReadyPage {...{ visit, question }} kind={question.kinds[0] ?? 'typed'} />;
    }),
  )
  .post('/kits/:id/preview/questions/:question/start', asRecruiter, chosen)
  .post('/kits/:id/preview/questions/:question/kind', asRecruiter, chosen)
  .post('/kits/:id/preview/questions/:question/answer', asRecruiter, onwards)
  .get('/kits/:id/preview/questions/:question/:kind', asRecruiter, page(opened))
  .post('/kits/:id/preview/pause', asRecruiter, to('/paused'))
  .get(
    '/kits/:id/preview/paused',
    asRecruiter,
    page((_, visit, { kit, notice }) => (
      <PausedPage {...{ visit, answered: 0, questions: kit.questions.length, finishBy: notice.finishBy }} />
    )),
  )
  .post('/kits/:id/preview/refusal', asRecruiter, to('/refusal'))
  .get(
    '/kits/:id/preview/refusal',
    asRecruiter,
    page(async (c, visit, { about }) => (
      <RefusedPage visit={visit} contact={await contactOf(c.var.ctx, about)} />
    )),
  )
  .get('/kits/:id/preview/renewal', asRecruiter, page(renewal))
  .post('/kits/:id/preview/renewal', asRecruiter, to('/practice'))
  .post('/kits/:id/preview/withdrawal', asRecruiter, to('/renewal'))
  .get(
    '/kits/:id/preview/done',
    asRecruiter,
    page((c, visit, here) => {
      const { name, contact } = here.notice;
      const erased = goneAt(c.var.ctx.now().getTime(), here);
      return (
        <DonePage
          {...{ visit, name, erased }}
          contact={contact.name}
          ai
          given={{
            spoken: kindsOf(here).some((kind) => kind !== 'typed'),
            typed: kindsOf(here).includes('typed'),
          }}
          feedback="open"
          openings={{ chosen: undefined, shown: '' }}
        />
      );
    }),
  )
  .post('/kits/:id/preview/feedback', asRecruiter, to('/done'));
