import type { Reviewer } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { allOpened, opened, sealed } from '#kernel/privacy.ts';
import type { Level } from '#scoring';
import { isVeiled } from '#veils';
import { overrides, scorecards } from './data.ts';
import { levelOverridden, scorecardHandedIn, scorecardSaved } from './events.ts';
import {
  alreadyHandedIn,
  changedMeanwhile,
  type Draft,
  isAt,
  levelFrom,
  levelSent,
  missingIn,
  notHandedIn,
  nothingYet,
  type Part,
  type Place,
  printOf,
  type RatedLine,
  type Scorecard,
  standingLevel,
  type Wanted,
  withPart,
} from './model.ts';
import {
  type CardRow,
  findCardRow,
  handedInRows,
  insertCard,
  insertOverride,
  moveCard,
  overrideRows,
} from './store.ts';

type Rated = { id: Id<'sitting'>; subjectId: SubjectId };
type By = Pick<Reviewer, 'subjectId'>;

/** Where one person stands with their own scorecard. */
export interface OwnCard {
  readonly draft: Draft;
  readonly handedInAt: Date | null;
}
export async function ownCardOf(ctx: Ctx, sittingId: Id<'sitting'>, who: SubjectId): Promise<OwnCard> {
  const row = await findCardRow(ctx.db.read, sittingId, who);
  if (!row) return { draft: nothingYet, handedInAt: null };
  return { draft: await draftIn(ctx, row), handedInAt: row.state === 'handed-in' ? row.handedInAt : null };
}
const draftIn = async (ctx: Ctx, row: CardRow) =>
  JSON.parse((await opened(ctx.vault, scorecards, row)).content) as Draft;

/** Own scorecard handed in: from here on the AI's proposals and the others' scorecards may be seen. */
export const revealedTo = async (ctx: Ctx, sittingId: Id<'sitting'>, staff: SubjectId): Promise<boolean> =>
  (await findCardRow(ctx.db.read, sittingId, staff))?.state === 'handed-in' &&
  !(await isVeiled(ctx.db.read, sittingId, staff));

/** The scorecards that are handed in, the first one first. */
export async function scorecardsOf(ctx: Ctx, sittingId: Id<'sitting'>): Promise<Scorecard[]> {
  const [rows, changed] = await Promise.all([
    handedInRows(ctx.db.read, sittingId),
    overrideRows(ctx.db.read, sittingId),
  ]);
  const changes = await allOpened(ctx.vault, overrides, changed);
  return Promise.all(
    rows.map(async (row): Promise<Scorecard> => {
      const { levels, summary } = await draftIn(ctx, row);
      const mine = changes.filter(({ scorecardId }) => scorecardId === row.id);
      const { id, reviewerId } = row;
      const handedInAt = row.handedInAt ?? row.savedAt;
      return {
        id,
        sittingId,
        reviewerId,
        handedInAt,
        state: 'handed-in',
        summary,
        levels: levels.map(lineIn(mine)),
      };
    }),
  );
}
type Change = Place & { level: string; reason: string; changedAt: Date };
const lineIn =
  (changes: readonly Change[]) =>
  ({ level = null, ...line }: Draft['levels'][number]): RatedLine => ({
    ...line,
    level,
    overrides: changes
      .filter(isAt(line))
      .map(({ level: changed, reason, changedAt: at }) => ({ level: levelFrom(changed), reason, at })),
  });

/** `stale`: the same part was saved in another window since this page was drawn; nothing was overwritten. */
export type Saved = 'saved' | 'same' | 'stale';
/** Puts down one question's part of an own scorecard. */
export async function savePart(
  ctx: Ctx,
  { subjectId: by }: By,
  sitting: Rated,
  part: Part,
  seen: string,
): Promise<Saved> {
  const { id: sittingId, subjectId } = sitting;
  const row = await findCardRow(ctx.db.read, sittingId, by);
  const before = row ? await draftIn(ctx, row) : nothingYet;
  const print = (draft: Draft) => printOf(draft, part.questionId, part.summary !== undefined);
  const after = withPart(before, part);
  if (print(after) === print(before)) return 'same';
  if (row?.state === 'handed-in') throw alreadyHandedIn(sittingId);
  if (print(before) !== seen) return 'stale';
  const id = row?.id ?? newId<'scorecard'>();
  const about = { id, subjectId, content: JSON.stringify(after) };
  const { content } = await sealed(ctx.vault, scorecards, about);
  const fresh = { id, subjectId, sittingId, reviewerId: by, state: 'draft', revision: 1 } as const;
  const savedAt = ctx.now();
  const done = await ctx.db.write(async (tx, emit) => {
    const kept = row
      ? moveCard(tx, row, { content, savedAt })
      : insertCard(tx, { ...fresh, content, savedAt });
    if (!(await kept)) return false;
    emit(scorecardSaved({ sittingId, subjectId, by }));
    return true;
  });
  // Another window of the same person was quicker: look again at what stands there now.
  return done ? 'saved' : savePart(ctx, { subjectId: by }, sitting, part, seen);
}

/** Hands in, or says what still lacks a level. Saying it twice is no error. */
export async function handIn(
  ctx: Ctx,
  { subjectId: by }: By,
  { id: sittingId, subjectId }: Rated,
  wanted: readonly Wanted[],
): Promise<readonly Place[]> {
  const row = await findCardRow(ctx.db.read, sittingId, by);
  if (row?.state === 'handed-in') return [];
  const missing = missingIn(row ? await draftIn(ctx, row) : nothingYet, wanted);
  if (missing.length) return missing;
  if (!row) return handInNothing(ctx, by, { id: sittingId, subjectId });
  const handedInAt = ctx.now();
  const done = await ctx.db.write(async (tx, emit) => {
    if (!(await moveCard(tx, row, { state: 'handed-in', handedInAt, savedAt: handedInAt }))) return false;
    emit(scorecardHandedIn({ sittingId, subjectId, by }));
    return true;
  });
  return done ? [] : handIn(ctx, { subjectId: by }, { id: sittingId, subjectId }, wanted);
}
/** Nothing was answered, so there was nothing to rate and nothing was saved. */
async function handInNothing(ctx: Ctx, by: SubjectId, { id: sittingId, subjectId }: Rated) {
  const now = ctx.now();
  const about = { id: newId<'scorecard'>(), subjectId, content: JSON.stringify(nothingYet) };
  const row = await sealed(ctx.vault, scorecards, about);
  const state = { state: 'handed-in', revision: 1, savedAt: now, handedInAt: now } as const;
  await ctx.db.write(async (tx, emit) => {
    if (await insertCard(tx, { ...row, sittingId, reviewerId: by, ...state }))
      emit(scorecardHandedIn({ sittingId, subjectId, by }));
  });
  return [];
}

type Wish = Place & {
  level: Level | null;
  reason: string /** How often it was changed before. */;
  seen: number;
};
/** Changes an own level after handing in. What was there before stays beside it. */
export async function overrideLevel(
  ctx: Ctx,
  { subjectId: by }: By,
  { id: sittingId, subjectId }: Rated,
  wish: Wish,
): Promise<'changed' | 'same'> {
  const { questionId, criterionId, level, reason, seen } = wish;
  const card = (await scorecardsOf(ctx, sittingId)).find(({ reviewerId }) => reviewerId === by);
  if (!card) throw notHandedIn(sittingId);
  const line = card.levels.find(isAt({ questionId, criterionId }));
  if (!line) throw changedMeanwhile(sittingId);
  const last = line.overrides.at(-1);
  if (line.overrides.length === seen + 1 && last?.level === level && last.reason === reason) return 'changed';
  if (line.overrides.length !== seen) throw changedMeanwhile(sittingId);
  if (standingLevel(line) === level) return 'same';
  const place = { questionId, criterionId, number: seen + 1 };
  const about = { id: newId<'override'>(), subjectId, level: levelSent(level), reason };
  const row = await sealed(ctx.vault, overrides, about);
  const when = { scorecardId: card.id, sittingId, changedAt: ctx.now(), changedBy: by };
  const done = await ctx.db.write(async (tx, emit) => {
    if (!(await insertOverride(tx, { ...row, ...place, ...when }))) return false;
    emit(levelOverridden({ sittingId, subjectId, by }));
    return true;
  });
  // Another window, or the same click once more, was quicker: look again at what stands there now.
  return done ? 'changed' : overrideLevel(ctx, { subjectId: by }, { id: sittingId, subjectId }, wish);
}
