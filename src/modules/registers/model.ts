import { type CategoryName, categories, type Rule } from '#kernel/categories.ts';
import type { Config } from '#kernel/config.ts';
import { periodOf } from '#kernel/durations.ts';
import type { Holding } from '#kernel/privacy.ts';
import type { RuleRow, Rules } from '#kernel/rules.ts';
import { type Said, said } from '#kernel/said.ts';
import { type Words, wordsOf } from '#views/words/index.ts';

/** Who answers for the data, and who else has a say. */
export type House = {
  controller: string;
  address: string;
  privacyMail: string;
  dataProtectionOfficer: string | null;
  authority: string | null;
  authorityUrl: string | null;
};
/** What is kept of one kind, as the tables themselves say it. */
export interface HeldCategory {
  readonly name: CategoryName;
  readonly title: Said;
  readonly rule: Rule;
  readonly source: Said;
  readonly byLaw: boolean;
  /** Why an admin keeps it for another time than the product would. */
  readonly reason: string | null;
  readonly holdings: readonly Held[];
}
export type Held = Pick<Holding, 'name' | 'what' | 'why' | 'ground' | 'onErase' | 'portable'> & {
  readonly withheld: readonly Said[];
  readonly mentions: readonly Said[];
};
const heldOf = ({ name, what, why, ground, onErase, portable, withhold, mentions }: Holding): Held => ({
  ...{ name, what, why, ground, onErase, portable },
  withheld: Object.values(withhold),
  mentions: Object.values(mentions),
});
/** Every category with what belongs to it. Nothing here is written by hand, so nothing can be forgotten. */
export const heldIn = (holdings: readonly Holding[], rules: Rules, changed: readonly RuleRow[]) =>
  (Object.keys(categories) as CategoryName[]).map((name): HeldCategory => {
    const { title, source, byLaw } = categories[name];
    const reason = changed.find(({ id }) => id === name)?.reason ?? null;
    const its = holdings.filter(({ category }) => category === name).map(heldOf);
    return { name, title, rule: rules[name], source, byLaw, reason, holdings: its };
  });

export const recipientSettings = {
  mail: 'SMTP_URL',
  language: 'OLLAMA_URL',
  speech: 'WHISPER_URL',
  database: 'DATABASE_URL',
  files: 'STORAGE_URL',
  queue: 'REDIS_URL',
} as const;
export type RecipientKind = keyof typeof recipientSettings;
/** `where`: this machine, the house's own network, or the name of a host that others can reach, too. */
export type Recipient = { readonly kind: RecipientKind; readonly where: 'here' | 'inside' | (string & {}) };

const loopback = /^(localhost|127\.[\d.]+|\[?::1\]?)$/;
const inside =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[?f[cde])|\.(internal|local|lan|home\.arpa|cluster\.local|svc)$/;
/** Names inside the house are nobody's business outside of it: only that they are inside is said. */
function whereIs(url: string): Recipient['where'] {
  const host = URL.parse(url)?.hostname ?? '';
  if (loopback.test(host)) return 'here';
  return inside.test(host) || !host.includes('.') ? 'inside' : host;
}
/** Programs that were set up to receive something, read out of the settings themselves. */
export function recipientsIn(config: Config): Recipient[] {
  const urls: Record<RecipientKind, string | undefined> = {
    mail: config.smtpUrl,
    language: config.language.ollamaUrl,
    speech: config.whisper.url,
    database: config.databaseUrl,
    files: config.storage?.url,
    queue: config.redisUrl,
  };
  return (Object.keys(urls) as RecipientKind[]).flatMap((kind) => {
    const url = urls[kind];
    return url ? [{ kind, where: whereIs(url) }] : [];
  });
}
export type Measure = 'keys' | 'transport' | 'accounts' | 'roles' | 'log' | 'erasure' | 'pages' | 'writes';
/** What protects the data here. Encryption on the way is named only where the address has it. */
export const measuresIn = ({ baseUrl }: Config): Measure[] => [
  'keys',
  ...(baseUrl.startsWith('https://') ? (['transport'] as const) : []),
  ...(['accounts', 'roles', 'log', 'erasure', 'pages', 'writes'] as const),
];

export interface ProcessingRecord {
  readonly house: House;
  readonly held: readonly HeldCategory[];
  readonly recipients: readonly Recipient[];
  readonly measures: readonly Measure[];
}
const both = (words: (policy: Words['policy']) => string) =>
  said(words(wordsOf('en').policy), words(wordsOf('de').policy));
/** The record of processing as a file (GDPR article 30), version 1 of its shape. Periods are in days. */
export function recordFileOf({ house, held, recipients, measures }: ProcessingRecord) {
  const { people } = wordsOf('en').policy;
  const inDays = (ms: number) => Math.ceil(ms / 86_400_000);
  return {
    format: 'ai-interview-space/record-of-processing/1',
    controller: {
      ...{ name: house.controller, address: house.address, privacyContact: house.privacyMail },
      ...{ dataProtectionOfficer: house.dataProtectionOfficer },
      supervisoryAuthority: house.authority && { name: house.authority, url: house.authorityUrl },
    },
    people: people.map((_, at) => both((policy) => policy.people[at] ?? '')),
    categories: held.map(({ name, title, rule, source, byLaw, reason, holdings }) => ({
      ...{ name, title, purposes: holdings.map(({ why }) => why) },
      period: { from: rule.trigger, days: inDays(rule.for), atMostDays: inDays(rule.atMost) },
      ...{ source, setByLaw: byLaw, reasonOfTheController: reason, holdings },
    })),
    recipients: recipients.map(({ kind, where }) => ({
      ...{ kind, where, name: both((policy) => policy.recipients[kind].name) },
      receives: both((policy) => policy.recipients[kind].gets),
      purpose: both((policy) => policy.recipients[kind].why),
    })),
    transfersToThirdCountries: { any: false, text: both((policy) => policy.transfers) },
    securityMeasures: measures.map((measure) => ({
      name: measure,
      text: both((policy) => policy.measures[measure]),
    })),
  };
}
/** The categories as a page says them: periods in days or years. */
export const heldShown = (held: readonly HeldCategory[]) =>
  held.map(({ rule, ...kind }) => ({
    ...kind,
    rule: { trigger: rule.trigger, for: periodOf(rule.for), atMost: periodOf(rule.atMost) },
  }));
