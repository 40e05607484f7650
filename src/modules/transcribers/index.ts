import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';

export {
  type Asked,
  type Engine,
  EngineFailure,
  type FailureKind,
  failureKindOf,
  longestPiece,
  type Stretch,
  sampleRate,
  type Transcriber,
  type Transcription,
  type Word,
} from './model.ts';
export { embeddedWhisper } from './sidecar.ts';

/** The port to a speech engine, and the one that runs beside us in a child process. */
export const transcribers = defineModule({
  name: 'transcribers',
  data: {},
  alsoHolds: nothingElse,
  routes: null,
  jobs: [],
});
