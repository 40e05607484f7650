import { codeOf } from './disk.ts';

/** The start cannot go on with the data folder as it is found. Its sentence says what to do. */
export class Unusable extends Error {}

const readOnly = (folder: string) =>
  `The data folder ${folder} cannot be written to. Mount its volume writable, let the user of this process write there, and start again.`;
const absent = (folder: string) =>
  `The data folder ${folder} is not there and cannot be made. Mount its volume, or set DATA_DIR to a folder, and start again.`;
const damaged = (folder: string) =>
  `The database ${folder}/house.db is damaged. Nothing was changed. Move the folder away, keep it, and fill a new one from the last backup: npm run restore.`;
const full = (folder: string) =>
  `The disk of the data folder ${folder} is full. Nothing was changed. Make room, and start again.`;
const failing = (folder: string) =>
  `The disk of the data folder ${folder} does not give back what it holds. Look at the log of the machine before anything is written to it.`;

const sentences: Record<string, (folder: string) => string> = {
  ...{
    EROFS: readOnly,
    EACCES: readOnly,
    EPERM: readOnly,
    SQLITE_READONLY: readOnly,
    SQLITE_CANTOPEN: readOnly,
  },
  ...{ ENOENT: absent, EEXIST: absent, ENOTDIR: absent, ENODEV: absent },
  ...{ SQLITE_NOTADB: damaged, SQLITE_CORRUPT: damaged },
  ...{ ENOSPC: full, EDQUOT: full, SQLITE_FULL: full },
  ...{ EIO: failing, SQLITE_IOERR: failing },
};
/** What broke while the data folder was opened, as a sentence where we know one; anything else stays what it is. */
export function asUnusable(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  // SQLite adds to its codes where it happened: SQLITE_IOERR_READ.
  const known = sentences[code] ?? sentences[code.split('_').slice(0, 2).join('_')];
  return known ? new Unusable(known(folder), { cause: error }) : error;
}
