import type { Language } from '../words/index.ts';

type Moment = number | Date;
type Place = { zone: string; language?: Language | undefined };

const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

const partsOf = (at: Moment, { zone, language = 'en' }: Place, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locales[language], { timeZone: zone, hourCycle: 'h23', ...options });
  const parts = format.formatToParts(at).map((part) => [part.type, part.value] as const);
  return new Map<string, string>(parts);
};

/** "24 November 2026", "24. November 2026". */
export const dayWords = (at: Moment, place: Place) => {
  const parts = partsOf(at, place, { day: 'numeric', month: 'long', year: 'numeric' });
  const dot = place.language === 'de' ? '.' : '';
  return `${parts.get('day')}${dot} ${parts.get('month')} ${parts.get('year')}`;
};

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
export const whenWords = (at: Moment, place: Place, long = false) => {
  const zone = partsOf(at, place, { hour: 'numeric', timeZoneName: 'short' }).get('timeZoneName');
  return `${namedDayWords(at, place, long)}, ${hourWords(at, place)} ${zone}`;
};

const isoDay = (at: Moment, zone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);

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

/** A moment, with its day, hour and zone. */
export const When = ({ at, long, ...place }: WhenProps) => (
  <time datetime={new Date(at).toISOString()}>{whenWords(at, place, long)}</time>
);

/** A day by its name; `weekday` puts Tue before it. */
export const Day = ({ at, weekday, ...place }: WhenProps & { weekday?: boolean | undefined }) => (
  <time datetime={isoDay(at, place.zone)}>{weekday ? namedDayWords(at, place) : dayWords(at, place)}</time>
);
