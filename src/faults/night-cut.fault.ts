import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { readConfig } from '#kernel/config.ts';
import type { Ctx } from '#kernel/context.ts';
import { type Id, newId, type SubjectId } from '#kernel/ids.ts';
import { silentLog } from '#kernel/log.ts';
import { closeCtx, openCtx } from '#kernel/open.ts';
import { takeContent } from '#takes';
import { product } from '#testing/product.ts';
import { holdings, jobs } from '../app.tsx';
import { lastNight, night } from '../modules/nights/verbs.ts';
import { slices, takes } from '../modules/takes/data.ts';
import { fault } from './support/fault.ts';
import { diskInAFile, noPowerCut } from './support/power.ts';

const day = 86_400_000;
const open = (dataDir: string, now = new Date()) =>
  openCtx(readConfig({ DATA_DIR: dataDir }), {
    ...{ jobs, holdings, migrations: './migrations', log: silentLog, now: () => now },
  });

async function* one(bytes: Buffer) {
  yield bytes;
}
type Kept = { take: Id<'take'>; subjectId: SubjectId; content: Buffer };
/** What somebody recorded at that time. */
async function record(ctx: Ctx, nth: number, subjectId: SubjectId): Promise<Kept> {
  const [sittingId, take] = [newId<'sitting'>(), newId<'take'>()];
  const content = Buffer.alloc(60_000, nth);
  const about = { sittingId, subjectId };
  const { file, sha256 } = await ctx.files.save(subjectId, one(content), 1e6);
  const [at, bytes] = [ctx.now(), content.length];
  const row = {
    id: take,
    answerId: newId<'answer'>(),
    number: 1,
    kind: 'audio',
    mime: 'audio/webm',
  } as const;
  const ended = { longestSeconds: 60, state: 'kept', bytes, startedAt: at } as const;
  await ctx.db.write(async (tx) => {
    await tx.insert(takes).values({ ...row, ...ended, ...about });
    await tx.insert(slices).values({ takeId: take, start: 0, bytes, sha256, file, savedAt: at, ...about });
  });
  return { take, subjectId, content };
}
/** More of them a person make the night longer without making it stop for the share of people. */
async function recordAt(dataDir: string, at: Date, people: number, each = 1) {
  const ctx = await open(dataDir, at);
  const all: Kept[] = [];
  for (let nth = 1; nth <= people; nth++) {
    const subjectId = newId<'subject'>();
    await ctx.vault.admit(subjectId);
    for (let more = 0; more < each; more++) all.push(await record(ctx, nth, subjectId));
  }
  await closeCtx(ctx);
  return all;
}

const ofTheHouse = ['instance.key', 'installation.id', 'erasures.log'];
const filesIn = (dataDir: string, room: string) =>
  readdirSync(join(dataDir, room), { recursive: true, withFileTypes: true }).filter(
    (one) => one.isFile() && !ofTheHouse.includes(one.name),
  ).length;
/** How far the night of a house has come that is not asked, only looked at. */
async function until(isSo: () => boolean) {
  for (let tries = 0; !isSo() && tries < 2000; tries++) await new Promise((later) => setTimeout(later, 5));
}

fault(
  'a power cut in the middle of the night takes nothing that is not due, and the night goes on to its end',
  noPowerCut(),
  async () => {
    const disk = diskInAFile(512);
    const old = await recordAt(disk.folder, new Date(Date.now() - 400 * day), 40, 12);
    const young = await recordAt(disk.folder, new Date(), 40);
    const all = old.length + young.length;
    const settings = { BASE_URL: '', LOG_LEVEL: 'silent' };
    const house = await product({ ...settings, DATA_DIR: disk.folder });
    onTestFinished(() => house.close());
    const found: string[] = [];
    for (const gone of [1, 120, 300]) {
      await until(() => filesIn(disk.folder, 'files') <= all - gone);
      found.push(await disk.cut(house.pid()));
    }
    await house.kill();
    const left = found.map((folder) => filesIn(folder, 'files'));
    expect(
      left.some((files) => files < all),
      'it had begun',
    ).toBe(true);
    expect(
      left.some((files) => files > young.length),
      'it had not ended',
    ).toBe(true);
    for (const folder of found) {
      const after = await product({ ...settings, DATA_DIR: folder });
      // Whoever ran it gave the last sign of life before the cut, and is taken for dead ten minutes later.
      await after.kill();
      const ctx = await open(folder, new Date(Date.now() + 11 * 60_000));
      await night(ctx);
      expect(await lastNight(ctx)).toMatchObject({ state: 'done', failures: [] });
      for (const { take, subjectId, content } of young) {
        expect(Buffer.concat(await Array.fromAsync(takeContent(ctx, take))).equals(content)).toBe(true);
        expect(await ctx.vault.keysOf(subjectId)).toEqual({ content: true, evidence: true });
      }
      for (const { take, subjectId } of old) {
        await expect(Array.fromAsync(takeContent(ctx, take))).rejects.toThrow('no such recording');
        expect(await ctx.vault.keysOf(subjectId)).toEqual({ content: false, evidence: false });
      }
      await closeCtx(ctx);
      expect(filesIn(folder, 'files')).toBe(young.length);
      expect(filesIn(folder, 'keyring')).toBe(young.length);
    }
  },
);
