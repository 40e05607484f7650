import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { NotYet } from '#kernel/errors.ts';
import type { Gate } from '#kernel/gate.ts';
import { type Id, newId } from '#kernel/ids.ts';
import { places } from '#kernel/places.ts';
import { opened, sealed } from '#kernel/privacy.ts';
import { waitedFor } from '#kernel/queue.ts';
import { decode, findRecording, type Recording, recordingReady, soundIn } from '#media';
import { findWeights, isAtHand, speechMissing } from '#models';
import { findPerson } from '#people';
import { stillAllowed } from '#sittings';
import {
  EngineFailure,
  embeddedWhisper,
  type Transcriber,
  type Transcription,
  type Word,
} from '#transcribers';
import { whisperSidecar } from '#whisper';
import { transcripts } from './data.ts';
import { transcriptReady } from './events.ts';
import { isUnsure } from './model.ts';
import { findTranscriptRow, insertTranscript } from './store.ts';

export interface Transcript {
  readonly answerId: Id<'answer'>;
  readonly state: 'ready' | 'no-speech' | 'unclear';
  readonly language: string;
  readonly words: readonly Word[];
  readonly text: string;
  readonly engine: Transcription['engine'];
}

/** The ear that the settings name; `weights` is where the speech model lies when it is our own. */
export function earOf({ whisper, threads }: Config, gate: Gate, weights: string | undefined): Transcriber {
  const { url, token, program = places.whisperWorker } = whisper;
  if (url) return whisperSidecar({ url, token, fetch: gate.fetchFor('speech') });
  if (!weights) throw new NotYet(speechMissing);
  if (!existsSync(program)) throw new NotYet('speech-worker-missing');
  const vad = join(dirname(program), 'silero-vad.bin');
  return embeddedWhisper({ program, model: weights, vad, threads });
}
/** The ear of the house: our worker, in a child process or behind WHISPER_URL. Waits while something is missing. */
const speechOf = (ctx: Ctx): Promise<Transcriber> =>
  ctx.engines.of('speech', async () => {
    const { url, model } = ctx.config.whisper;
    return earOf(ctx.config, ctx.gate, url ? undefined : await findWeights(ctx, model));
  });

/** Seconds of recorded sound that wait to be written down, or are being written down. */
export const waitingSound = async ({ db }: Ctx) =>
  soundIn(db.read, await waitedFor<'answer'>(db.read, `transcription/${recordingReady.name}`, 'answerId'));

/** Resolves when speech could be written down now, without beginning anything; says by its reason what is missing. */
export async function readyToHear(ctx: Pick<Ctx, 'config' | 'gate'>): Promise<void> {
  const { url, token, model, program = places.whisperWorker } = ctx.config.whisper;
  if (url) {
    const ear = whisperSidecar({ url, token, fetch: ctx.gate.fetchFor('speech') });
    await ear.version().catch(orWaitElsewhere);
    return;
  }
  if (!(await isAtHand(ctx.config.modelsDir, model))) throw new NotYet(speechMissing);
  if (!existsSync(program)) throw new NotYet('speech-worker-missing');
}
const orWaitElsewhere = (error: unknown) => {
  if (error instanceof EngineFailure) throw new NotYet(`speech-engine-${error.kind}`, { cause: error });
  throw error;
};

/** Writes down what was said in an answer. Silence becomes "nobody spoke", never a sentence. */
export async function transcribe(ctx: Ctx, answerId: Id<'answer'>) {
  if (await findTranscriptRow(ctx.db.read, answerId)) return;
  const recording = await findRecording(ctx, answerId);
  if (!recording?.file) return;
  const ear = await speechOf(ctx);
  const { pcm, seconds } = await soundOf(ctx, recording);
  const language = (await findPerson(ctx, recording.subjectId))?.language ?? 'en';
  const hear = () => ctx.gate.about(recording.subjectId, () => ear.transcribe(pcm, { language }));
  const heard = await ctx.compute.turn(() =>
    ctx.meters.working('speech', () => hear().catch(orWait(ctx)), seconds),
  );
  await keep(ctx, recording, heard, seconds);
}

/** A sidecar that is away or has too much to do is nobody's fault: the work waits. Our own child costs a try. */
const orWait = (ctx: Ctx) => (error: unknown) => {
  const kind = error instanceof EngineFailure ? error.kind : undefined;
  const away = kind === 'lost' && ctx.config.whisper.url !== undefined;
  if (kind === 'missing' || kind === 'busy' || away)
    throw new NotYet(`speech-engine-${kind}`, { cause: error });
  throw error;
};

const soundOf = (ctx: Ctx, { file, subjectId, seconds }: Recording) =>
  decode(ctx.files.read(subjectId, file as Id<'file'>), { maxSeconds: Math.ceil(seconds ?? 0) + 1 });

/** More unsure words than this, and the sound was bad rather than the speaker. */
const mostUnsure = 0.5;
function stateOf({ words }: Transcription) {
  if (words.length === 0) return 'no-speech';
  return words.filter(isUnsure).length / words.length > mostUnsure ? 'unclear' : 'ready';
}

async function keep(ctx: Ctx, recording: Recording, heard: Transcription, seconds: number) {
  const { answerId, sittingId, subjectId } = recording;
  const { language, speech, engine } = heard;
  const row = await sealed(ctx.vault, transcripts, {
    ...{ id: newId<'transcript'>(), answerId, sittingId, subjectId, language, speech, engine, seconds },
    ...{ state: stateOf(heard), words: JSON.stringify(heard.words), madeAt: ctx.now() },
  });
  await ctx.db.write(async (tx, emit) => {
    if (!(await stillAllowed(tx, sittingId, 'interview'))) return;
    if (await insertTranscript(tx, row)) emit(transcriptReady({ answerId, subjectId }));
  });
}

/** What was written down of an answer; undefined as long as it is not. */
export async function findTranscript(ctx: Ctx, answerId: Id<'answer'>): Promise<Transcript | undefined> {
  const row = await findTranscriptRow(ctx.db.read, answerId);
  if (!row) return undefined;
  const { state, language, engine, words: json } = await opened(ctx.vault, transcripts, row);
  const words = JSON.parse(json) as Word[];
  return { answerId, state, language, engine, words, text: words.map(({ text }) => text).join(' ') };
}
