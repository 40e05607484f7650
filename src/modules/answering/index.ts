import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { shownAs } from './model.ts';

/** The question pages, and the doors of the recorder, the autosave and the clock. */
export const answering = defineModule({
  name: 'answering',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
