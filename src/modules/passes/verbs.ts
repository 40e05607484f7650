import type { Ctx } from '#kernel/context.ts';
import { days } from '#kernel/data.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { hashOf } from '#kernel/vault.ts';
import { keepLetter } from '#letters';
import { addressIndex, organisationOf, type Person, peopleAt } from '#people';
import { whenWords } from '#views/ui/when.tsx';
import { wordsOf } from '#views/words/index.ts';
import { nobodyFound, passAsked, passUsed } from './events.ts';
import { hourly, livesFor } from './model.ts';
import {
  deleteAsking,
  deleteAskingsBefore,
  findAsking,
  findPass,
  insertAsking,
  insertPasses,
  type Pass,
  usePass,
} from './store.ts';

const limits = new WeakMap<Ctx, ReturnType<typeof hourly>>();
const limitOf = (ctx: Ctx) => {
  const known = limits.get(ctx) ?? hourly();
  limits.set(ctx, known);
  return known;
};

/**
 * Notes that somebody wants a link for this address. It does the same, whatever is held: who has the address is looked
 * up by a job after the answer, so that neither words nor time tell anything.
 */
export async function askForPass(ctx: Ctx, email: string) {
  const [id, index] = [newId<'passAsking'>(), addressIndex(ctx, email)];
  if (!limitOf(ctx)(index, ctx.now())) return;
  await ctx.db.write(async (tx, emit) => {
    await insertAsking(tx, { id, addressIndex: index, askedAt: ctx.now() });
    emit(passAsked({ askingId: id }));
  });
}

/** Writes one letter with a link for each person behind the address; to nobody when nothing is held. */
export async function answerAsking(ctx: Ctx, askingId: Id<'passAsking'>) {
  const asking = await findAsking(ctx.db.read, askingId);
  if (!asking) return;
  const people = await peopleAt(ctx, asking.addressIndex);
  const links = people.map((person) => passFor(ctx, askingId, person));
  if (links.length) {
    await ctx.db.write((tx) =>
      insertPasses(
        tx,
        links.map(({ pass }) => pass),
      ),
    );
    await write(ctx, askingId, links);
  }
  await ctx.db.write(async (tx, emit) => {
    await deleteAsking(tx, askingId);
    // A letter is announced when it is written, and once more when the mail server took it.
    if (!links.length) for (const _ of ctx.mail ? [1, 2] : [1]) emit(nobodyFound({ askingId }));
  });
}

/** The same pass however often the job runs: its id follows from the asking and the person. */
function passFor(ctx: Ctx, askingId: Id<'passAsking'>, person: Person) {
  const { subjectId } = person;
  const id = hashOf(`${askingId} ${subjectId}`) as Id<'pass'>;
  const token = ctx.vault.token('pass', id, 1);
  const createdAt = ctx.now();
  const expiresAt = new Date(createdAt.getTime() + livesFor(ctx.mail !== null));
  const pass: Pass = { id, subjectId, tokenHash: hashOf(token), createdAt, expiresAt, usedAt: null };
  return { pass, person, href: `${ctx.config.baseUrl}/space/link/${token}` };
}

async function write(ctx: Ctx, askingId: Id<'passAsking'>, links: readonly ReturnType<typeof passFor>[]) {
  const [first] = links;
  if (!first) return;
  const { person, pass } = first;
  const { name: organisation, timeZone, privacyMail } = await organisationOf(ctx);
  const { language } = person;
  await keepLetter(ctx, {
    ...{ subjectId: person.subjectId, invitationId: null, kind: 'spaceLink', language },
    occasion: `space link ${askingId}`,
    to: { email: person.email, contact: privacyMail },
    body: wordsOf(language).passes.letter({
      ...{ organisation, name: person.name, contact: privacyMail },
      until: whenWords(pass.expiresAt, { zone: timeZone, language }),
      links: links.map(({ href, person: { kind } }) => ({ href, as: kind })),
    }),
  });
}

export type Taken = { ok: true; subjectId: SubjectId } | { ok: false; why: 'unknown' | 'used' | 'expired' };
/** Exchanges the secret of a letter for whom it lets in, once. */
export async function takePass(ctx: Ctx, token: string): Promise<Taken> {
  const pass = await findPass(ctx.db.read, hashOf(token));
  if (!pass) return { ok: false, why: 'unknown' };
  if (pass.usedAt) return { ok: false, why: 'used' };
  if (pass.expiresAt <= ctx.now()) return { ok: false, why: 'expired' };
  const { id: passId, subjectId } = pass;
  const used = await ctx.db.write(async (tx, emit) => {
    if (!(await usePass(tx, passId, ctx.now()))) return false;
    emit(passUsed({ passId, subjectId, by: subjectId }));
    return true;
  });
  return used ? { ok: true, subjectId } : { ok: false, why: 'used' };
}

/** What no job could answer is forgotten, too. */
export const forgetAskings = (ctx: Ctx) =>
  ctx.db.write((tx) => deleteAskingsBefore(tx, new Date(ctx.now().getTime() - days(1))));
