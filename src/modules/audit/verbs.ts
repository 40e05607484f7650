import { type Admin, accountsOf, namesOf } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { said } from '#kernel/data.ts';
import { casesHolding } from '#kernel/guards.ts';
import type { SubjectId } from '#kernel/ids.ts';
import type { Holding } from '#kernel/privacy.ts';
import {
  blankEntriesOf,
  checkpointNow,
  checkpointsBehind,
  countEntries,
  type Entry,
  leavesBehind,
  listAbout,
  listEntries,
  listOf,
  namesSaid,
  newestCheckpoint,
  type Verified,
  verifyLog,
  type Wanted,
} from '#logbook';
import { logBroken, logChecked, logExported, logOpened } from './events.ts';
import { factWords, looks, type Opened, roomOf, unnamedActor } from './model.ts';

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
  const nameOf = (id: SubjectId | null, hash: string | null) => {
    if (id) return names.get(id) ?? `Candidate ${id.slice(0, 8)}`;
    return hash ? 'An erased person' : null;
  };
  return { nameOf, staff: staff.map((id) => ({ id, name: names.get(id) ?? '' })) };
}
/** One page of the log, the newest first. */
export async function readLog(ctx: Ctx, { subjectId: by }: Admin, wanted: Wanted, page: number) {
  const { read } = ctx.db;
  const offset = (page - 1) * perPage;
  const [total, found, said, checkpoint, { nameOf, staff }] = await Promise.all([
    countEntries(read, wanted),
    listEntries(read, wanted, perPage, offset),
    namesSaid(read),
    newestCheckpoint(ctx),
    peopleOf(ctx),
  ]);
  await ctx.db.write(async (_tx, emit) => emit(logOpened({ by, page })));
  return {
    total,
    from: offset + 1,
    more: offset + found.length < total,
    rooms: [...new Set(said.map(roomOf))].sort(),
    staff,
    checkpoint: checkpoint && { ...checkpoint, at: new Date(checkpoint.time) },
    entries: found.map(({ number, at, name, ...entry }) => ({
      ...{ number, at, what: factWords(name) },
      ...actingIn(name, entry, nameOf),
    })),
  };
}
type NameOf = Awaited<ReturnType<typeof peopleOf>>['nameOf'];
/** Who did it, and about whom. What only a person themself can do is theirs, also where the fact does not say so. */
function actingIn(
  name: string,
  entry: Pick<Entry, 'actorId' | 'actorHash' | 'aboutId' | 'aboutHash'>,
  nameOf: NameOf,
) {
  const about = nameOf(entry.aboutId, entry.aboutHash);
  if (entry.actorHash)
    return {
      who: nameOf(entry.actorId, entry.actorHash),
      about: entry.aboutId && entry.aboutId === entry.actorId ? null : about,
    };
  const actor = unnamedActor(name);
  if (actor === 'the house' || !about) return { who: null, about };
  return { who: actor === 'they' ? about : `${about}, or the clock when their time was over`, about: null };
}

const perPart = 1000;
/** The log for whoever wants to check it elsewhere: what was signed, then every leaf, one to a line. No ids, no names. */
export async function* exportedLog(ctx: Ctx): AsyncGenerator<string> {
  const { size, origin, publicKey } = await checkpointNow(ctx);
  yield JSON.stringify({ format: 'ai-interview-space/log/1', origin, size, publicKey });
  for (let at = 0; at < size; ) {
    const part = await checkpointsBehind(ctx, at, perPart);
    for (const checkpoint of part) yield JSON.stringify(checkpoint);
    at = part.at(-1)?.size ?? size;
  }
  for (let at = 0; at < size; at += perPart) {
    const leaves = await leavesBehind(ctx, at, Math.min(perPart, size - at));
    yield leaves.join('\n');
  }
}
export const tellExport = (ctx: Ctx, { subjectId: by }: Admin) =>
  ctx.db.write(async (_tx, emit) => emit(logExported({ by })));

export type Look = { at: Date; by: SubjectId | null; what: Opened };
/** Who looked at something of this person, and when; the newest first. `by` is null for the language model. */
export const looksAt = async (ctx: Ctx, subject: SubjectId): Promise<Look[]> =>
  (await listAbout(ctx.db.read, subject, Object.keys(looks))).flatMap(({ name, at, actorId: by }) => {
    const what = looks[name];
    return what && by !== subject ? [{ at, by, what }] : [];
  });

const forTheLog = said(
  'fits the entry into the log and says nothing about the person',
  'fügt den Eintrag in das Protokoll ein und sagt nichts über die Person',
);
const heldByCase = said(
  'a legal case or an open request needs it: it goes when that is closed',
  'ein Rechtsfall oder offener Antrag braucht es: es geht, wenn dieser abgeschlossen ist',
);
const isHeld = async (ctx: Ctx, subject: SubjectId) => (await casesHolding(ctx.db.read, subject)).length > 0;
const nobody = { items: 0, people: 0 };
/** What the log says about somebody goes into their export; erased, the entries stay and name nobody. */
export const logHolding: Holding = {
  name: 'audit_entries',
  category: 'requests',
  what: said(
    'entries of the log: who did what, and who looked at what, by ids and times',
    'Einträge im Protokoll: wer was getan und wer was angesehen hat, mit Kennungen und Zeiten',
  ),
  why: said(
    'to show that nothing was looked at in secret (GDPR article 5(2))',
    'um zu zeigen, dass nichts heimlich angesehen wurde (DSGVO Artikel 5(2))',
  ),
  ground: 'legal duty',
  withhold: { hashes: forTheLog, nonces: forTheLog, seal: forTheLog },
  mentions: {
    fact: said('the colleague who did it, by their id', 'wer aus dem Team es getan hat, mit Kennung'),
  },
  stays: said(
    'Kept as proof, without content: ids and times only. When you are erased, what points to you is blanked',
    'Bleibt als Nachweis, ohne Inhalte: nur Kennungen und Zeiten. Werden Sie gelöscht, wird geleert, was auf Sie weist',
  ),
  ...{ onErase: 'blank', portable: false, correctable: [], key: 'content', idsOnly: true },
  items: async (ctx, subject) =>
    (await listOf(ctx.db.read, subject)).map(({ number, at }) => ({
      id: String(number),
      made: at,
      ends: null,
    })),
  export: async (ctx, subject) =>
    (await listOf(ctx.db.read, subject)).map(({ number, at, name, fact }) => ({ number, at, name, fact })),
  plan: async (ctx, subject) => {
    const items = (await listOf(ctx.db.read, subject)).length;
    if (await isHeld(ctx, subject)) return { do: 'keep', items, because: heldByCase, until: null };
    return { do: 'blank', items };
  },
  erase: async (ctx, subject) => ((await isHeld(ctx, subject)) ? 0 : blankEntriesOf(ctx, subject)),
  countDue: async () => nobody,
  expire: async () => nobody,
};
