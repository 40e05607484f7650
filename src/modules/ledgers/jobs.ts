import { everyNight } from '#kernel/events.ts';
import { endRecords, eraseLatecomers } from './verbs.ts';

// No period of its own: it takes the key of somebody of whom the nights, by their rules, have left nothing under it.
export const jobs = [
  // Before the keys of records are looked after: what comes late may be sealed under one.
  everyNight('04:10', eraseLatecomers),
  everyNight('04:20', endRecords),
];
