import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { type Kept, portableForm, type Row, type Whole } from './model.ts';
export { contentOf, type Dossier, dataOf, dossierOf, portableOf } from './verbs.ts';

/** Everything that is held about one person, in one hand: for reading, for a program, for another house. */
export const dossiers = defineModule({
  name: 'dossiers',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
