import { days, hours, minutes } from '#kernel/data.ts';

/** A link that is mailed lives for half an hour; one that a person hands on needs the days that people need. */
export const livesFor = (byMail: boolean) => (byMail ? minutes(30) : days(3));

const perHour = 3;
/** Of all addresses together: whoever asks for thousands of addresses fills no mail server's queue. */
const perHourInAll = 300;
const mostRemembered = 10_000;
/**
 * Silently counts how often a link is asked for one address, so that nobody can flood a mailbox,
 * and how often for all of them. Asks with a keyed
 * fingerprint, remembers an hour, and forgets all when too many different ones are asked for.
 */
export function hourly() {
  const asked = new Map<string, number[]>();
  let all: number[] = [];
  return function mayAsk(fingerprint: string, now: Date): boolean {
    const since = now.getTime() - hours(1);
    const lately = (asked.get(fingerprint) ?? []).filter((time) => time > since);
    all = all.filter((time) => time > since);
    if (lately.length >= perHour || all.length >= perHourInAll) return false;
    all.push(now.getTime());
    if (asked.size >= mostRemembered) asked.clear();
    asked.set(fingerprint, [...lately, now.getTime()]);
    return true;
  };
}
