// Runs inside of a container: every folder that something can be written into, with the kind of file system it is on.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mounts = readFileSync('/proc/mounts', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
  .map(([, at, kind]) => ({ at, kind }))
  .toSorted((a, b) => b.at.length - a.at.length);
const kindAt = (folder) =>
  mounts.find(({ at }) => at === '/' || folder === at || folder.startsWith(`${at}/`))?.kind;

function isWritable(folder) {
  const probe = join(folder, '.written-by-the-test');
  try {
    writeFileSync(probe, '');
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}
function foldersIn(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}
function look(folder) {
  if (folder === '/proc' || folder === '/sys') return [];
  if (isWritable(folder)) return [{ folder, kind: kindAt(folder) }];
  return foldersIn(folder).flatMap(look);
}
process.stdout.write(JSON.stringify(look('/')));
