import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { emptyFolder } from './folder.ts';

const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout.trim();
};

/** A volume of its own with a file system that can break: read-only by its own decision, or gone from its place. */
export function volumeInAFile(megabytes: number) {
  const folder = emptyFolder();
  const [image, mounted] = [join(folder, 'image'), join(folder, 'mounted')];
  run('truncate', '-s', `${megabytes}M`, image);
  run('mkfs.ext4', '-q', '-F', image);
  mkdirSync(mounted);
  const mount = () => run('mount', '-o', 'loop,errors=remount-ro', image, mounted);
  mount();
  onTestFinished(() => void spawnSync('umount', ['-l', mounted]));
  return {
    folder: join(mounted, 'data'),
    /** As a kernel does that finds its disk failing. */
    turnReadOnly() {
      const device = basename(realpathSync(run('findmnt', '-n', '-o', 'SOURCE', mounted)));
      writeFileSync(`/sys/fs/ext4/${device}/trigger_fs_error`, '1');
      const line = readFileSync('/proc/mounts', 'utf8')
        .split('\n')
        .find((one) => one.includes(` ${mounted} `));
      if (
        !line
          ?.split(' ')[3]
          ?.split(',')
          .some((option) => option === 'ro' || option === 'emergency_ro')
      )
        throw new Error(`the volume is still writable: ${line}`);
    },
    takeAway: () => void run('umount', '-l', mounted),
    /** Whole, writable and in its place again. Whoever had it open must have ended. */
    mend() {
      spawnSync('umount', [mounted]);
      spawnSync('e2fsck', ['-fy', image]);
      mount();
    },
  };
}
