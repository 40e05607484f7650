import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lastTick } from '#kernel/queue.ts';
import { sizeInWords } from '#weights';
import { type Check, codeOf, failed, modeOf, ok, warning } from './finding.ts';

const mebibyte = 1024 * 1024;
const { R_OK, W_OK, X_OK } = constants;

/** Is the folder there, ours, and nobody else's? */
export const dataFolder: Check = async ({ config: { dataDir } }) => {
  const name = 'Data folder';
  const found = await stat(dataDir).catch(() => undefined);
  if (!found) {
    const above = await access(await nearestAbove(dataDir), W_OK | X_OK).then(
      () => true,
      () => false,
    );
    return above
      ? ok(name, `${dataDir} is made at the first start.`)
      : failed(
          name,
          `${dataDir} is not there and this user may not make it.`,
          `Make it, and give it to the user that runs the product: install -d -m 700 -o USER ${dataDir}`,
        );
  }
  if (!found.isDirectory()) return failed(name, `${dataDir} is no folder.`, 'Set DATA_DIR to a folder.');
  const obstacle = await access(dataDir, R_OK | W_OK | X_OK).then(() => undefined, codeOf);
  if (obstacle === 'EROFS')
    return failed(
      name,
      `${dataDir} lies on a file system that is read-only.`,
      'Mount it so that it can be written.',
    );
  if (obstacle)
    return failed(
      name,
      `This user may not read and write ${dataDir} (${obstacle}).`,
      `Run this as the user of the product, or give the folder to it: chown -R USER ${dataDir}`,
    );
  if (found.mode & 0o007)
    return warning(
      name,
      `Everybody on this machine may enter ${dataDir} (mode ${modeOf(found.mode)}).`,
      `Close it: chmod 700 ${dataDir}`,
    );
  return ok(name, `${dataDir} can be written, by whom it should.`);
};
/** The folder itself, or the nearest one above that is there. */
async function nearestAbove(folder: string): Promise<string> {
  if (folder === dirname(folder) || (await stat(folder).catch(() => undefined))) return folder;
  return nearestAbove(dirname(folder));
}

/** Less than this, and the next write may be refused. */
const nearlyFull = 64 * mebibyte;
export const diskSpace: Check = async ({ config }) => {
  const name = 'Disk space';
  const { dataDir, modelsDir, backup, diskReserveBytes } = config;
  const rooms = await Promise.all(
    [dataDir, modelsDir, backup.folder, backup.keyringFolder].map(async (folder) => {
      const { bavail, bsize } = await statfs(await nearestAbove(folder));
      return { folder, free: bavail * bsize };
    }),
  );
  const least = rooms.reduce((one, other) => (other.free < one.free ? other : one));
  const said = `${sizeInWords(least.free)} are free in ${least.folder}, where the least is.`;
  if (least.free < nearlyFull)
    return failed(
      name,
      said,
      'Make room now: recordings are refused on a full disk, and nothing can be deleted properly.',
    );
  if (least.free < diskReserveBytes)
    return warning(
      name,
      said,
      `Make room until ${sizeInWords(diskReserveBytes)} are free, or set DISK_RESERVE_MB lower.`,
    );
  return ok(name, said);
};

/** A clock that is a little ahead or behind is no matter. */
const tolerated = 2 * 60_000;
/** Before this the product did not exist. */
const earliest = new Date('2026-11-01T00:00:00Z');
export const clock: Check = async ({ look, now }) => {
  const name = 'Clock';
  const fix = 'Set the clock and let it be kept right: timedatectl set-ntp true';
  if (now < earliest)
    return failed(name, `It says ${now.toISOString()}, which is before this product was made.`, fix);
  const last = look && (await lastTick(look.read).catch(() => undefined));
  if (last && last.getTime() > now.getTime() + tolerated)
    return failed(
      name,
      `It says ${now.toISOString()}, and the database already knows ${last.toISOString()}.`,
      `${fix}. Do it before the next start: what is due is deleted by this clock.`,
    );
  const zone = process.env.TZ;
  if (zone && !isZone(zone))
    return warning(
      name,
      `TZ is ${zone}, which is no time zone that Node knows.`,
      'Set TZ to a name such as Europe/Berlin, or unset it.',
    );
  if (!isZone('Europe/Berlin'))
    return warning(
      name,
      'This Node knows no time zones.',
      'Use the Node that npm ci brings, or one with full ICU.',
    );
  return ok(name, `It says ${now.toISOString()}${last ? ', after all that the database knows' : ''}.`);
};
function isZone(zone: string) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone.replace(/^:/, '') }));
  } catch {
    return false;
  }
}
