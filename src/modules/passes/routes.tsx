import type { Context } from 'hono';
import { z } from 'zod';
import { findCandidate, footerOf, languageOf, openSelfSession, personOf, type Self, visitOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { type Env, readForm, web } from '#kernel/http.ts';
import { emailAddress, organisationOf } from '#people';
import type { Identity } from '#requests';
import { AskPage } from '#views/passes/ask.tsx';
import { OpenPage } from '#views/passes/open.tsx';
import { wordsOf } from '#views/words/index.ts';
import { askForPass, takePass } from './verbs.ts';

const askForm = z.object({ email: emailAddress });

/** The frame of somebody we need not know. */
async function stranger(c: Context<Env>) {
  const { privacyMail: contact, language } = await organisationOf(c.var.ctx);
  return { contact, visit: await visitOf(c, { language: (await languageOf(c)) ?? language }) };
}

export type InSpace = Context<{ Variables: { ctx: Ctx; self: Self } }>;
/** Where the space of this person lies: candidates and colleagues come in by different doors. */
export const spacePath = ({ kind }: Pick<Self, 'kind'>) => (kind === 'staff' ? '/account/data' : '/space');
/** The frame of somebody's own pages, in their language, and the path under which they lie. */
export async function ownFrame(c: InSpace) {
  const { self, ctx } = c.var;
  const { name, email, language } = await personOf(ctx, self.subjectId);
  const base = spacePath(self);
  const links = [{ href: base, label: wordsOf(language).shell.held }];
  const home = self.kind === 'staff' ? '/account' : (await findCandidate(c)) && '/interview';
  const frame = { language, links, home: home || base, footer: footerOf(language, base) };
  return { base, name, email, language, visit: await visitOf(c, frame) };
}
/** How we know that it is they who ask. */
export async function identityOf(c: InSpace): Promise<Identity> {
  if (c.var.self.kind === 'staff') return 'signed-in';
  return (await findCandidate(c)) ? 'private-link' : 'letter';
}

export const routes = web
  .createApp()
  .get('/space/link', async (c) =>
    c.html(<AskPage {...(await stranger(c))} asked={c.req.query('asked') !== undefined} />),
  )
  .post('/space/link', async (c) => {
    const form = await readForm(c, askForm);
    if (!form.ok)
      return c.html(<AskPage {...(await stranger(c))} given={form.given.email ?? ''} wrong />, 422);
    await askForPass(c.var.ctx, form.data.email);
    return c.redirect('/space/link?asked', 303);
  })
  // A mail scanner opens links, but presses no button: looking uses nothing up.
  .get('/space/link/:token', async (c) =>
    c.html(<OpenPage {...(await stranger(c))} action={`/space/link/${c.req.param('token')}`} />),
  )
  .post('/space/link/:token', async (c) => {
    const taken = await takePass(c.var.ctx, c.req.param('token'));
    if (!taken.ok) return c.html(<AskPage {...(await stranger(c))} dead={taken.why} />, 410);
    await openSelfSession(c, taken.subjectId);
    return c.redirect('/space', 303);
  });
