import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type House, house } from '#testing/house.ts';

async function* pieces(body: Buffer) {
  yield body;
}
/** In the place of a file stands one that the disk does not give: a link to itself. */
function unreadable(path: string) {
  rmSync(path);
  symlinkSync(path, path);
}
const pathOf = ({ dataDir }: House, room: string, name: string) =>
  join(dataDir, room, name.slice(0, 2), name);

test('a recording that the disk does not give now is not called gone', async () => {
  const here = await house();
  const ada = newId<'subject'>();
  await here.ctx.vault.admit(ada);
  const { file } = await here.ctx.files.save(ada, pieces(Buffer.from('I led the migration.')), 1e6);
  unreadable(pathOf(here, 'files', file));
  await expect(here.ctx.files.sizeOf(file)).rejects.not.toMatchObject({ kind: 'gone' });
  rmSync(pathOf(here, 'files', file));
  await expect(here.ctx.files.sizeOf(file)).rejects.toMatchObject({ kind: 'gone' });
});

test('a key that the disk does not give now is not called destroyed', async () => {
  const here = await house();
  const ada = newId<'subject'>();
  await here.ctx.vault.admit(ada);
  const stranger = newId<'subject'>();
  await here.ctx.vault.admit(stranger);
  unreadable(pathOf(here, 'keyring', `${ada}.key`));
  // What was written lately is remembered for a moment.
  await new Promise((later) => setTimeout(later, 2100));
  await expect(here.ctx.vault.keysOf(ada)).rejects.toThrow();
  await expect(here.ctx.vault.keyId(ada, 'content')).rejects.toThrow();
  expect(await here.ctx.vault.keysOf(stranger)).toEqual({ content: true, evidence: true });
  expect(await here.ctx.vault.keysOf(newId<'subject'>())).toEqual({ content: false, evidence: false });
});

test('a folder of files that was taken away is not made anew', async () => {
  const here = await house();
  const ada = newId<'subject'>();
  await here.ctx.vault.admit(ada);
  rmSync(join(here.dataDir, 'files'), { recursive: true });
  const saving = here.ctx.files.save(ada, pieces(Buffer.from('I led the migration.')), 1e6);
  await expect(saving).rejects.toMatchObject({ status: 503, reason: 'disk-away' });
  expect(readdirSync(here.dataDir)).not.toContain('files');
  mkdirSync(join(here.dataDir, 'files'));
  await here.ctx.files.save(ada, pieces(Buffer.from('I led the migration.')), 1e6);
});
