import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export type { Told } from './model.ts';
export { whisperSidecar } from './sidecar.ts';

/** The port to a speech engine, answered by the Whisper sidecar (docker/whisper). */
export const whisper = defineModule({
  name: 'whisper',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
