import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';

export { certificateLinkOf, certificateOf } from '#certificates';
export { openPlan, type PlanLine, planErasure, planOpened, reasonWords } from '#erasers';
export { erasureBegun, erasureTriedAgain } from './events.ts';
export { changeErasure, erasedSince, erasuresIn, knownAmong, withRecords } from './store.ts';
export { beginErasure, erasureOf, goOn, layOut, tryAgain } from './verbs.ts';

/** Everything about a person goes, step by recorded step, and it is certified. */
export const erasures = defineModule({ name: 'erasures', data, routes: null, jobs, alsoHolds: nothingElse });
