import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { routes } from './routes.tsx';

export { caseChanged, caseClosed, caseOpened, heldPersonShown, personHeld, personLetGo } from './events.ts';
export { casesHere, casesOf, closeCase, holdPerson, openCase, releasePerson } from './verbs.ts';

/** Legal holds as cases: as long as one is open, nothing about the people in it is deleted. */
export const holds = defineModule({ name: 'holds', data, routes, jobs: [], alsoHolds: nothingElse });
