import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Self } from '#auth';
import { contentOf, type Dossier, dataOf, dossierOf, portableOf } from '#dossiers';
import type { Ctx } from '#kernel/context.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { keepLeaving, removeLeavings } from '#kernel/leavings.ts';
import { places } from '#kernel/places.ts';
import { endOf, rulesOf } from '#kernel/rules.ts';
import { type Thing, wrapped } from '#parcels';
import { personOf } from '#people';
import { closeRequest, fileRequest, type Identity } from '#requests';
import { archiveHtml } from '#views/archives/reading.tsx';
import { wordsOf } from '#views/words/index.ts';
import { archiveAsked, archiveDownloaded, archiveMade } from './events.ts';
import { type ArchiveState, isUnderWay, type RowState, readingOf } from './model.ts';
import {
  type ArchiveRow,
  changeArchive,
  deleteOthers,
  findArchive,
  insertArchive,
  newestOf,
} from './store.ts';

export type Asking = { kind?: 'access' | 'portability'; identity?: Identity };
/** Files the request and has the archive made; one that is under way is enough. */
export async function askForArchive(
  ctx: Ctx,
  { subjectId, kind: session }: Pick<Self, 'subjectId' | 'kind'>,
  { kind = 'access', identity = session === 'staff' ? 'signed-in' : 'letter' }: Asking = {},
): Promise<Id<'archive'>> {
  const now = await archiveStateOf(ctx, subjectId);
  if ('id' in now && isUnderWay(now.state)) return now.id;
  const id = newId<'archive'>();
  await fileRequest(ctx, { subjectId, kind, identity, atOnce: true }, async (tx, requestId, emit) => {
    const empty = { state: 'waiting', done: 0, of: 0, bytes: 0, downloads: 0, madeAt: ctx.now() } as const;
    await insertArchive(tx, { id, subjectId, requestId, file: null, ...empty });
    emit(archiveAsked({ archiveId: id, subjectId, by: subjectId }));
  });
  return id;
}

const endsAt = async (ctx: Ctx, { madeAt }: ArchiveRow) =>
  endOf((await rulesOf(ctx.db.read)).archives, madeAt, undefined) ?? madeAt;
/** How the newest archive of a person stands. */
export async function archiveStateOf(ctx: Ctx, subject: SubjectId): Promise<ArchiveState> {
  const row = await newestOf(ctx.db.read, subject);
  if (!row) return { state: 'none' };
  const expiresAt = await endsAt(ctx, row);
  const state: RowState | 'expired' = ctx.now() >= expiresAt ? 'expired' : row.state;
  const { id, done, of, bytes, madeAt, downloads } = row;
  return { ...{ id, state, done, of, bytes, madeAt, downloads }, expiresAt };
}

/** Packs everything into one sealed file. What fails is tried again; the page says so meanwhile. */
export async function makeArchive(ctx: Ctx, id: Id<'archive'>) {
  const row = await findArchive(ctx.db.read, id);
  if (!row) return;
  if (row.state !== 'ready')
    await pack(ctx, row).catch(async (error) => {
      await ctx.db.write((tx) => changeArchive(tx, id, { state: 'failed' }));
      throw error;
    });
  const { language } = await personOf(ctx, row.subjectId);
  const outcome = wordsOf(language).archive.outcome;
  await closeRequest(ctx, row.requestId, { state: 'done', outcome });
}

async function pack(ctx: Ctx, row: ArchiveRow) {
  const { id, subjectId } = row;
  const dossier = await dossierOf(ctx, subjectId);
  const things = thingsOf(ctx, dossier);
  const tell = (done: number) =>
    ctx.db.write((tx) => changeArchive(tx, id, { state: 'making', done, of: things.length }));
  const head = { installation: dossier.organisation.name, madeAt: dossier.readAt };
  const parcel = wrapped(ctx.vault, head, things, tell);
  const { file, bytes } = await ctx.files.save(subjectId, parcel, Number.MAX_SAFE_INTEGER);
  await ctx.db.write(async (tx, emit) => {
    const ready = { state: 'ready', file, bytes, done: things.length, madeAt: ctx.now() } as const;
    const isWanted = await changeArchive(tx, id, ready);
    const replaced = isWanted ? await deleteOthers(tx, { ...row, ...ready }) : [file];
    await keepLeaving(tx, replaced, ctx.now());
    if (isWanted) emit(archiveMade({ archiveId: id, subjectId, files: things.length }));
  });
  await removeLeavings(ctx);
}

const styleName = 'archive.css';
async function* once(text: string | Uint8Array) {
  yield Buffer.from(text);
}
/** Recordings come before the files that name their checksums. */
function thingsOf(ctx: Ctx, dossier: Dossier): Thing[] {
  const media = dossier.kept.flatMap(({ wholes }) => wholes);
  return [
    { path: 'index.html', squeeze: true, content: () => once(archiveHtml(readingOf(dossier), styleName)) },
    {
      path: styleName,
      squeeze: true,
      async *content() {
        yield await readFile(join(places.public, styleName));
      },
    },
    ...media.map((whole) => ({
      ...{ path: whole.path, squeeze: false },
      content: () => contentOf(ctx, dossier.subjectId, whole),
    })),
    {
      ...{ path: 'data.json', squeeze: true },
      content: (sums) => once(JSON.stringify(dataOf(ctx, dossier, sums), null, 1)),
    },
    { path: 'portable.json', squeeze: true, content: (sums) => once(portableOf(dossier, sums)) },
  ];
}

/** The archive, to be sent in pieces; nothing when there is none to fetch. Announced and counted when it begins. */
export async function openArchive(ctx: Ctx, { subjectId }: Pick<Self, 'subjectId'>) {
  const state = await archiveStateOf(ctx, subjectId);
  if (state.state !== 'ready') return undefined;
  const row = await ctx.db.write(async (tx, emit) => {
    const now = await findArchive(tx, state.id);
    if (!now?.file) return undefined;
    await changeArchive(tx, now.id, { downloads: now.downloads + 1 });
    emit(archiveDownloaded({ archiveId: now.id, subjectId, by: subjectId }));
    return { ...now, file: now.file };
  });
  return row && { ...row, content: () => ctx.files.read(subjectId, row.file) };
}
