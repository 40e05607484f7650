import { type Admin, accountsOf, namesOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import type { Fact, Heard } from '#kernel/events.ts';
import type { SubjectId } from '#kernel/ids.ts';
import type { Holding } from '#kernel/privacy.ts';
import { logBroken, logChecked, logOpened } from './events.ts';
import {
  chained,
  type Entry,
  endAt,
  type Fault,
  factText,
  factWords,
  faultAtEnd,
  faultIn,
  looks,
  nothingBefore,
  type Opened,
  peopleIn,
  roomOf,
  type Seal,
} from './model.ts';
import {
  append,
  countEntries,
  entriesAfter,
  findEnd,
  findLast,
  isHeard,
  listAbout,
  listEntries,
  listOf,
  namesSaid,
  type Wanted,
} from './store.ts';

const sealOf =
  (ctx: Ctx): Seal =>
  (purpose, hash, number) =>
    ctx.vault.token(purpose, hash, number);

/** Writes down what happened: one entry however often it is delivered. */
export const hear = (ctx: Ctx, fact: Fact, name: string, { id: heardId, createdAt: at }: Heard) =>
  ctx.db.write(async (tx) => {
    if (await isHeard(tx, heardId)) return;
    const last = await findLast(tx);
    const said = {
      number: (last?.number ?? 0) + 1,
      heardId,
      at,
      name,
      fact: factText(fact),
      ...peopleIn(fact),
    };
    const seal = sealOf(ctx);
    const entry = chained(last?.hash ?? nothingBefore, said, seal);
    await append(tx, entry, endAt(entry, seal));
  });

export type Verified = { ok: true; entries: number } | ({ ok: false } & Fault);
const stretch = 1000;
/** Reads the whole log and says where it is not what was written: edited, taken out, put in, moved or cut off. */
export async function verifyLog(ctx: Ctx): Promise<Verified> {
  const { read } = ctx.db;
  const seal = sealOf(ctx);
  const end = await findEnd(read);
  let before: Pick<Entry, 'number' | 'hash'> = { number: 0, hash: nothingBefore };
  let atEnd: Entry | undefined;
  let part: Entry[];
  do {
    part = await entriesAfter(read, before.number, stretch);
    for (const entry of part) {
      const fault = faultIn(before, entry, seal);
      if (fault) return { ok: false, ...fault };
      if (entry.number === end?.number) atEnd = entry;
      before = entry;
    }
  } while (part.length === stretch);
  const fault = faultAtEnd(end, before.number, atEnd, seal);
  return fault ? { ok: false, ...fault } : { ok: true, entries: before.number };
}

const tell = (ctx: Ctx, found: Verified) =>
  found.ok ? Promise.resolve() : ctx.db.write(async (_tx, emit) => emit(logBroken({ number: found.number })));
/** Every night, so that nobody has to think of it. */
export async function checkLog(ctx: Ctx) {
  const found = await verifyLog(ctx);
  if (!found.ok) ctx.log.error({ number: found.number, problem: found.problem }, 'the audit log was changed');
  await tell(ctx, found);
}
/** An admin has it checked now. */
export async function checkLogFor(ctx: Ctx, { subjectId: by }: Admin): Promise<Verified> {
  const found = await verifyLog(ctx);
  const entries = found.ok ? found.entries : found.number;
  await ctx.db.write(async (_tx, emit) => emit(logChecked({ by, entries })));
  await tell(ctx, found);
  return found;
}

const perPage = 50;
/** A colleague by name; a candidate by the beginning of their id: to read the log nobody needs to know more. */
async function peopleOf(ctx: Ctx) {
  const staff = (await accountsOf(ctx)).map(({ subjectId }) => subjectId);
  const names = await namesOf(ctx, staff);
  const nameOf = (id: SubjectId | null) => id && (names.get(id) ?? `Candidate ${id.slice(0, 8)}`);
  return { nameOf, staff: staff.map((id) => ({ id, name: names.get(id) ?? '' })) };
}
/** One page of the log, the newest first. */
export async function readLog(ctx: Ctx, { subjectId: by }: Admin, wanted: Wanted, page: number) {
  const { read } = ctx.db;
  const offset = (page - 1) * perPage;
  const [total, found, said, { nameOf, staff }] = await Promise.all([
    countEntries(read, wanted),
    listEntries(read, wanted, perPage, offset),
    namesSaid(read),
    peopleOf(ctx),
  ]);
  await ctx.db.write(async (_tx, emit) => emit(logOpened({ by, page })));
  return {
    total,
    from: offset + 1,
    more: offset + found.length < total,
    rooms: [...new Set(said.map(roomOf))].sort(),
    staff,
    entries: found.map(({ number, at, name, actorId, aboutId }) => ({
      ...{ number, at, what: factWords(name) },
      who: nameOf(actorId),
      about: aboutId === actorId ? null : nameOf(aboutId),
    })),
  };
}

export type Look = { at: Date; by: SubjectId | null; what: Opened };
/** Who looked at something of this person, and when; the newest first. `by` is null for the language model. */
export const looksAt = async (ctx: Ctx, subject: SubjectId): Promise<Look[]> =>
  (await listAbout(ctx.db.read, subject, Object.keys(looks))).flatMap(({ name, at, actorId: by }) => {
    const what = looks[name];
    return what && by !== subject ? [{ at, by, what }] : [];
  });

const because =
  'the log must show to everybody, also later, that nothing was looked at in secret; it holds ids only';
/** What the log says about somebody goes into their export, and stays when the rest is erased. */
export const logHolding: Holding = {
  name: 'audit_entries',
  what: 'entries of the log: who did what, and who looked at what, by ids and times',
  export: async (ctx, subject) =>
    (await listOf(ctx.db.read, subject)).map(({ number, at, name, fact }) => ({ number, at, name, fact })),
  plan: async (ctx, subject) => ({
    ...{ do: 'keep', because },
    items: (await listOf(ctx.db.read, subject)).length,
  }),
  erase: async () => 0,
  expire: async () => 0,
};
