import type { Context } from 'hono';
import { asAdmin, deskOf } from '#auth';
import { web } from '#kernel/http.ts';
import { ServerPage, ServerPart } from '#views/ollama/server.tsx';
import { serverState, stopOnServer, wantOnServer } from './verbs.ts';

const home = '/language-server';
async function standing(c: Context) {
  const { host, model, pull, underWay, about, because } = await serverState(c.var.ctx);
  return {
    ...{ host, model, underWay, because },
    about: about && { digest: about.digest, quantisation: about.quantisation, version: about.engineVersion },
    pull: pull && {
      ...{ state: pull.state, soFar: pull.bytesSoFar, inAll: pull.bytesInAll, problem: pull.problem },
    },
  };
}

export const routes = web
  .createApp()
  .get(home, asAdmin, async (c) => c.html(<ServerPage desk={await deskOf(c)} {...(await standing(c))} />))
  .get(`${home}/progress`, asAdmin, async (c) => c.html(<ServerPart {...(await standing(c))} />))
  .post(`${home}/pull`, asAdmin, async (c) => {
    await wantOnServer(c.var.ctx, c.var.admin);
    return c.redirect(home, 303);
  })
  .post(`${home}/stop`, asAdmin, async (c) => {
    await stopOnServer(c.var.ctx, c.var.admin);
    return c.redirect(home, 303);
  });
