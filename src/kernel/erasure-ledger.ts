import { createHash } from 'node:crypto';
import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Db } from './db.ts';
import { asDiskRefusal, syncFolder } from './disk.ts';
import type { Id, SubjectId } from './ids.ts';
import type { KeyKind } from './vault.ts';

/**
 * Who was erased, kept with the keys and not with the data: a database that comes back from a backup is held against it.
 * One line of JSON each, and every line carries the hash of the one before it.
 */
export interface LedgerLine {
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
  readonly erasureId: Id<'erasure'>;
  readonly subjectId: SubjectId;
  /** Which keys were destroyed, by their public names. */
  readonly keys: readonly { readonly kind: KeyKind; readonly id: string }[];
  /** SHA-256 in hex over the hash before and the five fields above. */
  readonly hash: string;
}
export type Erasing = Omit<LedgerLine, 'number' | 'hash'>;
/** The ledger was edited, or a part is missing in its middle. */
export class BrokenLedger extends Error {}
/** The database and the ledger are not of one time: nobody may be served before the ledger is replayed. */
export class BehindLedger extends Error {}

const beginning = '0'.repeat(64);
const ledgerName = 'erasures.log';
const pathIn = (dataDir: string) => join(dataDir, 'keyring', ledgerName);
const hashOf = (before: string, { number, at, erasureId, subjectId, keys }: Omit<LedgerLine, 'hash'>) =>
  createHash('sha256')
    .update(
      JSON.stringify([before, number, at, erasureId, subjectId, keys.map(({ kind, id }) => [kind, id])]),
    )
    .digest('hex');

/** All lines from the first one on. A last line that a power cut left unfinished does not count. */
export const readLedger = (dataDir: string) => ledgerIn(join(dataDir, 'keyring'));
/** The same of a folder with keys, such as a backup of them. */
export async function ledgerIn(keyring: string): Promise<LedgerLine[]> {
  const text = await readFile(join(keyring, ledgerName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  let before = beginning;
  return wholeLines(text).map((words, index) => {
    const line = parsed(words);
    if (!line || line.number !== index + 1 || line.hash !== hashOf(before, line))
      throw new BrokenLedger(
        `Line ${index + 1} of the erasure ledger is not what was written. Put keyring/erasures.log back from the newest keyring backup.`,
      );
    before = line.hash;
    return line;
  });
}
const wholeLines = (text: string) =>
  text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
function parsed(words: string): LedgerLine | undefined {
  try {
    return JSON.parse(words) as LedgerLine;
  } catch {
    return undefined;
  }
}

type Here = { config: { dataDir: string }; db: Pick<Db, 'alone'> };
/**
 * Adds a line and returns when it is on the disk. The same person and keys are written down once, and one process writes
 * at a time: each line leans on the one before it.
 */
export const writeErasure = ({ config, db }: Here, erased: Erasing): Promise<LedgerLine> =>
  db.alone(() => append(config.dataDir, erased));
async function append(dataDir: string, { at, erasureId, subjectId, keys }: Erasing) {
  const lines = await readLedger(dataDir);
  const known = lines.find(
    (line) =>
      line.subjectId === subjectId && keys.every(({ kind }) => line.keys.some((one) => one.kind === kind)),
  );
  if (known) return known;
  const said = { number: lines.length + 1, at, erasureId, subjectId, keys };
  const line: LedgerLine = { ...said, hash: hashOf(lines.at(-1)?.hash ?? beginning, said) };
  await write(pathIn(dataDir), lines, line);
  return line;
}
async function write(path: string, before: readonly LedgerLine[], line: LedgerLine) {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const whole = before.reduce((sum, one) => sum + Buffer.byteLength(`${JSON.stringify(one)}\n`), 0);
  const handle = await open(path, 'a', 0o600);
  try {
    if ((await handle.stat()).size > whole) await truncate(path, whole);
    await handle.appendFile(`${JSON.stringify(line)}\n`);
    await handle.sync();
  } catch (error) {
    throw asDiskRefusal(error);
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(path));
}
