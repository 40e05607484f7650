import { consentRenewed, consentWithdrawn, purposeIn } from '#consents';
import { when } from '#kernel/events.ts';
import { openingLetterWanted } from './events.ts';
import { resumeOpenings, stopOpenings, writeOpening } from './verbs.ts';

export const jobs = [
  when(openingLetterWanted, writeOpening),
  when(consentWithdrawn, async (ctx, fact) => {
    if (purposeIn(fact) === 'openings') await stopOpenings(ctx, fact.subjectId);
  }),
  when(consentRenewed, async (ctx, fact) => {
    if (purposeIn(fact) === 'openings') await resumeOpenings(ctx, fact.subjectId);
  }),
];
