import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { certificateOf, issueCertificate } from '#certificates';
import { consentGiven } from '#consents';
import { newId } from '#kernel/ids.ts';
import { type Frontier, grown, leafHash, nothing } from '#kernel/merkle.ts';
import { type House, house } from '#testing/house.ts';
import { interviewed } from '#testing/reviewing.ts';
import { checkAll, nothingYet, type Proof, sortFile } from '../../../public/verify-log.js';
import { checkpoints, entries, nodes } from '../logbook/data.ts';
import { endAt, leafText, written } from '../logbook/model.ts';
import { append } from '../logbook/store.ts';
import { keyedBy } from '../logbook/verbs.ts';
import type { Receipt } from './model.ts';
import { receiptFor } from './verbs.ts';

// The very code that people run, on files as people have them.

/** Somebody consents and keeps the receipt. */
async function consented(here: House): Promise<Receipt> {
  const [subjectId, sittingId] = [newId<'subject'>(), newId<'sitting'>()];
  await here.ctx.db.write(async (_tx, emit) => emit(consentGiven({ sittingId, subjectId, ai: 0 })));
  await here.settle();
  const receipt = await receiptFor(here.ctx, { name: consentGiven.name, subjectId, ids: [sittingId] });
  if (!receipt) throw new Error('the receipt is not there');
  return receipt;
}
const exported = async (here: House) =>
  (await (await here.admin.get('/audit/export')).text()).trim().split('\n');
const proofBetween = async (here: House, one: Receipt, other: Receipt) => {
  const [first, second] = [one.checkpoint.size, other.checkpoint.size];
  return (
    await here.browser().get(`/privacy/log/proof?first=${first}&second=${second}`)
  ).json() as Promise<Proof>;
};

/** What the verifier says to these files: the key of each sentence. */
async function said(...files: (readonly string[] | object)[]) {
  const handed = nothingYet();
  for (const file of files) {
    const text = Array.isArray(file) ? file.join('\n') : JSON.stringify(file);
    await sortFile(handed, new Blob([text]), 'a file');
  }
  return (await checkAll(handed)).map(({ say }) => say);
}
const isLeaf = (line: string) => line.startsWith('[');
/** The log with its leaves changed by somebody, who numbers them anew. */
function changed(log: readonly string[], change: (leaves: string[]) => string[]) {
  const leaves = change(log.filter(isLeaf)).map((leaf, index) => {
    const [version, , ...rest] = JSON.parse(leaf) as unknown[];
    return JSON.stringify([version, index + 1, ...rest]);
  });
  return [...log.filter((line) => !isLeaf(line)), ...leaves];
}

test('a log as it was exported is whole, and fits every receipt', async () => {
  const here = await house();
  const [ada, bob] = [await consented(here), await consented(here)];
  const log = await exported(here);
  expect(await said(log)).toEqual(['logGood']);
  const proof = await proofBetween(here, ada, bob);
  expect(await said(bob, log, ada, proof)).toEqual(['receiptGood', 'receiptGood', 'consistent', 'logGood']);
  expect(await said(ada, bob)).toEqual(['receiptGood', 'receiptGood', 'proofMissing']);
});

test('an edited entry is found', async () => {
  const log = await exported(await house());
  const edited = log.map((line) => line.replace('auth.staff-signed-in', 'auth.staff-signed-out'));
  expect(edited).not.toEqual(log);
  expect(await said(edited)).toEqual(['logRewritten']);
});

test('a deleted entry is found, also when the rest is numbered anew', async () => {
  const log = await exported(await house());
  const at = log.findIndex(isLeaf) + 1;
  expect(await said(log.toSpliced(at, 1))).toEqual(['logOrder']);
  expect(await said(changed(log, (leaves) => leaves.toSpliced(1, 1)))).toEqual(['logCut']);
  const refilled = changed(log, (leaves) => [...leaves.toSpliced(1, 1), leaves[1] ?? '']);
  expect(await said(refilled)).toEqual(['logRewritten']);
});

test('an inserted entry is found, also when the rest is numbered anew', async () => {
  const log = await exported(await house());
  const at = log.findIndex(isLeaf) + 1;
  expect(await said(log.toSpliced(at, 0, log[at] ?? ''))).toEqual(['logOrder']);
  expect(await said(changed(log, (leaves) => leaves.toSpliced(1, 0, leaves[1] ?? '')))).toEqual([
    'logRewritten',
  ]);
});

test('an entry added behind the end is found: nobody signed it', async () => {
  const log = await exported(await house());
  expect(await said(changed(log, (leaves) => [...leaves, leaves[1] ?? '']))).toEqual(['logUnsigned']);
});

test('entries in another order are found, also when they are numbered anew', async () => {
  const log = await exported(await house());
  const at = log.findIndex(isLeaf);
  const [one = '', other = ''] = log.slice(at, at + 2);
  expect(await said(log.toSpliced(at, 2, other, one))).toEqual(['logOrder']);
  expect(await said(changed(log, ([a = '', b = '', ...rest]) => [b, a, ...rest]))).toEqual(['logRewritten']);
});

test('a log that was cut off is found; one that was cut off before it was signed, by a receipt', async () => {
  const here = await house();
  const early = await exported(here);
  const ada = await consented(here);
  expect(await said((await exported(here)).slice(0, -1))).toEqual(['logCut']);
  expect(await said(early)).toEqual(['logGood']);
  expect(await said(early, ada)).toEqual(['receiptGood', 'logCut']);
  here.wait(60_000);
  expect(await said(early, await consented(here))).toEqual(['receiptGood', 'logOlder']);
});

/** Whoever has the machine and its keys writes the whole log anew, without what somebody did. */
async function rewrite(here: House) {
  const { ctx } = here;
  const kept = await ctx.db.read.select().from(entries).orderBy(entries.number);
  await ctx.db.write(async (tx) => {
    await tx.delete(nodes);
    await tx.delete(checkpoints);
    let tree: Frontier = nothing;
    for (const entry of kept) {
      const at = entry.number === 2 ? new Date(0) : entry.at;
      const anew = written({ ...(entry as Parameters<typeof written>[0]), at }, keyedBy(ctx));
      const next = grown(tree, leafHash(leafText(anew)));
      await tx.delete(entries).where(eq(entries.number, entry.number));
      await append(tx, anew, next.made, endAt(next.size, next.peaks, keyedBy(ctx)));
      tree = next;
    }
  });
}
test('a log that was written anew with the keys of the house deceives nobody who kept a receipt', async () => {
  const here = await house();
  const before = await consented(here);
  await rewrite(here);
  const after = await consented(here);
  const log = await exported(here);
  // By itself it is in order: that is why people are the witnesses.
  expect(await said(log, after)).toEqual(['receiptGood', 'logGood']);
  expect(await said(log, before)).toEqual(['receiptGood', 'logRewritten']);
  const proof = await proofBetween(here, before, after);
  expect(await said(before, after, proof)).toEqual(['receiptGood', 'receiptGood', 'rewritten']);
});

test('a receipt in which anything was changed is not genuine', async () => {
  const here = await house();
  const ada = await consented(here);
  const { checkpoint, opened, leaf } = ada;
  const about = { ...opened.about, value: newId<'subject'>() };
  const tampered = [
    { ...ada, checkpoint: { ...checkpoint, size: checkpoint.size + 1 } },
    { ...ada, checkpoint: { ...checkpoint, time: new Date(0).toISOString() } },
    { ...ada, checkpoint: { ...checkpoint, origin: 'elsewhere.example/privacy/log' } },
    { ...ada, leaf: leaf.replace('consent-given', 'consent-withdrawn') },
    { ...ada, index: ada.index - 1 },
    { ...ada, proof: ada.proof.slice(1) },
    { ...ada, opened: { ...opened, about } },
    { ...ada, what: 'consents.consent-withdrawn' },
    { ...ada, proof: undefined },
  ];
  expect((await Promise.all(tampered.map((one) => said(one)))).flat()).toEqual([
    ...Array(3).fill('receiptNotSigned'),
    ...Array(3).fill('receiptNotInLog'),
    ...Array(2).fill('receiptNotOpened'),
    'unreadable',
  ]);
});

test('what is none of our files is named, and a broken log is no reason to stop', async () => {
  expect(await said({ hello: 'world' }, ['{"format":"ai-interview-space/log/1"', 'x'])).toEqual([
    'unknownFile',
    'unreadable',
  ]);
});

test('a certificate of erasure is checked word for word, and is a witness of the log, too', async () => {
  const here = await house();
  const id = newId<'erasure'>();
  const day = here.ctx.now().toISOString();
  await issueCertificate(here.ctx, id, 'en', {
    ...{ controller: 'Northwind Foundry Ltd', askedAt: day, erasedAt: day, unreadableInBackupsFrom: day },
    ...{ removed: [], kept: [], keysDestroyed: [], keysKept: [], recipients: [] },
  });
  const { certificate, signature } = (await certificateOf(here.ctx, id)) ?? {};
  const paper = { certificate, signature };
  expect(await said(paper)).toEqual(['certificateGood']);
  expect(await said({ signature, certificate: { ...certificate, erasedAt: '2020-01-01' } })).toEqual([
    'certificateChanged',
  ]);
  expect(await said(paper, await exported(here))).toEqual(['certificateGood', 'logGood']);
  await rewrite(here);
  const ada = await consented(here);
  const log = await exported(here);
  expect(await said(paper, log)).toEqual(['certificateGood', 'logRewritten']);
  const proof = await proofBetween(here, { ...ada, checkpoint: certificate?.log ?? ada.checkpoint }, ada);
  expect(await said(paper, ada, proof)).toEqual(['certificateGood', 'receiptGood', 'rewritten']);
});

test('what Ada kept proves itself after she is erased, by the command, and shows when it was changed', async () => {
  const here = await house();
  const { ada } = await interviewed(here);
  const [, path = ''] = /href="(\/space\/receipts\/\d+)"/.exec(await ada.page('/space/receipts')) ?? [];
  const receipt = await ada.page(path);
  const begun = await ada.post('/space/erasure', { sure: 'on' });
  await here.settle();
  const page = await here.browser().page(begun.headers.get('location') ?? '');
  const [, certificate = ''] = /href="(\/certificates\/[\w-]+)"/.exec(page) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'kept-'));
  const kept = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const files = [
    await kept('receipt.json', receipt),
    await kept('certificate.json', await here.browser().page(`${certificate}/certificate.json`)),
    await kept('log.jsonl', (await exported(here)).join('\n')),
  ];
  const changedOne = await kept('changed.json', receipt.replace(/"index":(\d+)/, '"index":1$1'));
  const verify = (...names: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'src/commands/verify-log.ts', ...names], {
      encoding: 'utf8',
    });
  expect(verify(...files)).toMatchObject({ status: 0, stdout: expect.not.stringMatching(/WRONG|unknown/) });
  expect(verify(changedOne)).toMatchObject({ status: 1, stdout: expect.stringContaining('WRONG') });
  await rm(folder, { recursive: true });
});
