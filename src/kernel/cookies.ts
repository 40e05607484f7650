import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { days } from './durations.ts';
import { type Said, said } from './said.ts';

export const cookieCategories = [
  'essential',
  'performance',
  'functionality',
  'analytics',
  'advertising',
] as const;
export type CookieCategory = (typeof cookieCategories)[number];
export interface CookieStatement {
  readonly category: CookieCategory;
  readonly what: Said;
  /** The longest it stays in a browser, ms. */
  readonly longest: number;
}

/**
 * Every cookie of this house. The public page is written from this list, and nothing else can be set: `putCookie` takes
 * these names only, and a test walks the house to see that no other comes.
 */
export const cookies = {
  desk: {
    category: 'essential',
    what: said(
      'knows a colleague who has signed in, until they sign out',
      'erkennt, wer sich aus dem Team angemeldet hat, bis zur Abmeldung',
    ),
    longest: days(14),
  },
  visit: {
    category: 'essential',
    what: said(
      'knows whoever opened a private link or a letter about their data',
      'erkennt, wer einen persönlichen Link oder einen Brief zu seinen Daten geöffnet hat',
    ),
    longest: days(14),
  },
  cookies: {
    category: 'essential',
    what: said('remembers what you chose about cookies', 'merkt sich, was Sie über Cookies gewählt haben'),
    longest: days(182),
  },
  look: {
    category: 'functionality',
    what: said(
      'remembers light or dark and the speed at which you listen to recordings',
      'merkt sich Hell oder Dunkel und das Tempo, in dem Sie Aufnahmen hören',
    ),
    longest: days(182),
  },
} as const satisfies Record<string, CookieStatement>;
export type CookieName = keyof typeof cookies;

/** What scripts keep in the browser itself. All of it is essential: without it an answer could be lost. */
export const browserStores = [
  {
    name: 'interview',
    kind: 'IndexedDB',
    what: said(
      'parts of a recording until this house has received them; then they go',
      'Teile einer Aufnahme, bis dieses Haus sie empfangen hat; dann gehen sie',
    ),
  },
  {
    name: 'interview-draft',
    kind: 'localStorage',
    what: said(
      'a typed answer that is not sent yet; it goes when it is sent',
      'eine geschriebene Antwort, die noch nicht gesendet ist; sie geht mit dem Senden',
    ),
  },
  {
    name: 'interview-devices',
    kind: 'localStorage',
    what: said(
      'which camera and microphone you chose',
      'welche Kamera und welches Mikrofon Sie gewählt haben',
    ),
  },
] as const;

/** Sets a cookie that scripts and other sites cannot read; refuses to keep it longer than its statement says. */
export function putCookie(c: Context, name: CookieName, value: string, ms: number = cookies[name].longest) {
  if (ms > cookies[name].longest) throw new Error(`the cookie ${name} is declared to stay a shorter time`);
  const guarded = { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Lax', path: '/' } as const;
  setCookie(c, name, value, { ...guarded, maxAge: ms / 1000 });
}
export const readCookie = (c: Context, name: CookieName) => getCookie(c, name, 'host');
export const dropCookie = (c: Context, name: CookieName) =>
  deleteCookie(c, name, { prefix: 'host', secure: true, path: '/' });

export const cookieChoices = ['all', 'essential'] as const;
export type CookieChoice = (typeof cookieChoices)[number];
/** What somebody allows. A browser that sends Global Privacy Control has said no for them, whatever was chosen before. */
export function cookieChoiceOf(c: Context): { choice: CookieChoice | undefined; bySignal: boolean } {
  if (c.req.header('sec-gpc') === '1') return { choice: 'essential', bySignal: true };
  const kept = readCookie(c, 'cookies');
  return { choice: cookieChoices.find((one) => one === kept), bySignal: false };
}
export const appearances = ['system', 'light', 'dark'] as const;
export const speeds = [0.75, 1, 1.25, 1.5, 2] as const;
export type Look = { appearance: (typeof appearances)[number]; speed: number };
const usual: Look = { appearance: 'system', speed: 1 };
/** How somebody wants pages and players; the usual unless they let us remember it. */
export function lookOf(c: Context): Look & { remembers: boolean } {
  if (cookieChoiceOf(c).choice !== 'all') return { ...usual, remembers: false };
  const [look, speed] = (readCookie(c, 'look') ?? '').split('/');
  return {
    appearance: appearances.find((one) => one === look) ?? usual.appearance,
    speed: speeds.find((one) => String(one) === speed) ?? usual.speed,
    remembers: true,
  };
}
export const keepLook = (c: Context, { appearance, speed }: Look) =>
  putCookie(c, 'look', `${appearance}/${speed}`);
