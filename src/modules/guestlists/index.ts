import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { trailTo, zones } from './model.ts';
export { type Obstacle, obstacleOf } from './verbs.ts';

/** Ways to invite: one person by hand, many from a list. */
export const guestlists = defineModule({
  name: 'guestlists',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
