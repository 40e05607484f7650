import type { Admin } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { causeOf, NotYet, Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { wake } from '#kernel/queue.ts';
import { languageMissing } from '#models';
import { serverModelArrived, serverPullStopped, serverPullWanted } from './events.ts';
import { ollamaModel, pulling } from './sidecar.ts';
import { beginPull, findPull, pullOf, type ServerPull, updatePull } from './store.ts';

const isUnderWay = (pull: ServerPull | undefined) => pull?.state === 'waiting' || pull?.state === 'running';

function serverOf({ config: { language }, gate }: Ctx) {
  if (!language.ollamaUrl)
    throw new Refusal('missing', 'No Ollama server is set here: OLLAMA_URL is empty.', {
      next: { label: 'Models', href: '/models' },
    });
  return { url: language.ollamaUrl, model: language.ollamaModel, fetch: gate.fetchFor('answers') };
}

/** A page waits for no hung server. */
const lookSeconds = 5;
/** The model on the server as it stands: there with its digest, or why not; and how far a pull is. */
export async function serverState(ctx: Ctx) {
  const { url, model, fetch } = serverOf(ctx);
  const asked = ollamaModel({ url, model, fetch, contextTokens: 1, limitSeconds: lookSeconds });
  const [about, pull] = await Promise.all([
    asked.about().catch((error: unknown) => (error instanceof NotYet ? error.reason : causeOf(error))),
    pullOf(ctx.db.read, model),
  ]);
  return {
    ...{ host: new URL(url).host, model, pull, underWay: isUnderWay(pull) },
    about: typeof about === 'string' ? undefined : about,
    because: typeof about === 'string' ? about : undefined,
  };
}

/** Has the server fetch the model that the settings name. A job watches over it, so the answer is there at once. */
export async function wantOnServer(ctx: Ctx, { subjectId: by }: Admin) {
  const { model } = serverOf(ctx);
  if (isUnderWay(await pullOf(ctx.db.read, model))) return;
  await ctx.db.write(async (tx, emit) => {
    const { id: pullId } = await beginPull(tx, model, ctx.now());
    emit(serverPullWanted({ pullId, by }));
  });
}
/** Stops it; what the server has so far it keeps, and a later try goes on from there. */
export async function stopOnServer(ctx: Ctx, { subjectId: by }: Admin) {
  const pull = await pullOf(ctx.db.read, serverOf(ctx).model);
  if (!pull || !isUnderWay(pull)) return;
  await ctx.db.write(async (tx, emit) => {
    await updatePull(tx, pull.id, { state: 'stopped', changedAt: ctx.now() });
    emit(serverPullStopped({ pullId: pull.id, by }));
  });
}

const tellEveryMs = 1000;
/** Follows the server while it fetches. What goes wrong there is shown on the page; only an admin starts it anew. */
export async function watchPull(ctx: Ctx, pullId: Id<'serverPull'>) {
  const pull = await findPull(ctx.db.read, pullId);
  if (!pull || !isUnderWay(pull)) return;
  const change = (values: Partial<ServerPull>) =>
    ctx.db.write((tx) => updatePull(tx, pullId, { ...values, changedAt: ctx.now() }));
  await change({ state: 'running' });
  let told = 0;
  try {
    for await (const { soFar, inAll } of pulling({ ...serverOf(ctx), model: pull.model })) {
      if (Date.now() - told < tellEveryMs) continue;
      told = Date.now();
      // An admin has stopped it: leaving the loop hangs up.
      if ((await findPull(ctx.db.read, pullId))?.state !== 'running') return;
      await change({ bytesSoFar: soFar, bytesInAll: inAll });
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await change({ state: 'failed', problem: error.message });
    return;
  }
  await ctx.db.write(async (tx, emit) => {
    await updatePull(tx, pullId, { state: 'done', changedAt: ctx.now() });
    emit(serverModelArrived({ pullId }));
  });
}

/** What waited for the model goes on now. */
export const goOnWithServer = (ctx: Ctx) => wake(ctx.db, ctx.now(), [languageMissing]);
