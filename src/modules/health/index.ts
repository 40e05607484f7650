import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export type { PartName, Parts, Standing } from './model.ts';
export { probes } from './routes.tsx';
export { beginStopping, machineTroubles, metricsOf, partsOf } from './verbs.ts';

/** How the machine is doing, part by part: told to those who probe it, and to admins with what to do. */
export const health = defineModule({ name: 'health', data: {}, routes, jobs, alsoHolds: nothingElse });
