import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { levelWords, meanWords, outcomeWords, runsWords } from '#views/reports/shown.ts';
export { comparisonOpened, reportExported, reportOpened } from './events.ts';
export {
  type Mean,
  meanOf,
  middle,
  type Report,
  type ReportCriterion,
  type ReportQuestion,
} from './model.ts';
export { ownReportOf, reportOf, sittingIn } from './verbs.ts';

/** What is known of one interview on one page: words, levels of people and AI side by side, decision and record. */
export const reports = defineModule({ name: 'reports', data: {}, routes, jobs: [], alsoHolds: nothingElse });
