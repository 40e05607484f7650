import { z } from 'zod';
import { asAdmin, deskOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { readForm, web } from '#kernel/http.ts';
import { ModelList, type ModelRow, ModelsPage } from '#views/models/models.tsx';
import { sizeInWords } from '#weights';
import { importModel, modelState, removeModel, wantModel } from './verbs.ts';

const importForm = z.object({
  path: z.string().trim().min(1, { error: 'Write the path of a file or folder.' }),
});

async function rowsOf(ctx: Ctx): Promise<{ speech: ModelRow[]; language: ModelRow[] }> {
  const rows = (await modelState(ctx)).map(({ weights, pull, ...state }) => ({
    kind: weights.kind,
    ...state,
    file: weights.file,
    title: weights.title,
    size: sizeInWords(weights.bytes),
    total: weights.bytes,
    licence: weights.licence,
    sha256: weights.sha256,
    needs: weights.needs,
    standard: weights.standard,
    from: weights.sources.map((source) =>
      source.kind === 'https' ? source.url : 'your Python package mirror',
    ),
    pull:
      pull && pull.state !== 'done'
        ? {
            state: pull.state,
            soFar: sizeInWords(pull.bytesSoFar),
            bytes: pull.bytesSoFar,
            problem: pull.problem,
          }
        : undefined,
  }));
  return {
    speech: rows.filter(({ kind }) => kind === 'speech'),
    language: rows.filter(({ kind }) => kind === 'language'),
  };
}

export const routes = web
  .createApp()
  .get('/models', asAdmin, async (c) => {
    const { ctx } = c.var;
    const done = c.req.query('imported') !== undefined ? 'The model is here and checked.' : undefined;
    return c.html(
      <ModelsPage
        desk={await deskOf(c)}
        {...(await rowsOf(ctx))}
        folder={ctx.config.modelsDir}
        server={ctx.config.language.ollamaUrl !== undefined}
        done={done}
      />,
    );
  })
  .get('/models/list', asAdmin, async (c) => {
    const { speech, language } = await rowsOf(c.var.ctx);
    return c.html(
      <ModelList
        rows={[...speech, ...language]}
        split={speech.length}
        heading={{ speech: 'Speech', language: 'Language' }}
      />,
    );
  })
  .post('/models/imports', asAdmin, async (c) => {
    const { ctx, admin } = c.var;
    const form = await readForm(c, importForm);
    const problem = form.ok
      ? await importModel(ctx, admin, form.data.path).then(() => undefined, refusalOf)
      : form.problems.path;
    if (problem === undefined) return c.redirect('/models?imported', 303);
    const path = form.ok ? form.data.path : form.given.path;
    const page = { desk: await deskOf(c), ...(await rowsOf(ctx)), folder: ctx.config.modelsDir };
    const server = ctx.config.language.ollamaUrl !== undefined;
    return c.html(<ModelsPage {...page} server={server} problem={problem} path={path} />, 422);
  })
  .post('/models/:file/pulls', asAdmin, async (c) => {
    await wantModel(c.var.ctx, c.var.admin, c.req.param('file'));
    return c.redirect('/models', 303);
  })
  .post('/models/:file/removal', asAdmin, async (c) => {
    await removeModel(c.var.ctx, c.var.admin, c.req.param('file'));
    return c.redirect('/models', 303);
  });

const refusalOf = (error: unknown) => {
  if (error instanceof Refusal) return error.message;
  throw error;
};
