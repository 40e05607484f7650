import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

/** An interview as its candidates will see it, page by page, out of the draft; nothing is kept of it. */
export const previews = defineModule({
  name: 'previews',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
