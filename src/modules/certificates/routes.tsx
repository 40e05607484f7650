import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { visitOf } from '#auth';
import { web } from '#kernel/http.ts';
import { CertificatePage, NoCertificatePage } from '#views/certificates/certificate.tsx';
import { canonical } from './model.ts';
import { findCertificateBehind, type Issued } from './verbs.ts';

type Language = 'en' | 'de';
function languageOf(c: Context, fallback: Language): Language {
  const asked = accepts(c, { header: 'Accept-Language', supports: ['en', 'de'], default: fallback });
  return asked === 'de' ? 'de' : 'en';
}

function propsOf({ certificate: said, signature, signed, language }: Issued, file: string) {
  const { id, controller, keysDestroyed, keysKept, publicKey } = said;
  return {
    ...{ id, controller, keysDestroyed, keysKept, publicKey, signature, signed, file },
    askedAt: new Date(said.askedAt),
    erasedAt: new Date(said.erasedAt),
    unreadableFrom: new Date(said.unreadableInBackupsFrom),
    removed: said.removed.map(({ what, items, did }) => ({ items, did, what: what[language] })),
    kept: said.kept.map(({ what, items, because, until }) => ({
      ...{ items, what: what[language], because: because[language] },
      until: until === null ? null : new Date(until),
    })),
    recipients: said.recipients.map(({ who, outcome }) => ({ outcome, who: who[language] })),
  };
}

export const routes = web
  .createApp()
  .get('/certificates/:token', async (c) => {
    const { token } = c.req.param();
    const found = await findCertificateBehind(c.var.ctx, token);
    if (!found) {
      const visit = await visitOf(c);
      const language = languageOf(c, visit.language);
      return c.html(<NoCertificatePage visit={{ ...visit, language }} />, 404);
    }
    const visit = await visitOf(c, { language: found.language });
    return c.html(<CertificatePage visit={visit} {...propsOf(found, `${c.req.path}/certificate.json`)} />);
  })
  .get('/certificates/:token/certificate.json', async (c) => {
    const found = await findCertificateBehind(c.var.ctx, c.req.param('token'));
    if (!found) return c.notFound();
    const { certificate, signature } = found;
    c.header('content-disposition', 'attachment; filename="erasure-certificate.json"');
    c.header('content-type', 'application/json; charset=utf-8');
    return c.body(canonical({ certificate, signature }));
  });
