import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export {
  type Doubt,
  type Evidence,
  type Judged,
  type Level,
  overall,
  runs,
} from './model.ts';
export { type Output, type Rated, rate } from './verbs.ts';

/** How words become levels: what the model is asked, how often, and which of its answers count. */
export const rating = defineModule({
  name: 'rating',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
