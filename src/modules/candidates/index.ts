import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { candidateExported, candidateListed, candidateOpened } from './events.ts';

/** The recruiter's list of candidates, the ways to invite, and one page per person. */
export const candidates = defineModule({
  name: 'candidates',
  data: {},
  routes,
  jobs,
  alsoHolds: nothingElse,
});
