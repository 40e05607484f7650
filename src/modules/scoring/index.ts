import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';

export { overall } from '#rating';
export { answerRated } from './events.ts';
export type { Content, DecisionRecord, Doubt, Level, Proposal, Quote, Unrated } from './model.ts';
export { judgeOf, readyToRate } from './sidecar.ts';
export { findDecisionRecord, proposeAnew, type Rating, type RatingState, ratingsOf } from './verbs.ts';

/** The words of an answer become levels that people may follow or not, each with its quotes and its record. */
export const scoring = defineModule({ name: 'scoring', data, routes: null, jobs, alsoHolds: nothingElse });
