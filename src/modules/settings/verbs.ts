import { timingSafeEqual } from 'node:crypto';
import { type Admin, passwordProblemFor, type Role, saveAccount } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { isUniqueViolation } from '#kernel/db.ts';
import { days } from '#kernel/durations.ts';
import { Refusal } from '#kernel/errors.ts';
import { hostOf } from '#kernel/gate.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';
import { unpark } from '#kernel/queue.ts';
import { lastRefusals, outboundSince } from '#kernel/transfers.ts';
import { hashOf } from '#kernel/vault.ts';
import { admitPerson, changeOrganisation, insertOrganisation, isSetUp, organisationOf } from '#people';
import { loadSample } from '#positions';
import { secretsOf } from '#team';
import { sourcePlaces } from '#weights';
import { houseSetUp, jobTriedAgain } from './events.ts';
import type { SettingsForm, SetUpForm } from './model.ts';

// Derived from the instance key: every server of a house knows it, nothing of it is stored, and it opens
// nothing any more once the house is set up.
const setUpToken = (ctx: Ctx) => ctx.vault.token('set-up', 'house', 1);
/** The address that begins an empty house; nothing when it has begun. */
export const findSetUpLink = async (ctx: Ctx) =>
  (await isSetUp(ctx)) ? undefined : `${ctx.config.baseUrl}/set-up/${setUpToken(ctx)}`;

const done = () =>
  new Refusal('gone', 'This house is set up already. Sign in instead.', {
    next: { label: 'Go to sign-in', href: '/sign-in' },
  });
/** Refuses every link but the one that the start of the product printed, and that one too once it was used. */
export async function checkSetUpLink(ctx: Ctx, token: string) {
  const [given, right] = [hashOf(token), hashOf(setUpToken(ctx))].map((hash) => Buffer.from(hash, 'hex'));
  if (!given || !right || !timingSafeEqual(given, right))
    throw new Refusal(
      'missing',
      'This is not the set-up link of this house. Copy the whole address that was printed at the last start.',
    );
  if (await isSetUp(ctx)) throw done();
}

export type SetUp = { ok: true; subjectId: SubjectId } | { ok: false; problems: Record<string, string> };
/** Begins the house: who runs it, and its first admin, who may recruit too. Can be done once. */
export async function setUp(ctx: Ctx, form: SetUpForm): Promise<SetUp> {
  const { organisation: name, controller, address, privacyMail, language, timeZone, sample, ...admin } = form;
  const known = [name, admin.login, admin.name, admin.email];
  const password = await passwordProblemFor(ctx, admin.password, known);
  if (password) return { ok: false, problems: { password } };
  const subjectId = await admitPerson(ctx, { kind: 'staff', name: admin.name, email: admin.email, language });
  const secrets = await secretsOf(ctx, subjectId, admin);
  const roles: Role[] = ['admin', 'recruiter', 'officer'];
  const account = {
    ...secrets,
    subjectId,
    roles,
    state: 'open' as const,
    createdAt: ctx.now(),
    seenAt: ctx.now(),
    closedAt: null,
    leftAt: null,
  };
  const organisation = { name, controller, address, privacyMail, language, timeZone, accent: null };
  try {
    await ctx.db.write(async (tx, emit) => {
      await insertOrganisation(tx, organisation, ctx.now());
      await saveAccount(tx, account);
      emit(houseSetUp({ subjectId, by: subjectId }));
    });
  } catch (error) {
    throw isUniqueViolation(error) ? done() : error;
  }
  if (sample) await loadSample(ctx, { subjectId }, language);
  return { ok: true, subjectId };
}

export const saveSettings = (ctx: Ctx, admin: Admin, { organisation, ...form }: SettingsForm) =>
  changeOrganisation(ctx, admin.subjectId, { ...form, name: organisation });
export async function settingsOf(ctx: Ctx) {
  const { name, ...house } = await organisationOf(ctx);
  const { accent, dataProtectionOfficer, authority, authorityUrl, ...organisation } = house;
  const maybe = { accent, dataProtectionOfficer, authority, authorityUrl };
  const filled = Object.fromEntries(Object.entries(maybe).map(([key, value]) => [key, value ?? '']));
  return { ...organisation, organisation: name, ...filled };
}

const month = days(30);
/** What may be reached, what left in the last 30 days, and what was refused. */
export async function outboundState({ gate, config, db, now }: Ctx) {
  const sources = config.modelSources.flatMap((kind) => sourcePlaces[kind]);
  const [sums, refused] = await Promise.all([
    outboundSince(db.read, new Date(now().getTime() - month)),
    lastRefusals(db.read),
  ]);
  return {
    places: [
      ...gate.places.map((place) => ({ ...place, always: true })),
      ...sources.map((place) => ({ ...place, always: false })),
    ],
    database: config.databaseUrl && hostOf(config.databaseUrl),
    sums: sums.filter(({ calls }) => calls > 0),
    refused,
  };
}

/** Gives a parked job its tries back. */
export async function tryAgain(ctx: Ctx, admin: Admin, jobId: Id<'job'>) {
  await unpark(ctx.db, jobId, ctx.now());
  await ctx.db.write(async (_tx, emit) => emit(jobTriedAgain({ jobId, by: admin.subjectId })));
}
