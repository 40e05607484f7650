import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { createFactory } from 'hono/factory';
import { z } from 'zod';
import type { Ctx } from './context.ts';
import { Refusal } from './errors.ts';

export type Env = { Variables: { ctx: Ctx } };
export const web = createFactory<Env>();

/** What a form said, or what is wrong with each field and what was typed, so that nothing is typed twice. */
export type Form<T> =
  | { ok: true; data: T }
  | { ok: false; problems: Readonly<Record<string, string>>; given: Readonly<Record<string, string>> };

type Incoming = HttpBindings['incoming'];
const piecesOf = (incoming: Incoming): AsyncIterable<Buffer> => incoming.iterator({ destroyOnReturn: false });
/** What is taken in after a refusal, so that whoever is still sending hears it instead of a broken line. */
const heardOut = 8 * 1024 * 1024;
async function hearOut(incoming: Incoming) {
  if (incoming.readableEnded || incoming.destroyed) return;
  let left = heardOut;
  for await (const { length } of piecesOf(incoming)) {
    left -= length;
    if (left < 0) return;
  }
}
/**
 * A body as it comes in, to be read once. Under Node the request itself is read: the web stream around it would copy
 * every byte once more. Whoever stops reading early may answer all the same.
 */
export async function* bodyOf(c: Context): AsyncGenerator<Uint8Array> {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  if (!incoming) return yield* c.req.raw.body ?? [];
  try {
    yield* piecesOf(incoming);
  } finally {
    await hearOut(incoming);
  }
}

const longestForm = 1024 * 1024;
/** Refuses a body that says it is too long. One that does not say is counted while it comes, so nobody fills the memory. */
function bounded(c: Context, words: string) {
  const refusal = new Refusal('tooLarge', words);
  const said = c.req.header('content-length');
  if (Number(said ?? 0) > longestForm) throw refusal;
  let length = 0;
  const { body, bodyUsed } = c.req.raw;
  if (said === undefined && body && !bodyUsed) {
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform(part, out) {
        length += part.length;
        if (length > longestForm) out.error(refusal);
        else out.enqueue(part);
      },
    });
    c.req.raw = new Request(c.req.raw, { body: body.pipeThrough(counter), duplex: 'half' } as RequestInit);
  }
  return { tooLarge: () => (length > longestForm ? refusal : undefined) };
}
/** Reads a form body (urlencoded or multipart, at most 1 MiB of fields) by its schema. Repeated fields become arrays. */
export async function readForm<S extends z.ZodType>(c: Context, schema: S): Promise<Form<z.output<S>>> {
  const size = bounded(c, 'This form is larger than 1 MiB. Shorten it and send it again.');
  const body = await c.req.parseBody({ all: true }).catch(() => {
    throw size.tooLarge() ?? new Refusal('invalid', 'The form did not arrive whole. Send it again.');
  });
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, data: parsed.data };
  return { ok: false, problems: problemsOf(parsed.error), given: plainText(body) };
}

/** Like `readForm`, for a form that a page of ours cannot fill in wrongly. */
export async function formOf<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  const form = await readForm(c, schema);
  if (form.ok) return form.data;
  const said = Object.values(form.problems)[0] ?? 'Part of it is missing.';
  throw new Refusal('invalid', `The form could not be read: ${said} Go back, correct it and send it again.`);
}

/** Reads a small JSON body by its schema. */
export async function jsonOf<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  const size = bounded(c, 'This is larger than 1 MiB. Send less at once.');
  const body: unknown = await c.req.json().catch(() => {
    throw size.tooLarge() ?? new Refusal('invalid', 'The body is not JSON.');
  });
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refusal('invalid', z.prettifyError(parsed.error));
  return parsed.data;
}

/** One sentence per field, the first, in the order of the fields; nested names are joined by dots. */
export function problemsOf(error: z.ZodError): Record<string, string> {
  const first = new Map<string, string>();
  for (const { path, message } of error.issues)
    if (!first.has(path.join('.'))) first.set(path.join('.'), message);
  return Object.fromEntries(first);
}
const plainText = (body: object) =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

/** Does a script ask, which wants JSON, or a person, who wants a page? */
export const wantsJson = (c: Context) => c.req.header('accept')?.includes('application/json') ?? false;
/** The language of ours that the browser would rather read: `de-AT` is German. */
export function languageAsked(c: Context): 'en' | 'de' | undefined {
  const wishes = (c.req.header('accept-language') ?? '').split(',').map((wish) => {
    const [tag = '', weight] = wish
      .trim()
      .toLowerCase()
      .split(/;\s*q=/);
    return { language: tag.split('-')[0], weight: Number(weight ?? 1) };
  });
  const [best] = wishes
    .filter(({ language, weight }) => (language === 'en' || language === 'de') && weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return best?.language as 'en' | 'de' | undefined;
}
/** Does htmx ask for a fragment? */
export const wantsFragment = (c: Context) => c.req.header('hx-request') === 'true';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer: nothing from elsewhere runs here, and nothing here runs elsewhere. */
export const guardedHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set('content-security-policy', policy);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);
// A mail program presses this for its reader, from wherever it runs (RFC 8058). The link itself is the proof, and all it
// can do is end letters that advertise.
const fromAnywhere = /^\/unsubscribe\/[\w.~-]+$/;
/** Refuses a request that changes something unless a page of ours sent it. */
export const sameOriginOnly: MiddlewareHandler<Env> = async (c, next) => {
  const isOpen = harmless.has(c.req.method) || fromAnywhere.test(c.req.path);
  if (!isOpen && !cameFromUs(c))
    throw new Refusal(
      'forbidden',
      'This came from another site, so nothing was done. Open the page here and try again.',
    );
  await next();
};

function cameFromUs(c: Context<Env>) {
  const site = c.req.header('sec-fetch-site');
  if (site && site !== 'same-origin') return false;
  const origin = c.req.header('origin');
  if (!origin) return site === 'same-origin';
  const ours = [new URL(c.var.ctx.config.baseUrl).origin, new URL(c.req.url).origin];
  return ours.includes(origin) || (site === 'same-origin' && origin === 'null');
}
