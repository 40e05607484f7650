import { everyMinutes, everyNight, when } from '#kernel/events.ts';
import { nightHour } from '#kernel/rules.ts';
import { nightConfirmed } from './events.ts';
import { night, runConfirmed } from './verbs.ts';

export const jobs = [
  everyNight(nightHour, night),
  // Catches up with a night that did not run, and with one whose process died.
  everyMinutes(15, 'catch-up', night),
  when(nightConfirmed, runConfirmed),
];
