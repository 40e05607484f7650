import { decisionOpened } from '#decisions';
import { when } from '#kernel/events.ts';
import { letterOpened } from '#letters';
import { comparisonOpened, reportExported, reportOpened } from '#reports';
import { candidateDecided, proposalRevealed } from '#reviews';
import { noteDecisionLook, noteLetterLook, noteLook } from './verbs.ts';

export const jobs = [
  ...[reportOpened, reportExported].map((opened) => when(opened, noteLook)),
  when(comparisonOpened, noteLook),
  when(proposalRevealed, noteLook),
  when(candidateDecided, noteLook),
  when(decisionOpened, noteDecisionLook),
  when(letterOpened, noteLetterLook),
];
