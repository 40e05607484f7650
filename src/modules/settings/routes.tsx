import { z } from 'zod';
import { asAdmin, deskOf, openStaffSession, shortestPassword } from '#auth';
import type { Purpose } from '#kernel/gate.ts';
import { formOf, readForm, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { findOrganisation } from '#people';
import { OutboundPage } from '#views/settings/outbound.tsx';
import { SetUpPage } from '#views/settings/set-up.tsx';
import { SettingsPage } from '#views/settings/settings.tsx';
import { purposeWords, sentInWords, settingsForm, setUpForm } from './model.ts';
import { checkSetUpLink, outboundState, saveSettings, settingsOf, setUp, tryAgain } from './verbs.ts';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
const setUpProps = { timeZones: zones, shortest: shortestPassword, sample: true };
const atFirst = { timeZone: 'Europe/Berlin', language: 'en', sample: 'yes' };

const beginning = web
  .createApp()
  .get('/set-up/:token', async (c) => {
    await checkSetUpLink(c.var.ctx, c.req.param('token'));
    return c.html(<SetUpPage {...setUpProps} action={c.req.path} given={atFirst} problems={{}} />);
  })
  .post('/set-up/:token', async (c) => {
    await checkSetUpLink(c.var.ctx, c.req.param('token'));
    const form = await readForm(c, setUpForm);
    const made = form.ok ? await setUp(c.var.ctx, form.data) : form;
    if ('subjectId' in made) {
      await openStaffSession(c, made.subjectId);
      return c.redirect('/', 303);
    }
    const given = form.ok ? { ...form.data, sample: form.data.sample ?? '' } : form.given;
    const problems = 'problems' in made ? made.problems : {};
    return c.html(<SetUpPage {...setUpProps} action={c.req.path} {...{ given, problems }} />, 422);
  })
  .get('/brand.css', async (c) => {
    const accent = (await findOrganisation(c.var.ctx))?.accent;
    c.header('cache-control', 'public, max-age=86400');
    return c.body(accent ? `:root { --accent: ${accent}; }\n` : '', 200, { 'content-type': 'text/css' });
  });

const jobForm = z.object({ job: idOf('job') });
const desk = web
  .createApp()
  .get('/settings', asAdmin, async (c) => {
    const given = await settingsOf(c.var.ctx);
    const props = { desk: await deskOf(c), timeZones: zones, saved: c.req.query('done') === 'saved' };
    return c.html(<SettingsPage {...props} given={given} problems={{}} />);
  })
  .post('/settings', asAdmin, async (c) => {
    const form = await readForm(c, settingsForm);
    if (form.ok) {
      await saveSettings(c.var.ctx, c.var.admin, form.data);
      return c.redirect('/settings?done=saved', 303);
    }
    const { given, problems } = form;
    return c.html(<SettingsPage desk={await deskOf(c)} timeZones={zones} {...{ given, problems }} />, 422);
  })
  .get('/outbound', asAdmin, async (c) => {
    const { places, database, sums, refused } = await outboundState(c.var.ctx);
    const inWords = <P extends { purpose: Purpose }>(given: readonly P[]) =>
      given.map((one) => ({ ...one, purpose: purposeWords[one.purpose] }));
    return c.html(
      <OutboundPage
        desk={await deskOf(c)}
        places={inWords(places)}
        database={database}
        sums={inWords(sums).map((sum) => ({ ...sum, size: sentInWords(sum.bytes) }))}
        refused={inWords(refused).map((one) => ({ ...one, at: one.refusedAt }))}
      />,
    );
  })
  .post('/settings/tries', asAdmin, async (c) => {
    const { job } = await formOf(c, jobForm);
    await tryAgain(c.var.ctx, c.var.admin, job);
    return c.redirect('/settings/system?done=again', 303);
  });

export const routes = web.createApp().route('/', beginning).route('/', desk);
