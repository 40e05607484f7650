import type { Id, SubjectId } from '#kernel/ids.ts';
import type { NavKey } from '#views/shell/recruiter.tsx';

export const roles = ['admin', 'recruiter', 'reviewer', 'officer'] as const;
export type Role = (typeof roles)[number];
export type Language = 'en' | 'de';
export type SessionKind = 'staff' | 'candidate';

declare const proof: unique symbol;
/** Proof that the request comes from somebody who works here. Only the guards make one. */
export interface Staff {
  readonly subjectId: SubjectId;
  readonly roles: readonly Role[];
  readonly sessionId: Id<'session'>;
  readonly [proof]: { staff: true };
}
export interface Admin extends Staff {
  readonly [proof]: { staff: true; admin: true };
}
export interface Recruiter extends Staff {
  readonly [proof]: { staff: true; recruiter: true };
}
/** May write scorecards: reviewers, and recruiters too. */
export interface Reviewer extends Staff {
  readonly [proof]: { staff: true; reviewer: true };
}
/** May decide who goes on: recruiters and admins. */
export interface Decider extends Staff {
  readonly [proof]: { staff: true; decider: true };
}
/** The privacy officer: answers what people ask about their data. */
export interface Officer extends Staff {
  readonly [proof]: { staff: true; officer: true };
}
/** Looks after the rules about data: the privacy officer and admins. */
export interface Keeper extends Staff {
  readonly [proof]: { staff: true; keeper: true };
}
/** Proof that the request comes from the person whom the data is about: by private link, by a letter, or signed in. */
export interface Self {
  readonly subjectId: SubjectId;
  readonly kind: SessionKind;
  readonly sessionId: Id<'session'>;
  readonly [proof]: { self: true };
}
/** Proof that the request comes from the person who holds this invitation. */
export interface Candidate {
  readonly subjectId: SubjectId;
  readonly invitationId: Id<'invitation'>;
  readonly sessionId: Id<'session'>;
  readonly [proof]: { candidate: true };
}

const roleNames: Partial<Record<Role, string>> = { officer: 'privacy officer' };
/** "Admin, recruiter" */
export const rolesWords = (held: readonly Role[]) => {
  const words = roles
    .filter((role) => held.includes(role))
    .map((role) => roleNames[role] ?? role)
    .join(', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

const indispensable = ['admin', 'officer'] as const;
type Holder = { readonly subjectId: SubjectId; readonly roles: readonly Role[] };
/** What only this colleague is among those who work here, if the house cannot do without it; `keeps` they would go on being. */
export const onlyOneAs = (open: readonly Holder[], who: SubjectId, keeps: readonly Role[] = []) =>
  indispensable.find((role) => {
    const holders = open.filter(({ roles: held }) => held.includes(role));
    return !keeps.includes(role) && holders.length === 1 && holders[0]?.subjectId === who;
  });
export const roleWords = (role: Role) => roleNames[role] ?? role;

type Page = { key: NavKey; href: string; for: readonly Role[] };
const pages: readonly Page[] = [
  { key: 'home', href: '/', for: roles },
  { key: 'positions', href: '/positions', for: ['recruiter', 'reviewer'] },
  { key: 'reviews', href: '/reviews', for: ['recruiter', 'reviewer', 'admin'] },
  { key: 'kits', href: '/kits', for: ['recruiter'] },
  { key: 'letters', href: '/letters', for: ['recruiter'] },
  { key: 'requests', href: '/requests', for: ['officer'] },
  { key: 'team', href: '/team', for: ['admin'] },
  { key: 'models', href: '/models', for: ['admin'] },
  { key: 'retention', href: '/retention', for: ['officer', 'admin'] },
  { key: 'privacy', href: '/policy', for: ['officer', 'admin'] },
  { key: 'audit', href: '/audit', for: ['admin'] },
  { key: 'settings', href: '/settings', for: ['admin'] },
];
/** The pages these roles may open. */
export const navOf = (held: readonly Role[]) =>
  pages
    .filter((page) => page.for.some((role) => held.includes(role)))
    .map(({ key, href }) => ({ key, href }));

/** A path of ours and nothing else: what follows a sign-in must not lead to another site. */
export function localPath(next: string | undefined): string {
  if (!next || /[\p{Cc}\\]/u.test(next) || !/^\/(?!\/)/.test(next)) return '/';
  const base = 'http://here.invalid';
  const url = URL.parse(next, base);
  return url?.origin === base ? `${url.pathname}${url.search}` : '/';
}

const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(e|ium)\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];
/** "Firefox on Linux": enough to know one's own devices by, and no more. */
export function deviceOf(userAgent: string | undefined): string {
  const named = (list: readonly [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  return [browser ?? 'Another program', system].filter(Boolean).join(' on ');
}

/** Shortest passphrase, in characters (NIST SP 800-63B-4 section 3.1.1.2: 15 where it is the only factor). */
export const shortestPassword = 15;
const longestPassword = 200;
const common = [
  'passwordpassword',
  'correcthorsebatterystaple',
  'qwertyuiopasdfgh',
  'letmeinletmein',
  'iloveyouiloveyou',
  'welcometothejungle',
  'administrator',
  'aiinterviewspace',
  'abcdefghijklmno',
  'qwertzuiopasdfg',
  'changemechangeme',
];
const bare = (words: string) =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Why this passphrase cannot be used, or nothing. No rule of composition: length, and not what everybody tries. */
export function passwordProblem(password: string, known: readonly string[]): string | undefined {
  const length = [...password].length;
  if (length < shortestPassword)
    return `Use at least ${shortestPassword} characters. Four or five words that you can remember are good.`;
  if (length > longestPassword) return `Use at most ${longestPassword} characters.`;
  const core = bare(password);
  if (new Set(core).size < 5) return 'The same few characters again and again are tried first. Use words.';
  const names = known.flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)]).map(bare);
  const guessed = [...common, ...names.filter((name) => name.length >= 3)];
  const rest = guessed.reduce((left, word) => left.replaceAll(word, ''), core);
  if (rest.length < 8)
    return 'This is one of the first that somebody would try: it is well known, or made of names of this house.';
  return undefined;
}

/**
 * Slows down whoever guesses: some failures are free, then every further one doubles the wait up to the longest.
 * Keys are fingerprints and live in memory only, so no address is kept.
 */
export function slowdown({ free, first, longest }: { free: number; first: number; longest: number }) {
  const failures = new Map<string, { count: number; until: number }>();
  const forgetOld = (now: number) => {
    for (const [key, { until }] of failures) if (until + longest < now) failures.delete(key);
  };
  return {
    /** Milliseconds to wait before the next try. */
    waitOf: (key: string, now: number) => Math.max(0, (failures.get(key)?.until ?? 0) - now),
    failed(key: string, now: number) {
      if (failures.size > 10_000) forgetOld(now);
      const before = failures.get(key);
      const count = before && before.until + longest >= now ? before.count + 1 : 1;
      const wait = count < free ? 0 : Math.min(longest, first * 2 ** (count - free));
      failures.set(key, { count, until: now + wait });
    },
    forget: (key: string) => void failures.delete(key),
  };
}
