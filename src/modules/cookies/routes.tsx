import type { Context } from 'hono';
import { z } from 'zod';
import { localPath } from '#auth';
import {
  appearances,
  cookieChoiceOf,
  cookieChoices,
  dropCookie,
  keepLook,
  lookOf,
  putCookie,
  readCookie,
  speeds,
} from '#kernel/cookies.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Env, formOf, web } from '#kernel/http.ts';
import { privacyFrame } from '#registers';
import { CookiesPage } from '#views/cookies/cookies.tsx';
import { shownIn } from './model.ts';

const page = '/privacy/cookies';
const choiceForm = z.object({ choice: z.enum(cookieChoices), back: z.string().optional() });
const speed = z.coerce.number().refine((one) => speeds.some((known) => known === one));
const lookForm = z.object({ appearance: z.enum(appearances), speed });

const mustRemember = (c: Context) => {
  if (lookOf(c).remembers) return;
  throw new Refusal('conflict', 'This is remembered in a cookie that is not needed. Accept it first.', {
    next: { label: 'Cookies', href: page },
  });
};
/** Back to the page, in the language that was chosen there. */
function saved(c: Context<Env>) {
  const lang = c.req.query('lang');
  return c.redirect(`${page}?${new URLSearchParams({ ...(lang && { lang }), done: 'saved' })}`, 303);
}

export const routes = web
  .createApp()
  .get(page, async (c) => {
    const { visit, ...frame } = await privacyFrame(c);
    const { choice, bySignal } = cookieChoiceOf(c);
    const { appearance, speed: pace, remembers } = lookOf(c);
    // This page asks by itself, in the same two buttons.
    const assets = visit.assets && { ...visit.assets, asks: undefined };
    return c.html(
      <CookiesPage
        {...frame}
        {...shownIn(visit.language)}
        {...{ choice, bySignal, remembers, speeds }}
        visit={{ ...visit, assets }}
        look={{ appearance, speed: pace }}
        done={c.req.query('done') === 'saved'}
      />,
    );
  })
  .post(page, async (c) => {
    const { choice, back } = await formOf(c, choiceForm);
    putCookie(c, 'cookies', cookieChoiceOf(c).bySignal ? 'essential' : choice);
    if (choice === 'essential' && readCookie(c, 'look')) dropCookie(c, 'look');
    return back ? c.redirect(localPath(back), 303) : saved(c);
  })
  .post(`${page}/look`, async (c) => {
    mustRemember(c);
    keepLook(c, await formOf(c, lookForm));
    return saved(c);
  })
  .post(`${page}/speed`, async (c) => {
    mustRemember(c);
    keepLook(c, { ...lookOf(c), ...(await formOf(c, z.object({ speed }))) });
    return c.body(null, 204);
  });
