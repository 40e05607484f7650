import type { Context } from 'hono';
import { languageOf, organisationOf, visitOf } from '#auth';
import { type Env, web } from '#kernel/http.ts';
import { ProcessorsPage, RecordPage } from '#views/registers/record.tsx';
import { RetentionPage } from '#views/registers/retention.tsx';
import type { PrivacyFrame } from '#views/shell/privacy.tsx';
import { heldShown, recordFileOf } from './model.ts';
import { recordOf } from './verbs.ts';

const isLanguage = (value: string | undefined) => value === 'en' || value === 'de';
/** The frame of the public pages about data, in the language that a link chose, of the one who reads, or that the browser asks for. No cookie remembers it. */
export async function privacyFrame(c: Context<Env>): Promise<PrivacyFrame> {
  const chosen = c.req.query('lang');
  const standard = (await organisationOf(c.var.ctx)).language;
  const language = isLanguage(chosen) ? chosen : ((await languageOf(c)) ?? standard);
  const elsewhere = new URLSearchParams({ ...c.req.query(), lang: language === 'de' ? 'en' : 'de' });
  c.header('vary', 'Accept-Language, Cookie');
  return {
    visit: await visitOf(c, { language }),
    ending: isLanguage(chosen) ? `?lang=${language}` : '',
    other: `${c.req.path}?${elsewhere}`,
  };
}

export const routes = web
  .createApp()
  .get('/privacy/retention', async (c) => {
    const { held } = await recordOf(c.var.ctx);
    return c.html(<RetentionPage {...(await privacyFrame(c))} held={heldShown(held)} />);
  })
  .get('/privacy/processors', async (c) => {
    const { house, recipients } = await recordOf(c.var.ctx);
    const { controller } = house;
    return c.html(<ProcessorsPage {...(await privacyFrame(c))} {...{ controller, recipients }} />);
  })
  .get('/privacy/record', async (c) => {
    const { held, ...record } = await recordOf(c.var.ctx);
    return c.html(<RecordPage {...(await privacyFrame(c))} {...record} held={heldShown(held)} />);
  })
  .get('/privacy/record.json', async (c) => c.json(recordFileOf(await recordOf(c.var.ctx))));
