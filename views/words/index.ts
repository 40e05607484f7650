import { de } from './de.ts';
import { en, type Words } from './en.ts';

export type Language = 'en' | 'de';

export type { LetterBody, LetterLine } from './en/letters.ts';
export { en, type Words };

export const languages: readonly { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

const catalogues: Record<Language, Words> = { en, de };

/** The catalogue of a language; what we do not speak is answered in English. */
export const wordsOf = (language: string): Words => catalogues[language as Language] ?? en;
