import type { Hono } from 'hono';
import type { Declared } from './data.ts';
import type { Job } from './events.ts';
import { holdingsIn } from './holdings.ts';
import type { NamedJob } from './outbox.ts';
import type { Holding } from './privacy.ts';

interface Definition<D extends Record<keyof D, Declared>> {
  name: string;
  data: D;
  alsoHolds: readonly Holding[];
  // biome-ignore lint/suspicious/noExplicitAny: a router's own type is nobody else's business
  routes: Hono<any, any> | null;
  jobs: readonly Job[];
}

/** A room of the house: what it holds, what it hears, what it answers. */
export function defineModule<D extends Record<keyof D, Declared>>(module: Definition<D>) {
  const named = module.jobs.map(
    (job): NamedJob => ({ ...job, name: [module.name, job.on, job.as].filter(Boolean).join('/') }),
  );
  return { ...module, jobs: named, holdings: [...holdingsIn(module.data), ...module.alsoHolds] };
}

/** What the house needs to know of a room. */
export interface AnyModule {
  readonly name: string;
  readonly routes: Definition<Record<string, never>>['routes'];
  readonly jobs: readonly NamedJob[];
  readonly holdings: readonly Holding[];
}
