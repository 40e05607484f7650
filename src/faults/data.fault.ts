import { execFileSync } from 'node:child_process';
import { closeSync, cpSync, openSync, readFileSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import { invite } from '#invitations';
import { queueState } from '#kernel/queue.ts';
import { verifyLog } from '#logbook';
import { takeContent, takesOf } from '#takes';
import { answered } from '#testing/answers.ts';
import { seedGuests } from '#testing/guests.ts';
import { type House, house } from '#testing/house.ts';
import { invited } from '#testing/interviewees.ts';
import { product } from '#testing/product.ts';
import { beginTake, finishTake, recordingOf } from '#testing/uploading.ts';
import { findTranscript } from '#transcription';
import { engineAt, whispers } from './support/engines.ts';
import { fault } from './support/fault.ts';
import { emptyFolder } from './support/folder.ts';
import { randomFrom } from './support/random.ts';
import { savedTake } from './support/saved.ts';
import { startThatEnds } from './support/starting.ts';

/** One byte of a file is another one from now on. */
function flip(path: string, at: number) {
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 0x55;
  writeSync(file, byte, 0, 1, at);
  closeSync(file);
}
const pathOf = (dataDir: string, file: string) => join(dataDir, 'files', file.slice(0, 2), file);
const tone = ['-f', 'lavfi', '-i', 'sine=duration=2:sample_rate=48000'];
const recorded = () =>
  execFileSync('ffmpeg', ['-v', 'error', ...tone, '-c:a', 'libopus', '-live', '1', '-f', 'webm', 'pipe:1']);
const adminReads = async (here: House) =>
  (await here.admin.page('/settings/system')).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

fault(
  'a byte that flips in a recording of Ada is noticed and told to the admin, and Bob’s is written down',
  undefined,
  async () => {
    const engine = await engineAt(whispers.well);
    const here = await house({ env: { WHISPER_URL: engine.url } });
    const ada = await answered(here, recorded());
    const [take] = await takesOf(here.ctx.db.read, ada.answerId);
    const [file] = await Array.fromAsync(here.ctx.files.all());
    if (!take || !file) throw new Error('Ada has recorded');
    const path = pathOf(here.dataDir, file.file);
    flip(path, statSync(path).size / 2);
    const bob = await answered(here, recorded());
    for (let tries = 0; tries < 8; tries++) {
      await here.settle();
      here.wait(600_000);
    }
    await expect(Array.fromAsync(takeContent(here.ctx, take.id))).rejects.toMatchObject({ name: 'Damaged' });
    expect(await queueState(here.ctx.db.read)).toMatchObject([{ state: 'parked', reason: 'Damaged' }]);
    expect(await adminReads(here)).toContain('A sealed file or word is not as it was written');
    expect((await findTranscript(here.ctx, bob.answerId))?.text).toBe('The disk.');
    expect(await findTranscript(here.ctx, ada.answerId)).toBeUndefined();
  },
);

fault(
  'a byte that flips in Ada’s sealed name hides nobody else from those who recruit',
  undefined,
  async () => {
    const here = await house();
    const { invitation, positionId, by } = await invited(here, { name: 'Ada' });
    const until = { deadline: new Date(here.ctx.now().getTime() + 1e9), timeZone: 'Europe/Berlin' };
    await invite(here.ctx, by, positionId, { name: 'Bob', email: 'bob@example.org' }, until);
    await here.settle();
    const lane = new Database(join(here.dataDir, 'house.db'));
    const row = lane.prepare('select name from people where id = ?').get(invitation.subjectId) as {
      name: string;
    };
    const broken = `${row.name.slice(0, 20)}${row.name[20] === 'A' ? 'B' : 'A'}${row.name.slice(21)}`;
    lane.prepare('update people set name = ? where id = ?').run(broken, invitation.subjectId);
    lane.close();
    const page = await here.rita.page(`/positions/${positionId}/candidates`);
    expect(page).toContain('Bob');
    expect(page).toContain('A name that is damaged');
    expect(page).not.toContain('Somebody erased');
  },
);

fault('an entry of the log in which a byte flipped is named by its number', undefined, async () => {
  const here = await house();
  await invited(here, { name: 'Ada' });
  await here.settle();
  expect(await verifyLog(here.ctx)).toMatchObject({ ok: true });
  const lane = new Database(join(here.dataDir, 'house.db'));
  lane.prepare('update audit_entries set at = at + 1 where number = 4').run();
  lane.close();
  expect(await verifyLog(here.ctx)).toMatchObject({ ok: false, number: 4 });
});

/** What somebody recorded, finished and known, in a house that is off. */
async function recordedHouse(people: number) {
  const dataDir = emptyFolder();
  const guests = await seedGuests(dataDir, { people });
  const settings = { DATA_DIR: dataDir, BASE_URL: '', LOG_LEVEL: 'silent' };
  const here = await product(settings);
  onTestFinished(() => here.close());
  const all = [];
  for (const guest of guests) {
    const { whole, slices } = recordingOf(150_000, 50_000);
    const take = await beginTake(here.base, guest);
    await finishTake(here.base, guest, take, slices);
    all.push({ take, whole });
  }
  await here.close();
  return { dataDir, all, settings };
}

fault(
  'a database with a page that is broken stops the start with a sentence, not with a loop of crashes',
  undefined,
  async () => {
    const { dataDir, all, settings } = await recordedHouse(1);
    const path = join(dataDir, 'house.db');
    const lane = new Database(path);
    const pageSize = lane.pragma('page_size', { simple: true }) as number;
    const { rootpage } = lane.prepare("select rootpage from sqlite_master where name = 'marks'").get() as {
      rootpage: number;
    };
    lane.pragma('wal_checkpoint(TRUNCATE)');
    lane.close();
    flip(path, (rootpage - 1) * pageSize);
    const { code, words } = await startThatEnds(settings);
    expect(words).toMatch(/^The database \S+house\.db is damaged\. [^\n]+\n$/u);
    expect(code).toBe(1);
    flip(path, (rootpage - 1) * pageSize);
    for (const { take, whole } of all)
      expect((await savedTake(dataDir, take)).content.equals(whole)).toBe(true);
  },
);

fault(
  'wherever a byte of the database flips, nobody is given another recording than the one that was made',
  undefined,
  async () => {
    const { dataDir, all } = await recordedHouse(2);
    const random = randomFrom(5);
    const folder = emptyFolder();
    let noticed = 0;
    for (let nth = 0; nth < 24; nth++) {
      const copy = join(folder, String(nth));
      cpSync(dataDir, copy, { recursive: true });
      const path = join(copy, 'house.db');
      flip(path, Math.floor(random() * statSync(path).size));
      for (const { take, whole } of all) {
        const found = await savedTake(copy, take).catch(() => undefined);
        if (!found) noticed += 1;
        else expect(found.content.equals(whole), `flip ${nth}`).toBe(true);
      }
      rmSync(copy, { recursive: true });
    }
    // Flipped wherever a recording is named, it is noticed for certain.
    const path = join(dataDir, 'house.db');
    for (const at of placesOf(readFileSync(path), all[0]?.take ?? '')) flip(path, at);
    await expect(savedTake(dataDir, all[0]?.take ?? '')).rejects.toThrow();
    expect(noticed).toBeLessThan(48);
  },
);
function placesOf(bytes: Buffer, words: string) {
  const places: number[] = [];
  for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + 1)) places.push(at);
  return places;
}
