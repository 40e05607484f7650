import { html } from 'hono/html';
import type { Language } from '../words/index.ts';

type Moment = number | Date;
type Place = { zone: string; language?: Language | undefined };

const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

/** Making a format takes longer than drawing a row, and a page needs the same few again and again. */
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(locale: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${Object.entries(options).join(' ')}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  if (formats.size > 500) formats.clear();
  formats.set(key, made);
  return made;
}

/** A list says the same moments on every page: the words of the last ones are kept. */
const said = new Map<string, string>();
function remembered(key: string, words: () => string) {
  const known = said.get(key);
  if (known) return known;
  if (said.size > 5000) said.clear();
  const made = words();
  said.set(key, made);
  return made;
}
const keyOf = (kind: string, at: Moment, { zone, language }: Place) =>
  `${kind} ${Number(at)} ${zone} ${language}`;

const partsOf = (at: Moment, { zone, language = 'en' }: Place, options: Intl.DateTimeFormatOptions) => {
  const format = formatOf(locales[language], { timeZone: zone, hourCycle: 'h23', ...options });
  const parts = format.formatToParts(at).map((part) => [part.type, part.value] as const);
  return new Map<string, string>(parts);
};

/** "24 November 2026", "24. November 2026". */
export const dayWords = (at: Moment, place: Place) =>
  remembered(keyOf('day', at, place), () => {
    const parts = partsOf(at, place, { day: 'numeric', month: 'long', year: 'numeric' });
    const dot = place.language === 'de' ? '.' : '';
    return `${parts.get('day')}${dot} ${parts.get('month')} ${parts.get('year')}`;
  });

/** "Tue 24 November 2026"; `long` spells the day out: "Tuesday 24 November 2026". */
export const namedDayWords = (at: Moment, place: Place, long = false) => {
  const weekday = partsOf(at, place, { weekday: long ? 'long' : 'short' }).get('weekday');
  if (place.language !== 'de') return `${weekday} ${dayWords(at, place)}`;
  return `${weekday}, ${dayWords(at, place)}`;
};

/** "16:40". */
export const hourWords = (at: Moment, place: Place) => {
  const parts = partsOf(at, place, { hour: '2-digit', minute: '2-digit' });
  return `${parts.get('hour')}:${parts.get('minute')}`;
};

/** "Tue 24 November 2026, 16:40 CET": the day, the hour and where that hour is counted. */
export const whenWords = (at: Moment, place: Place, long = false) =>
  remembered(keyOf(long ? 'long when' : 'when', at, place), () => {
    const zone = partsOf(at, place, { hour: 'numeric', timeZoneName: 'short' }).get('timeZoneName');
    return `${namedDayWords(at, place, long)}, ${hourWords(at, place)} ${zone}`;
  });

const isoDay = (at: Moment, zone: string) =>
  remembered(keyOf('iso day', at, { zone }), () => formatOf('sv-SE', { timeZone: zone }).format(at));

/** "1:40" of 100 seconds; hours only where there are some. */
export const clockWords = (seconds: number) => {
  const whole = Math.max(0, Math.round(seconds));
  const two = (number: number) => String(number).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};

/** "820 B", "41 kB", "214 MB", "1.2 GB". */
export const sizeWords = (bytes: number, language: Language = 'en') => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  const digits = value < 10 && step > 2 ? 1 : 0;
  const figure = new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits }).format(value);
  return `${figure} ${units[step]}`;
};

type WhenProps = Place & { at: Moment; long?: boolean | undefined };

// Written with the html helper: lists are full of moments, and it draws them in half the time.
/** A moment, with its day, hour and zone. */
export const When = ({ at, long, ...place }: WhenProps) =>
  html`<time datetime="${new Date(at).toISOString()}">${whenWords(at, place, long)}</time>`;

/** A day by its name; `weekday` puts Tue before it. */
export const Day = ({ at, weekday, ...place }: WhenProps & { weekday?: boolean | undefined }) =>
  html`<time datetime="${isoDay(at, place.zone)}">${weekday ? namedDayWords(at, place) : dayWords(at, place)}</time>`;
