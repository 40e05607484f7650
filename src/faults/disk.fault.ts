import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { seedGuests } from '#testing/guests.ts';
import { product } from '#testing/product.ts';
import { beginTake, bytesOf, finishTake, putSlice, recordingOf } from '#testing/uploading.ts';
import { fault } from './support/fault.ts';
import { emptyFolder, noDisk, smallDisk } from './support/folder.ts';
import { savedTake } from './support/saved.ts';
import { breakCall, noInjection } from './support/syscalls.ts';

async function houseOn(dataDir: string, people: number) {
  const guests = await seedGuests(dataDir, { people });
  const house = await product({
    DATA_DIR: dataDir,
    BASE_URL: '',
    UV_THREADPOOL_SIZE: '1',
    LOG_LEVEL: 'silent',
  });
  onTestFinished(() => house.close());
  return { guests, house };
}
/** Takes every byte that is left. */
function fill(folder: string) {
  const path = join(folder, 'ballast');
  for (let bytes = 256 * 1024 * 1024; bytes >= 4096; bytes /= 2)
    for (let full = false; !full; )
      try {
        writeFileSync(path, Buffer.alloc(bytes), { flag: 'a' });
      } catch {
        full = true;
      }
  return () => rmSync(path);
}

fault(
  'a disk that fills in the middle of an answer is told, and the answer goes on when there is room',
  noDisk(),
  async () => {
    const disk = smallDisk(24);
    const { guests, house } = await houseOn(disk.folder, 1);
    const [ada] = guests as [(typeof guests)[0]];
    const { whole, slices } = recordingOf(40_000_000, 1_000_000);
    const take = await beginTake(house.base, ada);
    let safe = 0;
    let said = { status: 0, text: '' };
    for (const slice of slices) {
      said = await putSlice(house.base, ada, take, slice);
      if (said.status !== 200) break;
      safe = slice.offset + slice.body.length;
    }
    expect(said).toMatchObject({ status: 507, text: expect.stringContaining('disk of this server is full') });
    expect(await bytesOf(house.base, ada, take)).toBe(safe);
    disk.grow(96);
    await finishTake(house.base, ada, take, slices);
    await house.kill();
    const { content } = await savedTake(disk.folder, take);
    expect(content.equals(whole)).toBe(true);
  },
);

fault(
  'a disk without room for the database itself refuses with words and takes up again by itself',
  noDisk(),
  async () => {
    const disk = smallDisk(24);
    const { guests, house } = await houseOn(disk.folder, 2);
    const [ada, bob] = guests as [(typeof guests)[0], (typeof guests)[0]];
    const before = await beginTake(house.base, ada);
    const free = fill(disk.folder);
    await expect(beginTake(house.base, bob)).rejects.toThrow(/^507: .*disk of this server is full/su);
    free();
    const after = await beginTake(house.base, bob);
    expect(await bytesOf(house.base, ada, before)).toBe(0);
    expect(await bytesOf(house.base, bob, after)).toBe(0);
  },
);

fault('a disk that turns read-only is no yes, and nothing said before is lost', noInjection(), async () => {
  const dataDir = emptyFolder();
  const { guests, house } = await houseOn(dataDir, 1);
  const [ada] = guests as [(typeof guests)[0]];
  const { whole, slices } = recordingOf(400_000, 100_000);
  const [first, second] = slices as [(typeof slices)[0], (typeof slices)[0]];
  const take = await beginTake(house.base, ada);
  expect((await putSlice(house.base, ada, take, first)).status).toBe(200);
  const readOnly = await breakCall(house.pid(), 'files', 'openat', 'error=EROFS', '1+');
  expect((await putSlice(house.base, ada, take, second)).status).toBeGreaterThanOrEqual(500);
  await readOnly.release();
  await finishTake(house.base, ada, take, slices);
  await house.kill();
  expect((await savedTake(dataDir, take)).content.equals(whole)).toBe(true);
});
