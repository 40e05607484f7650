import { findPerson, type Keeper, organisationOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { isUniqueViolation } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { hashOf } from '#kernel/vault.ts';
import { keepLetter } from '#letters';
import { dayWords } from '#views/ui/when.tsx';
import { wordsOf } from '#views/words/index.ts';
import { draftSaved, policyAnnounced, policyPublished } from './events.ts';
import {
  announcedAt,
  beginningOf,
  changedSince,
  type Draft,
  dayProblem,
  filled,
  inForceAt,
  missingIn,
  obstaclesIn,
  type PolicyVersion,
  standingAt,
  unfilled,
} from './model.ts';
import { samplePolicy } from './sidecar.ts';
import {
  anyMaterialBetween,
  changeVersion,
  countTold,
  findDraftRow,
  findVersionRow,
  insertNotice,
  insertVersion,
  publishedRows,
  toldOf,
  type VersionRow,
} from './store.ts';

const asVersion = (row: VersionRow): PolicyVersion => ({
  ...{ id: row.id, number: row.number, material: row.material },
  effectiveAt: row.effectiveAt ?? row.changedAt,
  publishedAt: row.publishedAt ?? row.changedAt,
  text: { en: row.textEn, de: row.textDe },
  summary: { en: row.summaryEn, de: row.summaryDe },
  hash: { en: row.hashEn ?? '', de: row.hashDe ?? '' },
});
/** All that was ever published, the newest first. */
export const versionsOf = async (ctx: Ctx) => (await publishedRows(ctx.db.read)).map(asVersion);
/** The version that holds at a moment, if any was published by then. Its hash is what a consent names. */
export const policyInForce = async (ctx: Ctx, at: Date) => inForceAt(await versionsOf(ctx), at);
/** Has the policy changed so much since consent was given that it must be asked for again? */
export const needsAskingAgain = async (ctx: Ctx, givenAt: Date) =>
  (await changesSince(ctx, givenAt)).length > 0;
/** The material changes since then, the newest first: what somebody reads who is asked again. */
export async function changesSince(ctx: Ctx, givenAt: Date) {
  const now = ctx.now();
  if (!(await anyMaterialBetween(ctx.db.read, givenAt, now))) return [];
  return changedSince(await versionsOf(ctx), givenAt, now);
}
export async function versionOf(ctx: Ctx, number: number): Promise<PolicyVersion> {
  const found = (await versionsOf(ctx)).find((version) => version.number === number);
  if (found) return found;
  throw new Refusal('missing', 'There is no such version of the privacy policy.', {
    next: { label: 'The privacy policy', href: '/privacy' },
  });
}

export type OpenDraft = Draft & Pick<VersionRow, 'id' | 'number' | 'revision' | 'changedAt'>;
/** What the next version starts from: the draft, or a new one out of the last version or the sample; nothing is saved. */
export async function draftOf(ctx: Ctx): Promise<OpenDraft> {
  const row = await findDraftRow(ctx.db.read);
  if (row) return row;
  const [last] = await versionsOf(ctx);
  const texts = last ? { textEn: last.text.en, textDe: last.text.de } : await samplePolicy();
  const number = (last?.number ?? 0) + 1;
  const fresh = { id: newId<'policyVersion'>(), number, revision: 0, changedAt: ctx.now() };
  return { ...fresh, ...texts, summaryEn: '', summaryDe: '' };
}

export type SavedDraft = { ok: true } | { ok: false; theirs: OpenDraft };
/** Saves the draft, unless somebody else did since `revision`: then both texts go back to who writes. */
export async function saveDraft(
  ctx: Ctx,
  { subjectId: by }: Pick<Keeper, 'subjectId'>,
  { revision, ...draft }: Draft & { revision: number },
): Promise<SavedDraft> {
  const open = await draftOf(ctx);
  if (open.revision !== revision) return { ok: false, theirs: open };
  try {
    const saved = await ctx.db.write(async (tx, emit) => {
      const change = { ...draft, changedAt: ctx.now() };
      if (open.revision === 0) await insertVersion(tx, { ...unpublished, ...open, ...change, revision: 1 });
      else if (!(await changeVersion(tx, open, change))) return false;
      emit(draftSaved({ versionId: open.id, by }));
      return true;
    });
    if (saved) return { ok: true };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  return { ok: false, theirs: await draftOf(ctx) };
}
const unpublished = {
  ...{ state: 'draft' as const, material: false, effectiveAt: null, publishedAt: null },
  ...{ publishedBy: null, hashEn: null, hashDe: null },
};

/** What stands in the way of publishing the draft, whatever the day. */
export async function obstaclesOf(ctx: Ctx) {
  const [draft, house, [last]] = await Promise.all([draftOf(ctx), organisationOf(ctx), versionsOf(ctx)]);
  const texts = { en: filled(draft.textEn, house, 'en'), de: filled(draft.textDe, house, 'de') };
  const isSilent = last !== undefined && !(draft.summaryEn && draft.summaryDe);
  return {
    ...{ draft, texts, last, missing: missingIn(house), isSilent },
    unfilled: unfilled(`${texts.en} ${texts.de}`),
    timeZone: house.timeZone,
  };
}
const toDraft = { next: { label: 'Open the draft', href: '/policy/draft' } };

type Publication = { day: string; material: boolean; revision: number };
export type Published = { ok: true } | { ok: false; problems: Record<string, string> };
/** Makes the draft the next version. From then on it is never changed. */
export async function publish(
  ctx: Ctx,
  { subjectId: by }: Pick<Keeper, 'subjectId'>,
  { day, material, revision }: Publication,
): Promise<Published> {
  const { draft, texts, last, timeZone, ...rest } = await obstaclesOf(ctx);
  const [obstacle] = obstaclesIn({ ...rest, isNew: draft.revision === 0 });
  if (obstacle) throw new Refusal('conflict', obstacle.text, { next: obstacle });
  const now = ctx.now();
  const effectiveAt = beginningOf(day, timeZone, now);
  const problem = dayProblem(effectiveAt, now, last, material);
  if (problem) return { ok: false, problems: { day: problem } };
  const hashes = { hashEn: hashOf(texts.en), hashDe: hashOf(texts.de) };
  const words = { textEn: texts.en, textDe: texts.de, ...hashes };
  const change = { ...words, state: 'published' as const, material, effectiveAt, publishedAt: now };
  await ctx.db.write(async (tx, emit) => {
    const mine = { id: draft.id, revision };
    if (!(await changeVersion(tx, mine, { ...change, publishedBy: by, changedAt: now })))
      throw new Refusal('conflict', 'The draft was changed or published meanwhile. Read it again.', toDraft);
    const { id: versionId, number } = draft;
    emit(policyPublished({ versionId, number, material: material ? 1 : 0, by }));
  });
  return { ok: true };
}

/** All versions with how each stands and how many people were told of it. */
export async function versionsTold(ctx: Ctx) {
  const [versions, told] = await Promise.all([versionsOf(ctx), countTold(ctx.db.read)]);
  return versions.map((version) => ({
    ...version,
    standing: standingAt(versions, version, ctx.now()),
    told: told.get(version.id) ?? 0,
  }));
}
/** Material changes that are to come: people are told of them until they are there. */
export const changesToTell = async (ctx: Ctx) =>
  announcedAt(await versionsOf(ctx), ctx.now()).filter(({ number, material }) => material && number > 1);
/** Announces a version to each of these people who has not been told yet: once, however often it is called. */
export async function announceTo(ctx: Ctx, versionId: Id<'policyVersion'>, people: readonly SubjectId[]) {
  const told = new Set(await toldOf(ctx.db.read, versionId));
  const rest = [...new Set(people)].filter((subjectId) => !told.has(subjectId));
  for (const subjectId of rest)
    await ctx.db.write(async (tx, emit) => {
      const row = { id: newId<'policyNotice'>(), versionId, subjectId, toldAt: ctx.now() };
      if (await insertNotice(tx, row)) emit(policyAnnounced({ versionId, subjectId }));
    });
}
type Announced = { versionId: Id<'policyVersion'>; subjectId: SubjectId };
/** Writes the letter that tells one person of a change to come. */
export async function writeNotice(ctx: Ctx, { versionId, subjectId }: Announced) {
  const [row, person, house] = await Promise.all([
    findVersionRow(ctx.db.read, versionId),
    findPerson(ctx, subjectId),
    organisationOf(ctx),
  ]);
  if (!row || !person) return;
  const { number, effectiveAt, summary } = asVersion(row);
  const { language, name, email } = person;
  const page = (path: string) => `${ctx.config.baseUrl}/privacy${path}lang=${language}`;
  const body = wordsOf(language).policy.letter({
    ...{ name, organisation: house.name, contact: house.privacyMail, summary: summary[language] },
    from: dayWords(effectiveAt, { zone: house.timeZone, language }),
    changes: page(`/changes?from=${number - 1}&to=${number}&`),
    policy: page('?'),
  });
  const occasion = `policyChanged ${versionId} ${subjectId}`;
  const to = { email, contact: house.privacyMail };
  await keepLetter(ctx, {
    subjectId,
    invitationId: null,
    kind: 'policyChanged',
    occasion,
    language,
    to,
    body,
  });
}
