import { DateTime } from 'luxon';
import { z } from 'zod';
import { days } from '#kernel/data.ts';
import type { Id } from '#kernel/ids.ts';
import type { House } from '#registers';

export type Language = 'en' | 'de';
/** A text that binds: whoever agrees to something agrees under it. */
export interface PolicyVersion {
  readonly id: Id<'policyVersion'>;
  readonly number: number;
  readonly material: boolean;
  readonly effectiveAt: Date;
  readonly publishedAt: Date;
  readonly text: Readonly<Record<Language, string>>;
  readonly summary: Readonly<Record<Language, string>>;
  /** SHA-256 of each text, hex. */
  readonly hash: Readonly<Record<Language, string>>;
}

/** A material change is announced so long before it takes effect. */
export const noticePeriod = days(14);

const longest = 100_000;
const markdown = z
  .string({ error: 'Write the text.' })
  .transform((value) => value.replaceAll('\r\n', '\n').trim())
  .refine((value) => value.length > 0, { error: 'Write the text.' })
  .refine((value) => value.length <= longest, { error: `Use at most ${longest} characters.` });
const summary = z
  .string()
  .default('')
  .transform((value) => value.replaceAll('\r\n', '\n').trim())
  .refine((value) => value.length <= 1000, { error: 'Use at most 1000 characters: it stands in a letter.' });
export const draftForm = z.object({
  textEn: markdown,
  textDe: markdown,
  summaryEn: summary,
  summaryDe: summary,
  revision: z.coerce.number().int().min(0),
});
export type Draft = Omit<z.output<typeof draftForm>, 'revision'>;

export const publicationForm = z.object({
  day: z.iso.date({ error: 'Choose the day from which the policy holds.' }),
  material: z.enum(['yes', 'no'], { error: 'Say whether the change matters to the people concerned.' }),
  revision: z.coerce.number().int().min(0),
});

const none: Record<Language, { officer: string; authority: string }> = {
  en: { officer: 'none has been appointed', authority: 'the one of the place where you live or work' },
  de: { officer: 'nicht benannt', authority: 'die des Ortes, an dem Sie leben oder arbeiten' },
};
/** Puts the organisation's own words where the text says {controller}, {address}, {privacyContact}, {dpo}, {authority}. */
export function filled(text: string, house: House, language: Language): string {
  const authority = [house.authority, house.authorityUrl].filter(Boolean).join(', ');
  const words: Record<string, string> = {
    controller: house.controller,
    address: house.address,
    privacyContact: house.privacyMail,
    dpo: house.dataProtectionOfficer ?? none[language].officer,
    authority: authority || none[language].authority,
  };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}
/** What still stands in braces when all that is known has been filled in. */
export const unfilled = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])];

/** Which of the three things without which nothing is published are missing (GDPR article 13(1)(a) and (b)). */
export const missingIn = (house: House) => [
  ...(house.controller.trim() ? [] : ['the controller']),
  ...(house.address.trim() ? [] : ['the postal address']),
  ...(house.privacyMail.trim() ? [] : ['the privacy contact']),
];

/** The moment at which a day begins where the house is; for today it is now. */
export function beginningOf(day: string, zone: string, now: Date): Date {
  const start = DateTime.fromISO(day, { zone });
  const isToday = start.hasSame(DateTime.fromJSDate(now, { zone }), 'day');
  return isToday ? now : start.toJSDate();
}
/** The first day that begins after a span of time, as a date field says it. */
export const dayAfter = (now: Date, span: number, zone: string) => {
  const at = DateTime.fromMillis(now.getTime() + span, { zone });
  return (at.equals(at.startOf('day')) || span === 0 ? at : at.plus({ days: 1 })).toISODate() ?? '';
};

/** Why this version cannot take effect then, or nothing. */
export function dayProblem(at: Date, now: Date, before: PolicyVersion | undefined, material: boolean) {
  if (at < now) return 'This day is over. A policy never applies backwards: choose today or later.';
  if (before && at < before.effectiveAt)
    return `Version ${before.number} takes effect later than that. Choose its day or a later one.`;
  if (before && material && at.getTime() < now.getTime() + noticePeriod)
    return 'A material change is announced at least 14 days before it takes effect. Choose a later day.';
  return undefined;
}

/** Of versions, the newest first, the one that holds at a moment. */
export const inForceAt = (versions: readonly PolicyVersion[], at: Date) =>
  versions.find(({ effectiveAt }) => effectiveAt <= at);
/** Those that are announced and do not hold yet, the nearest first. */
export const announcedAt = (versions: readonly PolicyVersion[], at: Date) =>
  versions.filter(({ effectiveAt }) => effectiveAt > at).toReversed();
/** Material changes that came into force since consent was given, the newest first. The first version changes nothing. */
export const changedSince = (versions: readonly PolicyVersion[], givenAt: Date, now: Date) =>
  versions.filter(
    ({ number, material, effectiveAt }) =>
      number > 1 && material && effectiveAt > givenAt && effectiveAt <= now,
  );
export type Standing = 'now' | 'former' | 'coming';
export function standingAt(
  versions: readonly PolicyVersion[],
  { number, effectiveAt }: PolicyVersion,
  now: Date,
): Standing {
  if (effectiveAt > now) return 'coming';
  return inForceAt(versions, now)?.number === number ? 'now' : 'former';
}

type InTheWay = {
  missing: readonly string[];
  unfilled: readonly string[];
  isSilent: boolean;
  isNew: boolean;
};
/** What has to be settled before the draft can be published, and where. */
export function obstaclesIn({ missing, unfilled: open, isSilent, isNew }: InTheWay) {
  const draft = { href: '/policy/draft', label: 'Open the draft' };
  const settings = { href: '/settings', label: 'Open the settings' };
  return [
    ...(missing.length
      ? [
          {
            text: `A policy must say who answers for the data and how to reach them (GDPR article 13). Missing: ${missing.join(', ')}.`,
            ...settings,
          },
        ]
      : []),
    ...(isNew ? [{ text: 'The draft is not saved yet. Read it and save it first.', ...draft }] : []),
    ...(open.length
      ? [{ text: `The text still says ${open.join(', ')}. Write what is meant.`, ...draft }]
      : []),
    ...(isSilent ? [{ text: 'Say in both languages what changes: people read it first.', ...draft }] : []),
  ];
}
