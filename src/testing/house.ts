import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readConfig } from '#kernel/config.ts';
import { type Machine, openEngines } from '#kernel/engines.ts';
import type { Event } from '#kernel/events.ts';
import { newId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import type { Letter, Mail } from '#kernel/mail.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { worker } from '#kernel/outbox.ts';
import { createApp, holdings, jobs } from '../app.tsx';
import { emptyDatabase } from './database.ts';
import { staff } from './people.ts';

type Options = {
  /** Settings by their names in the environment. */
  env?: Record<string, string>;
  /** Machines that stand in for the real ones, by their names. */
  machines?: Record<string, Machine>;
  /** Letters are posted into `posted` instead of shown. With SMTP_URL in `env` they go there. */
  mail?: boolean;
  /** Nobody works here yet: for those who test how a house begins. */
  empty?: boolean;
};
const origin = 'http://house.example';

const migrations = process.env.TEST_MIGRATIONS ?? './migrations';
const mailbox = (posted: Letter[]): Mail => ({
  close: () => undefined,
  send: async (letter) => {
    posted.push(letter);
    return { sent: true };
  },
});

/** A whole application on an empty database, with a clock you can turn. */
export async function house({ env = {}, machines = {}, mail = false, empty = false }: Options = {}) {
  let now = new Date('2026-08-22T10:00:00Z');
  const facts: Event[] = [];
  const posted: Letter[] = [];
  const dataDir = mkdtempSync(join(tmpdir(), 'house-'));
  const database = await emptyDatabase(dataDir);
  const config = readConfig({ DATA_DIR: dataDir, BASE_URL: origin, ...database.env, ...env });
  const ctx = await openCtx(config, {
    jobs,
    holdings,
    engines: openEngines(machines),
    migrations,
    now: () => now,
    log: silentLog,
    ...(env.SMTP_URL ? {} : { mail: mail ? mailbox(posted) : null }),
    hear: (said) => void facts.push(...said),
  });
  const app = createApp(ctx);
  onTestFinished(async () => {
    await closeCtx(ctx);
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const work = worker(ctx, jobs);
  const place = { ctx, browser: (comeBack?: () => Promise<unknown>) => browser(app, comeBack) };
  const colleagues = empty ? nobody(place.browser) : await staff(place);
  // The story of a test begins when the three are at their desks.
  await work.settle();
  facts.length = 0;
  posted.length = 0;
  return {
    ...place,
    ...colleagues,
    app,
    facts,
    posted,
    dataDir,
    /** The names of all facts so far, in order. */
    said: () => facts.map((fact) => fact.name),
    settle: work.settle,
    tick: work.tick,
    wait: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
}
/** Three browsers that nobody has signed in with. */
const nobody = (open: () => Browser): Awaited<ReturnType<typeof staff>> => {
  const stranger = () => ({ ...open(), subjectId: newId<'subject'>() });
  return { admin: stranger(), rita: stranger(), rex: stranger() };
};
export type House = Awaited<ReturnType<typeof house>>;

export type Browser = ReturnType<typeof browser>;
/** A browser with a cookie jar of its own. `comeBack` signs in again when a page asks for it. */
export function browser(app: ReturnType<typeof createApp>, comeBack?: () => Promise<unknown>) {
  const jar = new Map<string, string>();
  async function request(path: string, init: RequestInit = {}, mayComeBack = true): Promise<Response> {
    const headers = headersOf(init, jar);
    const answer = await app.request(path.startsWith('http') ? path : `${origin}${path}`, {
      ...init,
      headers,
    });
    for (const cookie of answer.headers.getSetCookie()) keep(jar, cookie);
    if (!comeBack || !mayComeBack || !asksToSignIn(answer)) return answer;
    await comeBack();
    return request(path, init, false);
  }
  return {
    jar,
    request,
    get: (path: string, headers: Record<string, string> = {}) => request(path, { headers }),
    post: (
      path: string,
      fields: Record<string, string | readonly string[]> = {},
      headers: Record<string, string> = {},
    ) => request(path, { method: 'POST', body: formBody(fields), headers }),
    json: (path: string, body: unknown, method = 'POST') =>
      request(path, {
        method,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
      }),
    /** The page's text, after following redirects. */
    async page(path: string): Promise<string> {
      const answer = await request(path);
      const next = answer.headers.get('location');
      return next ? this.page(next) : answer.text();
    },
  };
}

/** As a browser would send them: its cookies, and where a form came from. */
function headersOf(init: RequestInit, jar: Map<string, string>) {
  const headers = new Headers(init.headers);
  if (jar.size) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  if (!headers.has('origin') && init.method && init.method !== 'GET') headers.set('origin', origin);
  return headers;
}

const asksToSignIn = ({ status, headers }: Response) =>
  status === 401 || Boolean(headers.get('location')?.startsWith('/sign-in?'));

function formBody(fields: Record<string, string | readonly string[]>) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  return body;
}

function keep(jar: Map<string, string>, cookie: string) {
  const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
  if (gone) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}
