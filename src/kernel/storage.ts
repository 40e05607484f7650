import { open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder, type Write, writeDurably } from './disk.ts';
import { Refusal } from './errors.ts';
import type { Id } from './ids.ts';

/** One sealed file that is open for reading. */
export interface Stored {
  readonly size: number;
  /** Bytes `from` (inclusive) to `to` (exclusive), fewer where the file ends before. */
  read(from: number, to: number): Promise<Buffer>;
  close(): Promise<void>;
}
/** Where sealed files lie. It sees sealed bytes only, and a file never changes once it is there. */
export interface Storage {
  /** Durable and whole when it resolves; nothing is there when it rejects. Bytes may change after the next write. */
  put<T>(file: Id<'file'>, fill: (write: Write) => Promise<T>): Promise<T>;
  /** @throws {Refusal} `gone` when it is not there, `Away` when that cannot be told now */
  open(file: Id<'file'>): Promise<Stored>;
  /** Gone when it resolves; one that is gone already is no error. */
  remove(file: Id<'file'>): Promise<void>;
  all(): AsyncGenerator<Id<'file'>>;
}

export const notHere = () => new Refusal('gone', 'This recording is not here any more.');

export function diskStorage(folder: string): Storage {
  const pathOf = (file: Id<'file'>) => join(folder, file.slice(0, 2), file);
  return {
    put: (file, fill) => writeDurably(pathOf(file), fill),
    async open(file) {
      const handle = await open(pathOf(file), 'r').catch(() => {
        throw notHere();
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
      const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      for (const { name } of found.filter((entry) => entry.isFile() && !entry.name.endsWith('.part')))
        yield name as Id<'file'>;
    },
  };
}

/** Files of a folder that nothing may change: what a trial removes stays, and it has nothing to add. */
export const readOnlyStorage = (folder: string): Storage => ({
  ...diskStorage(folder),
  put: () => Promise.reject(new Error('nothing is written into a backup')),
  remove: async () => undefined,
});
