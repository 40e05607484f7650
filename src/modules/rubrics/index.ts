import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export {
  type AnswerKind,
  type Criterion,
  type Finding,
  type Language,
  type Levels,
  lint,
  type Question,
} from './model.ts';

/** What a question and its rubric are, and the linter that reads them like a strict colleague. */
export const rubrics = defineModule({
  name: 'rubrics',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
