import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { emptyFolder } from './folder.ts';

const run = (command: string, ...args: string[]) => {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
};

/** Why the power cannot be cut here, or nothing. */
export function noPowerCut() {
  if (process.getuid?.() !== 0) return 'only root may mount a disk';
  return spawnSync('mkfs.ext4', ['-V'], { stdio: 'ignore' }).status === 0
    ? undefined
    : 'Debian package e2fsprogs is not installed';
}

/**
 * A disk in a file. A copy of that file holds what had reached the disk and nothing of what waited in memory: what a
 * machine finds after its power was cut at that moment.
 */
export function diskInAFile(megabytes: number) {
  const folder = emptyFolder();
  const [image, mounted] = [join(folder, 'image'), join(folder, 'mounted')];
  run('truncate', '-s', `${megabytes}M`, image);
  run('mkfs.ext4', '-q', '-F', image);
  mount(image, mounted);
  let cuts = 0;
  return {
    folder: join(mounted, 'data'),
    /** The folder as it is found after the power was cut now, under everything that this process was doing. */
    async cut(pid: number) {
      const [copy, found] = [join(folder, `cut-${++cuts}`), join(folder, `found-${cuts}`)];
      // A cut is one moment and a copy takes many: nothing may be written that the copy has half passed by.
      await halted(pid, () => run('cp', '--sparse=always', image, copy));
      mount(copy, found);
      return join(found, 'data');
    },
  };
}
async function halted(pid: number, work: () => void) {
  process.kill(pid, 'SIGSTOP');
  try {
    // A thread stops only when the disk has answered it.
    while (!threadsOf(pid).every((state) => state === 'T'))
      await new Promise((resolve) => setTimeout(resolve, 5));
    work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}
const threadsOf = (pid: number) =>
  readdirSync(`/proc/${pid}/task`).map((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .charAt(0),
  );
function mount(image: string, at: string) {
  mkdirSync(at);
  run('mount', '-o', 'loop', image, at);
  onTestFinished(() => void spawnSync('umount', ['-l', at]));
}
