import { isUtf8 } from 'node:buffer';
import type { Context } from 'hono';
import { z } from 'zod';
import { asRecruiter, deskOf } from '#auth';
import { Refusal } from '#kernel/errors.ts';
import { formOf, readForm, web } from '#kernel/http.ts';
import { idOf } from '#kernel/ids.ts';
import { fileOf, type Kit, kitFields } from '#kitfiles';
import { KitPage } from '#views/kits/kit.tsx';
import { ImportKitPage, KitsPage, NewKitPage } from '#views/kits/kits.tsx';
import { VersionPage, VersionsPage } from '#views/kits/versions.tsx';
import { changesBetween, fieldsOf, findingsOf, markOf, refusalOf } from './model.ts';
import {
  copyKit,
  createKit,
  importKit,
  type KitVersion,
  kitOf,
  listKits,
  listPutAway,
  putAway,
  saveKitFields,
  versionsOf,
} from './verbs.ts';

const idIn = (c: Context) => {
  const id = idOf('kit').safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new Refusal('missing', 'There is no such kit.', { next: { label: 'All kits', href: '/kits' } });
};
type Said = { given?: Readonly<Record<string, string>>; problems?: Readonly<Record<string, string>> };
type Page = Said & { mark?: string; conflict?: { theirs: ReturnType<typeof fieldsOf>; savedAt: Date } };

async function kitPage(c: Context, { given, problems = {}, mark, conflict }: Page = {}) {
  const { ctx } = c.var;
  const { id, draft, archivedAt } = await kitOf(ctx, idIn(c));
  const [newest] = await versionsOf(ctx, id);
  return (
    <KitPage
      desk={await deskOf(c)}
      id={id}
      title={draft.title}
      away={archivedAt !== null}
      version={newest?.number}
      changes={newest && changesBetween(newest.kit, draft)}
      given={given ?? fieldsOf(draft)}
      mark={mark ?? markOf(fieldsOf(draft))}
      conflict={conflict}
      problems={problems}
      questions={draft.questions.map((question, at) => ({ ...question, number: at + 1 }))}
      toSettle={findingsOf(draft)}
      saved={c.req.query('saved') !== undefined}
    />
  );
}

const upload = z.object({
  file: z.union([z.instanceof(File), z.string()]).optional(),
  text: z.string().default(''),
});
const textOf = async ({ file, text }: z.output<typeof upload>) =>
  file instanceof File && file.size > 0 ? utf8Of(file) : text;
async function utf8Of(file: File) {
  const bytes = await file.arrayBuffer();
  if (isUtf8(bytes)) return file.text();
  throw new Refusal(
    'invalid',
    'This file is not UTF-8 text, as JSON is. Save it as UTF-8, then import it again.',
    {
      next: { label: 'Import a kit', href: '/kits/import' },
    },
  );
}
const fileName = (title: string) =>
  `${
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60) || 'kit'
  }.json`;

const changesSince = (before: KitVersion | undefined, kit: Kit) => before && changesBetween(before.kit, kit);

export const pages = web
  .createApp()
  .get('/kits', asRecruiter, async (c) => {
    const rows = await listKits(c.var.ctx);
    const kits = rows.map(({ id, title, draft, changedAt }) => ({
      ...{ id, title, changedAt, language: draft.language, questions: draft.questions.length },
      ready: refusalOf(draft) === undefined,
    }));
    const away = (await listPutAway(c.var.ctx)).map(({ id, title, archivedAt }) => ({
      id,
      title,
      archivedAt,
    }));
    return c.html(
      <KitsPage
        desk={await deskOf(c)}
        kits={kits}
        away={away}
        removed={c.req.query('removed') !== undefined}
      />,
    );
  })
  .get('/kits/new', asRecruiter, async (c) =>
    c.html(<NewKitPage desk={await deskOf(c)} given={{}} problems={{}} />),
  )
  .post('/kits', asRecruiter, async (c) => {
    const form = await readForm(c, kitFields);
    if (!form.ok) return c.html(<NewKitPage desk={await deskOf(c)} {...form} />, 422);
    const id = await createKit(c.var.ctx, c.var.recruiter, { ...form.data, questions: [] });
    return c.redirect(`/kits/${id}`, 303);
  })
  .get('/kits/import', asRecruiter, async (c) =>
    c.html(<ImportKitPage desk={await deskOf(c)} problems={[]} />),
  )
  .post('/kits/import', asRecruiter, async (c) => {
    const text = await textOf(await formOf(c, upload));
    const made = await importKit(c.var.ctx, c.var.recruiter, text);
    if (made.ok) return c.redirect(`/kits/${made.kitId}`, 303);
    return c.html(<ImportKitPage desk={await deskOf(c)} problems={made.problems} given={text} />, 422);
  })
  .get('/kits/:id', asRecruiter, async (c) => c.html(await kitPage(c)))
  .post('/kits/:id', asRecruiter, async (c) => {
    const id = idIn(c);
    const form = await readForm(c, kitFields.extend({ mark: z.string().default('') }));
    if (!form.ok) return c.html(await kitPage(c, { ...form, mark: form.given.mark ?? '' }), 422);
    const saved = await saveKitFields(c.var.ctx, c.var.recruiter, id, form.data);
    if (!saved.ok) return c.html(await kitPage(c, { given: form.data, conflict: saved }), 409);
    return c.redirect(`/kits/${id}?saved`, 303);
  })
  .get('/kits/:id/versions', asRecruiter, async (c) => {
    const { id, title } = await kitOf(c.var.ctx, idIn(c));
    const all = await versionsOf(c.var.ctx, id);
    const versions = all.map(({ number, madeAt, kit }, at) => ({
      ...{ number, madeAt },
      changes: changesSince(all[at + 1], kit),
    }));
    return c.html(<VersionsPage desk={await deskOf(c)} {...{ id, title, versions }} />);
  })
  .get('/kits/:id/versions/:number', asRecruiter, async (c) => {
    const { id, title } = await kitOf(c.var.ctx, idIn(c));
    const all = await versionsOf(c.var.ctx, id);
    const at = all.findIndex(({ number }) => String(number) === c.req.param('number'));
    const version = all[at];
    if (!version)
      throw new Refusal('missing', 'This kit has no such version.', {
        next: { label: 'Its versions', href: `/kits/${id}/versions` },
      });
    const changes = changesSince(all[at + 1], version.kit);
    return c.html(<VersionPage desk={await deskOf(c)} {...{ id, title, changes }} {...version} />);
  })
  .get('/kits/:id/file', asRecruiter, async (c) => {
    const { draft } = await kitOf(c.var.ctx, idIn(c));
    c.header('content-disposition', `attachment; filename="${fileName(draft.title)}"`);
    return c.body(`${JSON.stringify(fileOf(draft), null, 2)}\n`, 200, { 'content-type': 'application/json' });
  })
  .post('/kits/:id/copies', asRecruiter, async (c) =>
    c.redirect(`/kits/${await copyKit(c.var.ctx, c.var.recruiter, idIn(c))}`, 303),
  )
  .post('/kits/:id/archive', asRecruiter, async (c) => {
    const { away } = await formOf(c, z.object({ away: z.enum(['yes', 'no']).default('yes') }));
    await putAway(c.var.ctx, c.var.recruiter, idIn(c), away === 'yes');
    return c.redirect(away === 'yes' ? '/kits?removed' : `/kits/${idIn(c)}`, 303);
  });
