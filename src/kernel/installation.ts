import { link, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from './config.ts';
import type { Db } from './db.ts';
import { syncFolder, writeDurably } from './disk.ts';
import { newId } from './ids.ts';
import { findMark, markOf } from './queue.ts';

/** Data folder and database are not of one installation: whatever is written now would be lost, or mixed up. */
export class StrangeFolder extends Error {}

/** The id of an installation is no secret. It lies in each folder that is mounted, and in the database. */
export const installationFile = 'installation.id';
const mark = 'installation';

type Place = Pick<Config, 'dataDir' | 'storage' | 'databaseUrl'>;
/** What may be mounted apart from the database: the keys, and the files where no store elsewhere has them. */
const foldersOf = ({ dataDir, storage, databaseUrl }: Place) => [
  join(dataDir, 'keyring'),
  ...(databaseUrl && !storage ? [dataDir] : []),
];

const idIn = async (folder: string) => {
  const words = await readFile(join(folder, installationFile), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    },
  );
  return words.trim() || undefined;
};
/** Writes the id where none is, and answers what stands there: of several first starts the first one counts. */
async function idKept(folder: string, id: string): Promise<string> {
  const there = await idIn(folder);
  if (there) return there;
  const path = join(folder, installationFile);
  const mine = `${path}.${newId()}`;
  await writeDurably(mine, (write) => write(Buffer.from(`${id}\n`)));
  try {
    await link(mine, path);
  } catch (error) {
    // A file system without links: nobody shares it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      await writeDurably(path, (write) => write(Buffer.from(`${id}\n`)));
  } finally {
    await rm(mine, { force: true });
    await syncFolder(dirname(path));
  }
  return (await idIn(folder)) ?? id;
}

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
export async function refuseStrangeFolder(db: Db, config: Place, begun: boolean) {
  const known = await findMark(db.read, mark);
  if (known === undefined) return begin(db, config, begun);
  for (const folder of foldersOf(config)) {
    const here = await idIn(folder);
    if (here === known) continue;
    throw new StrangeFolder(
      here
        ? `${folder} belongs to another installation (${here}) than this database (${known}). Mount the folder of this one, or set DATABASE_URL to the database of that one.`
        : `${folder} is empty or not the right folder: the database belongs to installation ${known}, and ${installationFile} is missing there. Mount the folder that belongs to it, or fill an empty one from its backups with npm run restore. If it is the right folder and only this file was lost, write ${known} into ${join(folder, installationFile)}.`,
    );
  }
}
async function begin(db: Db, config: Place, begun: boolean) {
  const [keyring = '', ...others] = foldersOf(config);
  if (!begun && (await holdsKeys(keyring)))
    throw new StrangeFolder(
      `The database is new, but ${keyring} holds the keys of people already. Set DATABASE_URL to the database of this installation, put house.db back from a backup with npm run restore, or set DATA_DIR to an empty folder for a new installation.`,
    );
  const id = await idKept(keyring, (await firstIn(others)) ?? newId());
  for (const folder of others) await idKept(folder, id);
  if ((await markOf(db, mark, id)) !== id) await refuseStrangeFolder(db, config, begun);
}
async function firstIn(folders: readonly string[]) {
  for (const folder of folders) {
    const found = await idIn(folder);
    if (found) return found;
  }
  return undefined;
}
