import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { seedGuests } from '#testing/guests.ts';
import { product } from '#testing/product.ts';
import { beginTake, finishTake, putSlice, recordingOf, send } from '#testing/uploading.ts';
import { fault } from './support/fault.ts';
import { emptyFolder, noDisk, smallDisk } from './support/folder.ts';
import { noPowerCut } from './support/power.ts';
import { savedTake } from './support/saved.ts';
import { startThatEnds } from './support/starting.ts';
import { volumeInAFile } from './support/volume.ts';

const oneSentence = /^The [^\n]+\.\n$/u;
/** It ends, with a sentence that names the folder, and nothing else. */
async function refusesToStart(dataDir: string, sentence: RegExp) {
  const { code, words } = await startThatEnds({ DATA_DIR: dataDir });
  expect(words).toMatch(oneSentence);
  expect(words).toMatch(sentence);
  expect(words).toContain(dataDir);
  expect(code).toBe(1);
}

fault('a data volume that is read-only stops the start with a sentence', noDisk(), async () => {
  const disk = smallDisk(24);
  await seedGuests(disk.folder, { people: 1 });
  expect(spawnSync('mount', ['-o', 'remount,ro', dirname(disk.folder)]).status).toBe(0);
  await refusesToStart(disk.folder, /cannot be written to\. Mount its volume writable/u);
});

fault('a data folder that is a file, or below one, stops the start with a sentence', undefined, async () => {
  const file = join(emptyFolder(), 'file');
  writeFileSync(file, '');
  await refusesToStart(file, /is not there and cannot be made\. Mount its volume/u);
  await refusesToStart(join(file, 'data'), /is not there and cannot be made\. Mount its volume/u);
});

fault('a database of noise stops the start with a sentence, and is left as it is', undefined, async () => {
  const folder = emptyFolder();
  const noise = randomBytes(65_536);
  writeFileSync(join(folder, 'house.db'), noise);
  await refusesToStart(folder, /house\.db is damaged\. Nothing was changed/u);
  expect(readFileSync(join(folder, 'house.db')).equals(noise)).toBe(true);
});

const settings = { BASE_URL: '', LOG_LEVEL: 'silent' };

type Volume = ReturnType<typeof volumeInAFile>;
/** Ada records; in the middle the volume breaks. What she was told is saved is there when it is whole again. */
async function recordedAcross(breaks: (volume: Volume) => void) {
  const volume = volumeInAFile(256);
  const [ada] = await seedGuests(volume.folder, { people: 1 });
  if (!ada) throw new Error('nobody came');
  const house = await product({ ...settings, DATA_DIR: volume.folder });
  onTestFinished(() => house.close());
  const { whole, slices } = recordingOf(400_000, 100_000);
  const [first, second] = slices as [(typeof slices)[0], (typeof slices)[0]];
  const take = await beginTake(house.base, ada);
  expect((await putSlice(house.base, ada, take, first)).status).toBe(200);
  breaks(volume);
  const said = await putSlice(house.base, ada, take, second);
  expect(said).toMatchObject({ status: 503, text: expect.stringContaining('Nothing is lost on your side') });
  expect((await send(house.base, { method: 'GET', path: '/livez', cookie: '' })).status).toBe(200);
  expect(house.alive()).toBe(true);
  const meanwhile = readdirSync(volume.folder);
  await house.kill();
  volume.mend();
  await house.start();
  await finishTake(house.base, ada, take, slices);
  await house.kill();
  expect((await savedTake(volume.folder, take)).content.equals(whole)).toBe(true);
  return { meanwhile };
}

fault(
  'a data volume that turns read-only under the house is no yes; what was saved is there when it is whole again',
  noPowerCut(),
  async () => {
    await recordedAcross((volume) => volume.turnReadOnly());
  },
);

fault(
  'a data volume that is taken away under the house is no yes, and nothing is written in its place',
  noPowerCut(),
  async () => {
    const { meanwhile } = await recordedAcross((volume) => {
      volume.takeAway();
      // As a container finds it: the mount point is there, and empty.
      mkdirSync(volume.folder, { recursive: true });
    });
    expect(meanwhile).toEqual([]);
  },
);
