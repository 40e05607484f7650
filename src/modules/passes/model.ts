import { days, hours, minutes } from '#kernel/data.ts';

/** A link that is mailed lives for half an hour; one that a person hands on needs the days that people need. */
export const livesFor = (byMail: boolean) => (byMail ? minutes(30) : days(3));

const perHour = 3;
/** Of all addresses together: whoever asks for thousands of addresses fills no mail server's queue. */
const perHourInAll = 300;
/**
 * Silently counts how often a link is asked for one address, so that nobody can flood a mailbox, and how often for all
 * of them. Asks with a keyed fingerprint and remembers an hour.
 */
export function hourly() {
  let granted: { fingerprint: string; at: number }[] = [];
  return function mayAsk(fingerprint: string, now: Date): boolean {
    granted = granted.filter(({ at }) => at > now.getTime() - hours(1));
    const lately = granted.filter((one) => one.fingerprint === fingerprint);
    if (lately.length >= perHour || granted.length >= perHourInAll) return false;
    granted.push({ fingerprint, at: now.getTime() });
    return true;
  };
}
