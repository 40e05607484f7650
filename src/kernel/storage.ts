import { open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asDiskRefusal, codeOf, syncFolder, type Write, writeDurably } from './disk.ts';
import { Refusal } from './errors.ts';
import type { Id } from './ids.ts';

/** One sealed file that is open for reading. */
export interface Stored {
  readonly size: number;
  /** Bytes `from` (inclusive) to `to` (exclusive), fewer where the file ends before. */
  read(from: number, to: number): Promise<Buffer>;
  close(): Promise<void>;
}
/** A sealed file as it is listed, and since when it lies there by the store's own clock. */
export interface Lying {
  readonly file: Id<'file'>;
  readonly since: Date;
}
/** Where sealed files lie. It sees sealed bytes only, and a file never changes once it is there. */
export interface Storage {
  /** Durable and whole when it resolves; nothing is there when it rejects. Bytes may change after the next write. */
  put<T>(file: Id<'file'>, fill: (write: Write) => Promise<T>): Promise<T>;
  /** @throws {Refusal} `gone` when it is not there, `Away` when that cannot be told now */
  open(file: Id<'file'>): Promise<Stored>;
  /** Gone when it resolves; one that is gone already is no error. */
  remove(file: Id<'file'>): Promise<void>;
  all(): AsyncGenerator<Lying>;
  /** Removes what a crash left half written before that moment; how many it were. */
  removeUnfinished(before: Date): Promise<number>;
  /** Is this the store of that copy of a house alone? The first that asks writes its sign there. */
  isOf(copy: string): Promise<boolean>;
}

export const notHere = () => new Refusal('gone', 'This recording is not here any more.');

/** Files in a folder, which is there: where it is missing later, it was taken away, and nothing is written in its place. */
export function diskStorage(folder: string): Storage {
  const pathOf = (file: Id<'file'>) => join(folder, file.slice(0, 2), file);
  return {
    put: (file, fill) => writeDurably(pathOf(file), fill),
    async open(file) {
      const handle = await open(pathOf(file), 'r').catch((error) => {
        throw codeOf(error) === 'ENOENT' ? notHere() : asDiskRefusal(error);
      });
      const { size } = await handle.stat();
      return {
        size,
        async read(from, to) {
          const wanted = Buffer.alloc(Math.max(0, Math.min(to, size) - from));
          const { bytesRead } = await handle.read(wanted, 0, wanted.length, from);
          return wanted.subarray(0, bytesRead);
        },
        close: () => handle.close(),
      };
    },
    async remove(file) {
      await rm(pathOf(file), { force: true });
      await syncFolder(dirname(pathOf(file))).catch(() => undefined);
    },
    async *all() {
      for await (const { name, since } of entriesIn(folder))
        if (!isUnfinished(name)) yield { file: name as Id<'file'>, since };
    },
    async removeUnfinished(before) {
      let removed = 0;
      for await (const { path, name, since } of entriesIn(folder)) {
        if (!isUnfinished(name) || since >= before) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
    // A data folder has one house: its keys lie beside the files.
    isOf: async () => true,
  };
}

/** Files of a folder that nothing may change: what a trial removes stays, and it has nothing to add. */
export const readOnlyStorage = (folder: string): Storage => ({
  ...diskStorage(folder),
  put: () => Promise.reject(new Error('nothing is written into a backup')),
  remove: async () => undefined,
});
const isUnfinished = (name: string) => name.endsWith('.part');
/** Every file below a folder; one that goes meanwhile is left out. */
async function* entriesIn(folder: string) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const { name, parentPath } of found.filter((entry) => entry.isFile())) {
    const path = join(parentPath, name);
    const about = await stat(path).catch(() => undefined);
    if (about) yield { path, name, since: about.mtime };
  }
}
