import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';

export { asWritten, checkLength, type Draft } from './model.ts';
export { removeDraft } from './store.ts';
export { findDraft, type Saved, saveDraft } from './verbs.ts';
/** What somebody types, saved while they type. */
export const drafts = defineModule({ name: 'drafts', data, routes: null, jobs: [], alsoHolds: nothingElse });
