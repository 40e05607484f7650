import type { Context } from 'hono';
import { z } from 'zod';
import { asKeeper, deskOf } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { readForm, web } from '#kernel/http.ts';
import { heldShown, privacyFrame, recordOf } from '#registers';
import { ChangesPage } from '#views/policies/changes.tsx';
import { PolicyDesk } from '#views/policies/desk.tsx';
import { DraftPage, PreviewPage } from '#views/policies/draft.tsx';
import { PolicyPage, VersionPage } from '#views/policies/policy.tsx';
import { PublicationPage } from '#views/policies/publication.tsx';
import {
  announcedAt,
  dayAfter,
  draftForm,
  inForceAt,
  noticePeriod,
  obstaclesIn,
  publicationForm,
  standingAt,
} from './model.ts';
import {
  draftOf,
  type OpenDraft,
  obstaclesOf,
  publish,
  saveDraft,
  versionOf,
  versionsOf,
  versionsTold,
} from './verbs.ts';

const numberIn = (text: string | undefined) => {
  const number = z.coerce.number().int().min(1).safeParse(text);
  if (number.success) return number.data;
  throw new Refusal('missing', 'There is no such version of the privacy policy.', {
    next: { label: 'The privacy policy', href: '/privacy' },
  });
};

const open = web
  .createApp()
  .get('/privacy', async (c) => {
    const { ctx } = c.var;
    const [frame, versions, { held }] = await Promise.all([privacyFrame(c), versionsOf(ctx), recordOf(ctx)]);
    const [current, upcoming] = [inForceAt(versions, ctx.now()), announcedAt(versions, ctx.now())];
    return c.html(<PolicyPage {...frame} {...{ current, upcoming, versions }} held={heldShown(held)} />);
  })
  .get('/privacy/versions/:number', async (c) => {
    const { ctx } = c.var;
    const version = await versionOf(ctx, numberIn(c.req.param('number')));
    const standing = standingAt(await versionsOf(ctx), version, ctx.now());
    return c.html(<VersionPage {...(await privacyFrame(c))} {...{ version, standing }} />);
  })
  .get('/privacy/changes', async (c) => {
    const [from, to] = await Promise.all(
      (['from', 'to'] as const).map((name) => versionOf(c.var.ctx, numberIn(c.req.query(name)))),
    );
    if (!from || !to) throw new Refusal('missing', 'Choose two versions.');
    return c.html(<ChangesPage {...(await privacyFrame(c))} {...{ from, to }} />);
  });

type Said = { given?: Readonly<Record<string, string>>; problems?: Readonly<Record<string, string>> };
type Writing = Said & { revision?: number; theirs?: OpenDraft };
async function draftPage(c: Context, { given, problems = {}, revision, theirs }: Writing = {}) {
  const draft = theirs ?? (await draftOf(c.var.ctx));
  const { textEn, textDe, summaryEn, summaryDe } = draft;
  return (
    <DraftPage
      desk={await deskOf(c)}
      number={draft.number}
      revision={revision ?? draft.revision}
      savedAt={draft.revision > 0 ? draft.changedAt : undefined}
      given={given ?? { textEn, textDe, summaryEn, summaryDe }}
      problems={problems}
      theirs={theirs}
      saved={c.req.query('done') === 'saved'}
    />
  );
}
async function publicationPage(c: Context, { given = {}, problems = {} }: Said = {}) {
  const { ctx } = c.var;
  const { draft, texts, last, timeZone, ...rest } = await obstaclesOf(ctx);
  const props = { number: draft.number, revision: draft.revision, texts, before: last, given, problems };
  const earliest = dayAfter(ctx.now(), noticePeriod, timeZone);
  const obstacles = obstaclesIn({ ...rest, isNew: draft.revision === 0 });
  return <PublicationPage desk={await deskOf(c)} {...props} {...{ earliest, obstacles }} />;
}

const desk = web
  .createApp()
  .get('/policy', asKeeper, async (c) => {
    const { ctx } = c.var;
    const [versions, { draft, missing }] = await Promise.all([versionsTold(ctx), obstaclesOf(ctx)]);
    const page = { versions, missing, published: c.req.query('done') === 'published' };
    const begun = draft.revision > 0 ? draft : undefined;
    return c.html(<PolicyDesk desk={await deskOf(c)} draft={begun} {...page} />);
  })
  .get('/policy/draft', asKeeper, async (c) => c.html(await draftPage(c)))
  .post('/policy/draft', asKeeper, async (c) => {
    const form = await readForm(c, draftForm);
    if (!form.ok) return c.html(await draftPage(c, { ...form, revision: Number(form.given.revision) }), 422);
    const saved = await saveDraft(c.var.ctx, c.var.keeper, form.data);
    if (saved.ok) return c.redirect('/policy/draft?done=saved', 303);
    const { revision: _old, ...given } = form.data;
    return c.html(await draftPage(c, { given, theirs: saved.theirs }), 409);
  })
  .get('/policy/preview', asKeeper, async (c) => {
    const { draft, texts } = await obstaclesOf(c.var.ctx);
    return c.html(<PreviewPage desk={await deskOf(c)} number={draft.number} texts={texts} />);
  })
  .get('/policy/publication', asKeeper, async (c) => c.html(await publicationPage(c)))
  .post('/policy/publication', asKeeper, async (c) => {
    const form = await readForm(c, publicationForm);
    if (!form.ok) return c.html(await publicationPage(c, form), 422);
    const { day, material, revision } = form.data;
    const wanted = { day, material: material === 'yes', revision };
    const done = await publish(c.var.ctx, c.var.keeper, wanted);
    if (done.ok) return c.redirect('/policy?done=published', 303);
    return c.html(await publicationPage(c, { given: { day, material }, problems: done.problems }), 422);
  });

export const routes = web.createApp().route('/', open).route('/', desk);
