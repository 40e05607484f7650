/** Spans of time in milliseconds. */
export const minutes = (n: number) => n * 60_000;
export const hours = (n: number) => n * 3_600_000;
export const days = (n: number) => n * 86_400_000;
export const years = (n: number) => days(365 * n);

export type Period = { count: number; unit: 'days' | 'years' };
/** A span as people say it: whole years, else days, rounded up. */
export const periodOf = (ms: number): Period =>
  ms % years(1) === 0
    ? { count: ms / years(1), unit: 'years' }
    : { count: Math.ceil(ms / days(1)), unit: 'days' };
