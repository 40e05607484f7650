import { describe, expect, it } from 'vitest';
import { letterHtml, letterText } from '../shell/letter.tsx';
import { languages, type Words, wordsOf } from './index.ts';

/** Every text without parameters, with its way through the catalogue. */
const textsOf = (part: unknown, way = ''): [string, string][] => {
  if (typeof part === 'string') return [[way, part]];
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([key, inner]) => textsOf(inner, `${way}.${key}`));
};
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

const mira = {
  name: 'Mira',
  organisation: 'Northwind Foundry',
  position: 'Site reliability engineer',
  from: 'Rita Osei',
  contact: 'rita@northwind.example',
  finishBy: 'Monday 30 November 2026, 18:00 CET',
  link: 'https://interviews.example/i/one-time',
};
const lettersTo = ({ letters }: Words) => ({
  invitation: letters.invitation({ ...mira, questions: 4, minutes: 25 }),
  reminder: letters.reminder(mira),
  newLink: letters.newLink(mira),
  reopened: letters.reopened({ ...mira, questions: ['Why?'], reason: 'The sound was lost.' }),
  deadlineChanged: letters.deadlineChanged(mira),
  finished: letters.finished(mira),
});

describe('the catalogues', () => {
  it('have a text for every text, and none is left empty', () => {
    const english = textsOf(wordsOf('en')).map(([way]) => way);
    for (const { value } of languages) {
      const texts = textsOf(wordsOf(value));
      const ways = texts.map(([way]) => way);
      expect(english.filter((way) => !ways.includes(way))).toEqual([]);
      // What a column or a value is called: English may leave it to the column's own name, other languages cannot.
      const more = ways.filter((way) => !english.includes(way));
      expect(more.filter((way) => !/\.(fields|values)\.[\w-]+$/.test(way))).toEqual([]);
      expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  });

  it('leave the scripts the same gaps to fill in every language', () => {
    const english = textsOf(wordsOf('en').script).map(([way, text]) => [way, placeholders(text)]);
    for (const { value } of languages) {
      expect(textsOf(wordsOf(value).script).map(([way, text]) => [way, placeholders(text)])).toEqual(english);
    }
  });

  it('speak German to a German candidate and English to one whose language we lack', () => {
    expect(wordsOf('de').notice.refuse).toBe('Nein, danke');
    expect(wordsOf('fr').notice.refuse).toBe('No, thank you');
  });

  it('count one and many as people do', () => {
    expect(wordsOf('en').notice.period({ count: 1, unit: 'years' })).toBe('1 year');
    expect(wordsOf('de').notice.period({ count: 90, unit: 'days' })).toBe('90 Tage');
    expect(wordsOf('de').shell.duration(61)).toBe('1 Minute 1 Sekunde');
  });
});

describe('letters to Mira', () => {
  for (const { value } of languages) {
    it(`carry their link in text and in HTML, and greet her by name (${value})`, () => {
      for (const body of Object.values(lettersTo(wordsOf(value)))) {
        expect(letterText(body)).toContain(mira.link);
        expect(letterHtml(body, value)).toContain(`<a href="${mira.link}">`);
        expect(body.lines[0]).toContain('Mira');
        expect(body.subject).not.toContain('\n');
      }
    });

    it(`give the reason of a decision and name the person who made it (${value})`, () => {
      const { letters } = wordsOf(value);
      for (const letter of [letters.goingOn, letters.notGoingOn]) {
        const text = letterText(letter({ ...mira, reason: 'Finds causes by evidence.' }));
        expect(text).toContain('Finds causes by evidence.');
        expect(text).toContain('Rita Osei');
      }
    });
  }

  it('show what a recruiter typed as letters, never as HTML', () => {
    const { letters } = wordsOf('en');
    const html = letterHtml(letters.cancelled({ ...mira, reason: '<img src=x onerror=alert(1)>' }), 'en');
    expect(html).not.toContain('<img');
  });
});
