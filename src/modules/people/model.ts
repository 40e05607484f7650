import { z } from 'zod';
import type { SubjectId } from '#kernel/ids.ts';

export type Language = 'en' | 'de';
export type PersonKind = 'candidate' | 'staff';
export type NewPerson = { kind: PersonKind; name: string; email: string; language: Language };
export type Person = {
  subjectId: SubjectId;
  kind: PersonKind;
  name: string;
  email: string;
  language: Language;
};

/** Who runs this house: on every page, in every letter and in every notice. */
export type Organisation = {
  name: string;
  /** The legal person who answers for the data (GDPR article 4(7)). */
  controller: string;
  address: string;
  privacyMail: string;
  /** How to reach the data protection officer, where there is one (GDPR article 37). */
  dataProtectionOfficer: string | null;
  /** The supervisory authority to complain to (GDPR article 77): name and address. */
  authority: string | null;
  authorityUrl: string | null;
  language: Language;
  timeZone: string;
  /** Brand colour as #rrggbb. */
  accent: string | null;
};

const controlCharacters = /\p{Cc}/u;
/** One line of text: no line break may end a mail header early, no control character may fool a terminal. */
export const line = (empty: string, longest = 200) =>
  z
    .string({ error: empty })
    .trim()
    .min(1, { error: empty })
    .max(longest, { error: `Use at most ${longest} characters.` })
    .refine((value) => !controlCharacters.test(value), {
      error: 'Write it in one line, without control characters.',
    });
/** Like `line`, and may stay empty. */
export const optionalLine = (longest = 200) =>
  line('', longest)
    .or(z.literal(''))
    .optional()
    .transform((value) => value || null);
export const personName = line('Write the name.', 120);
export const emailAddress = z
  .string({ error: 'Write the e-mail address.' })
  .trim()
  .min(1, { error: 'Write the e-mail address.' })
  .max(254, { error: 'An e-mail address has at most 254 characters.' })
  .pipe(z.email({ error: 'This is not an e-mail address. It looks like name@example.org.' }));
export const languageField = z.enum(['en', 'de'], { error: 'Choose English or German.' });

const isTimeZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};
export const timeZoneField = z
  .string({ error: 'Choose a time zone.' })
  .refine(isTimeZone, { error: 'Choose a time zone such as Europe/Berlin.' });

/** Stands where the name of an erased person would stand. */
export const erasedName = 'Somebody erased';
/** Of somebody whose name is there and does not open. */
export const damagedName = 'A name that is damaged';
