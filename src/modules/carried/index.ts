import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export {
  archiveAgreed,
  archiveRefused,
  archiveShown,
  carriedRemoved,
  dataCarried,
} from './events.ts';

/** What a person brings along from another house: checked, shown, agreed to, and theirs alone. */
export const carried = defineModule({
  name: 'carried',
  data,
  routes,
  jobs,
  alsoHolds: nothingElse,
});
