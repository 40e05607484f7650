import { getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { certificateOf } from '#erasures';
import { newId, type SubjectId } from '#kernel/ids.ts';
import { erased, exportOf } from '#testing/erasing.ts';
import { type House, house } from '#testing/house.ts';
import { type Plant, personalTables, plant } from '#testing/planting.ts';
import { residueIn } from '#testing/residue.ts';

async function planted(here: House) {
  const subjectId = newId<'subject'>();
  await here.ctx.vault.admit(subjectId);
  const plants: Plant[] = [];
  for (const table of personalTables()) plants.push(...(await plant(here, table, subjectId)));
  return { subjectId, plants };
}
/** Rows in plain words, and what the files that hang on them say. */
async function everythingOf(here: House, subjectId: SubjectId) {
  const files = await Promise.all(
    here.ctx.holdings.map(async ({ files: filesOf }) => {
      const held = (await filesOf?.(here.ctx, subjectId)) ?? [];
      const read = ({ file }: (typeof held)[number]) => Array.fromAsync(here.ctx.files.read(subjectId, file));
      return (await Promise.all(held.map(read))).map((parts) => Buffer.concat(parts).toString());
    }),
  );
  return JSON.stringify([await exportOf(here, subjectId), files.flat()]);
}
const missing = (plants: readonly Plant[], text: string) =>
  plants.filter(({ word }) => !text.includes(word)).map(({ table, column }) => `${table}.${column}`);

test('golden Ada: every column of every table about people is in her export and gone after her erasure; Bob stays whole', async () => {
  const here = await house();
  const [ada, bob] = [await planted(here), await planted(here)];
  expect(ada.plants.length).toBeGreaterThan(90);
  const shown = ada.plants.filter(({ withheld }) => !withheld);
  expect(missing(shown, await everythingOf(here, ada.subjectId))).toEqual([]);
  const bobBefore = await everythingOf(here, bob.subjectId);
  expect(
    missing(
      bob.plants.filter(({ withheld }) => !withheld),
      bobBefore,
    ),
  ).toEqual([]);

  const { id, state } = await erased(here, ada.subjectId);
  expect(state).toBe('done');
  const issued = await certificateOf(here.ctx, id);
  const kept = new Set(issued?.certificate.kept.map(({ holding }) => holding));
  const mustBeGone = ada.plants.filter(({ table }) => !kept.has(table));
  expect(mustBeGone.length).toBeGreaterThan(70);
  const left = JSON.stringify(await exportOf(here, ada.subjectId));
  expect(mustBeGone.filter(({ word }) => left.includes(word))).toEqual([]);
  expect(await everythingOf(here, bob.subjectId)).toBe(bobBefore);
  if (here.ctx.db.dialect === 'postgres') return;
  const words = mustBeGone.map(({ word }) => word);
  expect(await residueIn(here.dataDir, words)).toEqual([]);
}, 120_000);

test('the scan finds a word in every spelling, so that finding nothing means something', async () => {
  const here = await house();
  const { plants } = await planted(here);
  const open = plants.find(({ table, column }) => table === 'sessions' && column === 'device');
  if (here.ctx.db.dialect === 'sqlite')
    expect((await residueIn(here.dataDir, [open?.word ?? ''])).map(({ as }) => as)).toContain('utf8');
  const { writeFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const word = 'Lovelace planted';
  for (const [at, bytes] of [
    Buffer.from(word, 'utf16le'),
    Buffer.from(Buffer.from(word).toString('hex')),
    ...[0, 1, 2].map((by) =>
      Buffer.from(Buffer.from(`${'x'.repeat(by)}${word}and more`).toString('base64url')),
    ),
  ].entries())
    writeFileSync(join(here.dataDir, `trace-${at}`), bytes);
  const found = await residueIn(here.dataDir, [word]);
  expect(new Set(found.map(({ file }) => file))).toEqual(new Set([0, 1, 2, 3, 4].map((at) => `trace-${at}`)));
});

test("each holding by itself: it ends what is Ada's, and nothing of Bob or of another holding", async () => {
  const here = await house();
  const [ada, bob] = [await planted(here), await planted(here)];
  const bobBefore = JSON.stringify(await exportOf(here, bob.subjectId));
  for (const table of personalTables()) {
    const name = getTableName(table);
    const holding = here.ctx.holdings.find((one) => one.name === name);
    const { [name]: _own, ...before } = await exportOf(here, ada.subjectId);
    const verdict = await holding?.plan(here.ctx, ada.subjectId);
    await holding?.erase(here.ctx, ada.subjectId);
    await holding?.erase(here.ctx, ada.subjectId);
    const { [name]: own, ...after } = await exportOf(here, ada.subjectId);
    expect([name, own?.length]).toEqual([name, verdict?.do === 'remove' ? 0 : verdict?.items]);
    expect(after).toEqual(before);
  }
  expect(JSON.stringify(await exportOf(here, bob.subjectId))).toBe(bobBefore);
}, 120_000);
