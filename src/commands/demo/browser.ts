import { type Form, formsOf, textOf } from './forms.ts';

export type Page = { path: string; status: number; html: string };
export type Answers = Record<string, string>;

/** What a person's browser does, without the browser: keeps cookies, follows redirects, fills in forms. */
export type Visitor = ReturnType<typeof visitor>;

export function visitor(base: string, signal: AbortSignal) {
  const jar = new Map<string, string>();

  /** One request, as a page of ours would send it. */
  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (jar.size) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    if (init.method && init.method !== 'GET') headers.set('origin', base);
    const answer = await fetch(new URL(path, base), { ...init, headers, signal, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) keep(jar, cookie);
    return answer;
  }
  async function land(path: string, answer: Response): Promise<Page> {
    const next = answer.headers.get('location');
    if (next && answer.status < 400) {
      await answer.body?.cancel();
      return open(next);
    }
    const page = { path, status: answer.status, html: await answer.text() };
    if (!answer.ok) throw new Error(`${path} answered ${page.status}: ${problemOf(page.html)}`);
    return page;
  }
  const open = async (path: string): Promise<Page> => land(path, await request(path));

  return {
    request,
    /** The page behind an address, after all redirects. Anything but a page is an error with the page's own words. */
    open,
    /** Sends the form of a page that goes to `action`, with some fields filled in; answers the page it leads to. */
    async send(page: Page, action: string | RegExp, answers: Answers = {}): Promise<Page> {
      const form = formTo(page, action);
      const body = bodyOf(form, answers);
      return land(form.action, await request(form.action, { method: 'POST', body }));
    },
    /** Sends what a script of ours puts into a form. */
    handIn: async (action: string, answers: Answers): Promise<Page> =>
      land(action, await request(action, { method: 'POST', body: new URLSearchParams(answers) })),
    /** What scripts of ours send and get. */
    async json(path: string, init: RequestInit): Promise<Record<string, unknown>> {
      const headers = { accept: 'application/json', ...Object.fromEntries(new Headers(init.headers)) };
      const answer = await request(path, { ...init, headers });
      const said = (await answer.json()) as Record<string, unknown>;
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${said.problem}`);
      return said;
    },
  };
}

export const asJson = (method: string, body: unknown): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

export function formTo(page: Page, action: string | RegExp): Form {
  const fits = (form: Form) =>
    typeof action === 'string' ? form.action === action : action.test(form.action);
  const form = formsOf(page.html).find(fits);
  if (!form) throw new Error(`the page ${page.path} has no form for ${action}: ${problemOf(page.html)}`);
  return form;
}

function bodyOf({ fields }: Form, answers: Answers) {
  const untouched = fields.filter(([name]) => !(name in answers));
  return new URLSearchParams([...untouched, ...Object.entries(answers)]);
}

/** The sentence of a page that says what is wrong with it, or its heading. */
const problemOf = (html: string) => {
  const said = [
    ...html.matchAll(/<(\w+)[^>]*class="[^"]*\b(?:error|problems?|lead)\b[^"]*"[^>]*>(.*?)<\/\1>/gs),
  ];
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? html.slice(0, 300);
  return [heading, ...said.map(([, , inside = '']) => inside)].map(textOf).join(' ').slice(0, 600);
};

function keep(jar: Map<string, string>, cookie: string) {
  const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}
