import { everyNight } from '#kernel/events.ts';
import { endRecords } from './verbs.ts';

// No period of its own: it takes the key of somebody of whom the nights, by their rules, have left nothing under it.
export const jobs = [everyNight('04:20', endRecords)];
