import { when } from '#kernel/events.ts';
import { noteCandidateLook } from '#onlookers';
import { candidateOpened } from './events.ts';

export const jobs = [when(candidateOpened, noteCandidateLook)];
