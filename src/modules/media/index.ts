import { defineModule } from '#kernel/module.ts';
import { nothingElse } from '#kernel/privacy.ts';
import * as data from './data.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export { recordingPlayed, recordingReady, recordingUnreadable } from './events.ts';
export { type Sound, sampleRate } from './model.ts';
export { DecoderProblem, decode } from './sidecar.ts';
export { type Recording, soundIn } from './store.ts';
export { findRecording, play, playerOf } from './verbs.ts';

/** Recorded answers as people can play them: how long they are, how loud, and any stretch of them. */
export const media = defineModule({ name: 'media', data, routes, jobs, alsoHolds: nothingElse });
