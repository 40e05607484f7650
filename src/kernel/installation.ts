import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from './db.ts';
import { writeOnce } from './disk.ts';
import { newId } from './ids.ts';
import { findMark, markOf } from './queue.ts';

/** Data folder and database are not of one installation: whatever is written now would be lost, or mixed up. */
export class StrangeFolder extends Error {}

/** The id of an installation is no secret. It lies with the keys, which a backup carries as well, and in the database. */
const installationFile = 'installation.id';
const mark = 'installation';

/** Lies beside the keys and not with them: no backup carries it, so that what is restored from one is another copy. */
const copyFile = 'copy.id';

const idIn = async (path: string) => {
  const words = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return words.trim() || undefined;
};
/** Writes the id where none is, and answers what stands there: of several first starts the first one counts. */
async function idKept(path: string, id: string): Promise<string> {
  const there = await idIn(path);
  if (there) return there;
  await writeOnce(path, Buffer.from(`${id}\n`));
  return (await idIn(path)) ?? id;
}
/** The id of this copy of a house: one restored from a backup has the same keys, and another data folder. */
export const copyIdIn = (dataDir: string) => idKept(join(dataDir, copyFile), newId());

/** Does a keyring hold the keys of anybody? */
export async function holdsKeys(keyring: string): Promise<boolean> {
  for (const folder of await readdir(keyring, { withFileTypes: true }).catch(() => []))
    if (
      folder.isDirectory() &&
      (await readdir(join(keyring, folder.name))).some((name) => name.endsWith('.key'))
    )
      return true;
  return false;
}

/**
 * Called before a key is made or anything is written. `begun` is whether this database has ever been started on.
 * @throws {StrangeFolder} the folder is empty, or of another installation, or the database is new and the folder is not
 */
export async function refuseStrangeFolder(db: Db, dataDir: string, begun: boolean) {
  const keyring = join(dataDir, 'keyring');
  const known = (await findMark(db.read, mark)) ?? (await begin(db, keyring, begun));
  const here = await idIn(join(keyring, installationFile));
  if (here === known) return;
  throw new StrangeFolder(
    here
      ? `${dataDir} belongs to another installation (${here}) than this database (${known}). Mount the folder of this one, or set DATABASE_URL to the database of that one.`
      : `${dataDir} is empty or not the right folder: the database belongs to installation ${known}, and keyring/${installationFile} is missing there. Mount the folder that belongs to it, or fill an empty one from its backups with npm run restore. If it is the right folder and only this file was lost, write ${known} into ${join(keyring, installationFile)}.`,
  );
}
/** A new installation, or one from before there were ids: answers the id that the database keeps from now on. */
async function begin(db: Db, keyring: string, begun: boolean): Promise<string> {
  if (!begun && (await holdsKeys(keyring)))
    throw new StrangeFolder(
      `The database is new, but ${keyring} holds the keys of people already. Set DATABASE_URL to the database of this installation, put house.db back from a backup with npm run restore, or set DATA_DIR to an empty folder for a new installation.`,
    );
  return markOf(db, mark, await idKept(join(keyring, installationFile), newId()));
}
