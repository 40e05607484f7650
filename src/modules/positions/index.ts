import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { routes } from './routes.tsx';

export { type Kit, type KitVersion, kitVersionOf } from '#kits';
export type { AnswerKind, Criterion, Language, Question } from '#rubrics';
export { tabsOf } from './model.ts';
export type { Position } from './store.ts';
export { listPositions, loadSample, openPosition, openVersionOf, positionOf } from './verbs.ts';

/** Places to fill, each with the interview kit that its candidates get. */
export const positions = defineModule({
  name: 'positions',
  data,
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
