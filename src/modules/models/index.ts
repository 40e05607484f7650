import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { modelArrived } from './events.ts';
export { importWeights, isAtHand, listWeights, pullWeights, removeWeights } from './sidecar.ts';
export { findWeights, languageMissing, modelState, speechMissing } from './verbs.ts';

export const models = defineModule({ name: 'models', data, alsoHolds: nothingElse, routes, jobs });
