import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';

export { behindVeil } from './model.ts';
export { hangVeil, isVeiled, liftVeils, veiledFrom } from './store.ts';

/** What a colleague must not see for now, so that a second judgement is their own. */
export const veils = defineModule({ name: 'veils', data, routes: null, jobs: [], alsoHolds: nothingElse });
