import { when } from '#kernel/events.ts';
import { policyAnnounced } from './events.ts';
import { writeNotice } from './verbs.ts';

export const jobs = [when(policyAnnounced, writeNotice)];
