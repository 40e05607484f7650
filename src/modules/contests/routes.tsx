import type { Context } from 'hono';
import { z } from 'zod';
import {
  asOfficer,
  asReviewer,
  asSelf,
  asStaff,
  authorityOf,
  deskOf,
  findCandidate,
  namesOf,
  organisationOf,
  personOf,
  visitOf,
} from '#auth';
import { sittingOf, sittingsAbout } from '#interviews';
import { invitationOf } from '#invitations';
import { Refusal } from '#kernel/errors.ts';
import { formOf, readForm, web } from '#kernel/http.ts';
import { type Id, idOf } from '#kernel/ids.ts';
import { freeReaders } from '#onlookers';
import { identityOf } from '#passes';
import { positionOf } from '#positions';
import { ownReportOf } from '#reports';
import { ownCardOf } from '#scorecards';
import { ContestPage } from '#views/contests/contest.tsx';
import { ContestsPage } from '#views/contests/contests.tsx';
import { DecisionsPage } from '#views/contests/decisions.tsx';
import { letterText } from '#views/shell/letter.tsx';
import { wordsOf } from '#views/words/index.ts';
import { contestForm, explained, modelsIn, verdictForm } from './model.ts';
import {
  chooseReader,
  contest,
  contestOf,
  contestsOf,
  giveBack,
  judge,
  listContests,
  ownSitting,
  readingOf,
  takeBack,
} from './verbs.ts';

const done = z.enum(['contested', 'takenBack']);

function idIn<Of extends 'contest' | 'sitting'>(c: Context, of: Of): Id<Of> {
  const id = idOf(of).safeParse(c.req.param('id'));
  if (id.success) return id.data as Id<Of>;
  throw new Refusal('missing', 'There is no such page. Check that you copied the whole address.');
}

/** Everything that was decided about whoever asks, and why. */
async function ownDecisions(c: Context) {
  const { ctx, self } = c.var;
  const [{ language }, sittings, contested] = await Promise.all([
    personOf(ctx, self.subjectId),
    sittingsAbout(ctx, self.subjectId),
    contestsOf(ctx, self.subjectId),
  ]);
  const interviews = await Promise.all(
    sittings
      .filter(({ state }) => state !== 'open')
      .map(async (sitting) => {
        const report = await ownReportOf(ctx, sitting);
        return {
          ...{ id: sitting.id, position: report.position.title, finishedAt: report.finishedAt },
          decisions: [...report.earlier, ...(report.decision ? [report.decision] : [])],
          model: modelsIn(report),
          // Before it is decided, showing levels would ask for the people who still rate.
          result: report.decision ? explained(report) : undefined,
          contest: contested.find(({ sittingId }) => sittingId === sitting.id),
        };
      }),
  );
  return (
    <DecisionsPage
      visit={await visitOf(c, { language, ...((await findCandidate(c)) && { home: '/interview' }) })}
      interviews={interviews}
      done={done.safeParse(c.req.query('done')).data}
    />
  );
}

async function listPage(c: Context) {
  const { ctx, staff } = c.var;
  const officer = staff.roles.includes('officer');
  const found = await listContests(ctx, officer ? undefined : staff.subjectId);
  const rows = await Promise.all(
    found.map(async (one) => {
      const { positionId } = await sittingOf(ctx, one.sittingId);
      const mine = one.readerId === staff.subjectId;
      const rated = mine && (await ownCardOf(ctx, one.sittingId, staff.subjectId)).handedInAt;
      return {
        ...{ filedAt: one.filedAt, dueAt: one.dueAt, mine, reading: one.state === 'reading' },
        position: (await positionOf(ctx, positionId)).title,
        href: mine && !rated ? `/sittings/${one.sittingId}/review` : `/contests/${one.id}`,
        rated: Boolean(rated),
      };
    }),
  );
  return <ContestsPage desk={await deskOf(c)} contests={rows} now={ctx.now()} officer={officer} />;
}

type Tried = { given?: Record<string, string>; problems?: Readonly<Record<string, string>> };
/** For the officer who chooses, or for the second person who decides. Nobody else has business here. */
async function onePage(c: Context, { given = {}, problems = {} }: Tried = {}) {
  const { ctx, staff } = c.var;
  const found = await contestOf(ctx, idIn(c, 'contest'));
  const [officer, mine] = [staff.roles.includes('officer'), found.readerId === staff.subjectId];
  if (!officer && !mine)
    throw new Refusal(
      'forbidden',
      'This is for the privacy officer and for the person who reads a second time.',
      {
        next: { label: 'What waits for you', href: '/reviews' },
      },
    );
  const sitting = await sittingOf(ctx, found.sittingId);
  const [position, readers, names, card] = await Promise.all([
    positionOf(ctx, sitting.positionId),
    officer && found.state === 'open' ? freeReaders(ctx, found) : [],
    namesOf(ctx, found.readerId ? [found.readerId] : []),
    mine ? ownCardOf(ctx, found.sittingId, staff.subjectId) : undefined,
  ]);
  return (
    <ContestPage
      desk={await deskOf(c)}
      id={found.id}
      position={position.title}
      {...{
        filedAt: found.filedAt,
        dueAt: found.dueAt,
        state: found.state,
        officer,
        mine,
        readers,
        given,
        problems,
      }}
      reader={found.readerId ? names.get(found.readerId) : undefined}
      rated={Boolean(card?.handedInAt)}
      review={`/sittings/${found.sittingId}/review`}
      request={`/requests/${found.requestId}`}
    />
  );
}

/** The letter that tells the second result, in the language of its person. */
async function letterFor(
  c: Context,
  sittingId: Id<'sitting'>,
  { outcome, reason }: { outcome: string; reason: string },
) {
  const { ctx, reviewer } = c.var;
  const { invitationId } = await sittingOf(ctx, sittingId);
  const invitation = await invitationOf(ctx, invitationId);
  const [person, sender, organisation, position, authority] = await Promise.all([
    personOf(ctx, invitation.subjectId),
    personOf(ctx, reviewer.subjectId),
    organisationOf(ctx),
    positionOf(ctx, invitation.positionId),
    authorityOf(ctx),
  ]);
  const body = wordsOf(invitation.language).contest.letter({
    ...{ name: person.name, position: position.title, organisation: organisation.name },
    ...{ from: sender.name, contact: organisation.privacyMail, reason, goesOn: outcome === 'going-on' },
    authority,
  });
  return { subject: body.subject, text: letterText(body).trim() };
}

export const routes = web
  .createApp()
  .get('/space/decisions', asSelf, async (c) => c.html(await ownDecisions(c)))
  .post('/space/decisions/:id/contest', asSelf, async (c) => {
    const { ctx, self } = c.var;
    const { words } = await formOf(c, contestForm);
    const sitting = await ownSitting(ctx, self, idIn(c, 'sitting'));
    await contest(ctx, await identityOf(c), sitting, words);
    return c.redirect('/space/decisions?done=contested', 303);
  })
  .post('/space/decisions/:id/contest/withdrawal', asSelf, async (c) => {
    const { ctx, self } = c.var;
    await takeBack(ctx, await ownSitting(ctx, self, idIn(c, 'sitting')));
    return c.redirect('/space/decisions?done=takenBack', 303);
  })
  .get('/contests', asStaff, async (c) => c.html(await listPage(c)))
  .get('/contests/:id', asStaff, async (c) => c.html(await onePage(c)))
  .post('/contests/:id/reader', asOfficer, async (c) => {
    const form = await readForm(c, z.object({ reader: idOf('subject') }));
    if (!form.ok)
      return c.html(await onePage(c, { problems: { reader: 'Choose who reads a second time.' } }), 422);
    await chooseReader(c.var.ctx, c.var.officer, idIn(c, 'contest'), form.data.reader);
    return c.redirect('/contests', 303);
  })
  .post('/contests/:id/return', asReviewer, async (c) => {
    await giveBack(c.var.ctx, c.var.reviewer, idIn(c, 'contest'));
    return c.redirect('/contests', 303);
  })
  .post('/contests/:id/result', asReviewer, async (c) => {
    const { ctx, reviewer } = c.var;
    const id = idIn(c, 'contest');
    const form = await readForm(c, verdictForm);
    if (!form.ok) return c.html(await onePage(c, form), 422);
    const { sittingId } = await readingOf(ctx, reviewer.subjectId, id);
    await judge(ctx, reviewer, id, { ...form.data, letter: await letterFor(c, sittingId, form.data) });
    return c.redirect(`/sittings/${sittingId}/report`, 303);
  });
