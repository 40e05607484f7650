import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import { routes } from './routes.tsx';

export type { Receipt } from './model.ts';
export { receiptFor, receiptOf, receiptsOf } from './verbs.ts';

/** What people take along, so that they are the witnesses of the log; and the page that checks it without us. */
export const receipts = defineModule({
  name: 'receipts',
  data: {},
  routes,
  jobs: [],
  alsoHolds: nothingElse,
});
