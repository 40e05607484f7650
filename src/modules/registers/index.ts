import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export { type HeldCategory, type House, heldShown, recipientSettings } from './model.ts';
export { privacyFrame } from './routes.tsx';
export { recordOf } from './verbs.ts';

/** What the law wants listed, written by the product itself: what is held, how long, who receives it. */
export const registers = defineModule({
  name: 'registers',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
