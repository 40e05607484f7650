import { join } from 'node:path';
import { staffWith } from '#auth';
import { changeRun, keyringOf, lastGoodRun, lastRuns } from '#backups';
import type { Config } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { days } from '#kernel/durations.ts';
import { causeOf, Refusal } from '#kernel/errors.ts';
import type { SubjectId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { findMark, markOf, putMark } from '#kernel/queue.ts';
import type { Storage } from '#kernel/storage.ts';
import { keepLetter } from '#letters';
import { organisationOf, personOf } from '#people';
import { removeKilledTrials, trySets } from '#restores';
import { whenWords } from '#views/ui/when.tsx';
import { wordsOf } from '#views/words/index.ts';
import { alarmRaised, backupTried } from './events.ts';
import { type Alarm, alarmOf, sampleOf } from './model.ts';

/** Tries the newest backup that nobody has tried yet, and writes down what came of it. */
export async function tryNewest(ctx: Ctx) {
  const [run] = await lastRuns(ctx.db.read, ctx.now(), 1);
  if (run?.state !== 'made') return;
  const { config, migrations, holdings } = ctx;
  const sets = {
    data: join(config.backup.folder, run.id),
    keyring: join(config.backup.keyringFolder, keyringOf(run.id)),
  };
  const open = (there: Config, storage?: Storage) =>
    openCtx(there, {
      jobs: [],
      holdings,
      migrations,
      log: silentLog,
      mail: null,
      ...(storage && { storage }),
    });
  const outcome = await trySets(config, {
    ...sets,
    open,
    close: closeCtx,
    folder: config.dataDir,
    most: sampleOf,
  }).then(
    (tried) => ({ ...tried, state: 'good' as const, reason: null }),
    (error: unknown) => ({ ...noTrial, reason: error instanceof Refusal ? error.message : causeOf(error) }),
  );
  await ctx.db.write(async (tx, emit) => {
    await changeRun(tx, run.id, { ...outcome, triedAt: ctx.now() });
    emit(backupTried({ good: outcome.state === 'good' ? 1 : 0, people: outcome.people ?? 0 }));
  });
  await watchBackups(ctx);
}
const noTrial = { state: 'failed', way: null, rows: null, people: null, opened: null } as const;

/** A trial that was killed leaves copies of keys behind. A day is longer than any takes. */
export const forgetKilledTrials = (ctx: Ctx) =>
  removeKilledTrials(ctx.config.dataDir, new Date(ctx.now().getTime() - days(1)));

const watchedMark = 'backups-watched';
const toldMark = 'backup-alarm-told';
/** How the backups stand: the last ones, and what is wrong. Where none is made by night, nothing is missed. */
export async function backupState(ctx: Ctx) {
  const { db, config, now } = ctx;
  const [runs, good] = await Promise.all([lastRuns(db.read, now(), 30), lastGoodRun(db.read, now())]);
  const { nightly, folder, keyringFolder, keepFor } = config.backup;
  const watched = new Date((await findMark(db.read, watchedMark)) ?? now());
  const finished = runs.find(({ state }) => state !== 'made');
  const alarm = nightly ? alarmOf(finished, good, watched, now()) : undefined;
  return { runs, good, alarm, nightly, folder, keyringFolder, keepFor };
}
/** Tells every admin once, by a letter where letters are mailed, until there is a good backup again. */
export async function watchBackups(ctx: Ctx) {
  if (!ctx.config.backup.nightly) return;
  await markOf(ctx.db, watchedMark, ctx.now().toISOString());
  const { alarm } = await backupState(ctx);
  const told = await findMark(ctx.db.read, toldMark);
  if (!alarm) return told ? void (await ctx.db.write((tx) => putMark(tx, toldMark, ''))) : undefined;
  if (told) return;
  const admins = ctx.mail ? await staffWith(ctx, 'admin') : [];
  for (const { subjectId } of admins) await write(ctx, subjectId, alarm);
  await ctx.db.write(async (tx, emit) => {
    await putMark(tx, toldMark, alarm.since.toISOString());
    emit(alarmRaised({ admins: admins.length }));
  });
}
async function write(ctx: Ctx, subjectId: SubjectId, { since, because }: Alarm) {
  const [{ name, email, language }, { name: organisation, timeZone: zone, privacyMail }] = await Promise.all([
    personOf(ctx, subjectId),
    organisationOf(ctx),
  ]);
  const body = wordsOf(language).backups.alarm({
    ...{ name, organisation, because, since: whenWords(since, { zone, language }) },
    link: `${ctx.config.baseUrl}/settings/backups`,
  });
  const occasion = `backupAlarm ${subjectId} ${since.getTime()}`;
  const letter = { subjectId, invitationId: null, kind: 'backupAlarm', occasion, language, body } as const;
  await keepLetter(ctx, { ...letter, to: { email, contact: privacyMail } });
}
