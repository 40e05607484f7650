import { de } from './de.ts';
import { en, type Words } from './en.ts';

export type { Given, Gone } from './en/after.ts';
export type { LetterBody, LetterLine } from './en/letters.ts';
export type { Kept, Kind, Period } from './en/notice.ts';
export { en, type Words };

export type Language = 'en' | 'de';

export const languages: readonly { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

const catalogues: Record<Language, Words> = { en, de };

/** The catalogue of a language; what we do not speak is answered in English. */
export const wordsOf = (language: string): Words => catalogues[language as Language] ?? en;
