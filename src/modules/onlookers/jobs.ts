import { when } from '#kernel/events.ts';
import { comparisonOpened, reportExported, reportOpened } from '#reports';
import { candidateDecided, proposalRevealed } from '#reviews';
import { noteLook } from './verbs.ts';

export const jobs = [
  ...[reportOpened, reportExported].map((opened) => when(opened, noteLook)),
  when(comparisonOpened, noteLook),
  when(proposalRevealed, noteLook),
  when(candidateDecided, noteLook),
];
