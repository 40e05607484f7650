import type { Admin } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { wake } from '#kernel/queue.ts';
import { weightsNamed } from '#weights';
import { modelArrived, modelRemoved, modelWanted } from './events.ts';
import { findChecked, importWeights, listWeights, pullWeights, removeWeights } from './sidecar.ts';
import { allPulls, beginPull, findPull, type Pull, updatePull } from './store.ts';

/** Jobs wait under these reasons until their model is there. */
export const speechMissing = 'speech-model-missing';
export const languageMissing = 'language-model-missing';
export const waitingForModels = [speechMissing, languageMissing] as const;

/** The path of weights by their file name; undefined when they are not there or not what they should be. */
export const findWeights = (ctx: Ctx, file: string) => findChecked(ctx.config.modelsDir, file);

/** The whole list: what is there, what is on its way, what the settings use. */
export async function modelState(ctx: Ctx) {
  const [listed, pulls] = await Promise.all([listWeights(ctx.config.modelsDir), allPulls(ctx.db.read)]);
  const used = [
    ctx.config.whisper.url ? '' : ctx.config.whisper.model,
    ctx.config.language.ollamaUrl ? '' : ctx.config.language.model,
  ];
  return listed.map(({ weights, presence }) => ({
    weights,
    presence,
    used: used.includes(weights.file),
    pull: pulls.find((pull) => pull.file === weights.file && pull.state !== 'done'),
  }));
}

/** Asks for weights. They are fetched by a job, so the answer is there at once. */
export async function wantModel(ctx: Ctx, admin: Admin, file: string): Promise<Pull> {
  if (!weightsNamed(file))
    throw new Refusal('missing', 'No model of the list has this name. Choose one of the list.');
  const running = (await allPulls(ctx.db.read)).find((pull) => pull.file === file);
  if (running?.state === 'running' || running?.state === 'waiting') return running;
  return ctx.db.write(async (tx, emit) => {
    const pull = await beginPull(tx, file, ctx.now());
    emit(modelWanted({ pullId: pull.id, by: admin.subjectId }));
    return pull;
  });
}

/** Fetches what was asked for. A refusal is shown on the page; what came so far is kept for the next try. */
export async function fetchModel(ctx: Ctx, pullId: Id<'pull'>) {
  const pull = await findPull(ctx.db.read, pullId);
  if (!pull || pull.state === 'done') return;
  const change = (values: Partial<Pull>) =>
    ctx.db.write((tx) => updatePull(tx, pullId, { ...values, changedAt: ctx.now() }));
  await change({ state: 'running' });
  let told = 0;
  const progress = (bytesSoFar: number) => {
    if (Date.now() - told < 1000) return;
    told = Date.now();
    change({ bytesSoFar }).catch(() => undefined);
  };
  try {
    await pullWeights(ctx.config.modelsDir, pull.file, ctx.config.modelSources, {
      progress,
      gate: ctx.gate,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await change({ state: 'failed', problem: error.message });
    return;
  }
  await ctx.db.write(async (tx, emit) => {
    await updatePull(tx, pullId, { state: 'done', changedAt: ctx.now() });
    emit(modelArrived({ pullId }));
  });
}

/** Takes weights from a path on the server, for machines that reach nothing. */
export async function importModel(ctx: Ctx, admin: Admin, path: string) {
  const file = (await importWeights(ctx.config.modelsDir, path)).split('/').at(-1) ?? '';
  await ctx.db.write(async (tx, emit) => {
    const pull = await beginPull(tx, file, ctx.now());
    await updatePull(tx, pull.id, { state: 'done' });
    emit(modelWanted({ pullId: pull.id, by: admin.subjectId }));
    emit(modelArrived({ pullId: pull.id }));
  });
  return file;
}

export async function removeModel(ctx: Ctx, admin: Admin, file: string) {
  await removeWeights(ctx.config.modelsDir, file);
  await ctx.db.write(async (_tx, emit) => emit(modelRemoved({ by: admin.subjectId })));
}

/** What waited for a model goes on now. */
export const goOn = (ctx: Ctx) => wake(ctx.db, ctx.now(), waitingForModels);
