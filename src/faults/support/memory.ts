import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';

// Control groups of version 2 have one tree, those of version 1 have one for memory.
const trees = [
  { root: '/sys/fs/cgroup', limit: 'memory.max', peak: 'memory.peak' },
  { root: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes', peak: 'memory.max_usage_in_bytes' },
] as const;
const group = (root: string) => `${root}/fault-${process.pid}`;
function treeHere() {
  for (const tree of trees)
    try {
      mkdirSync(group(tree.root));
      if (existsSync(`${group(tree.root)}/${tree.limit}`)) return tree;
      rmdirSync(group(tree.root));
    } catch {}
  return undefined;
}

/** Why the memory of a process cannot be limited here, or nothing. */
export function noMemoryLimit() {
  const tree = treeHere();
  if (tree) rmdirSync(group(tree.root));
  return tree ? undefined : 'no control groups that we may write to';
}

/** Everything that `start` starts has this much memory together; who needs more is killed by the system. */
export async function within<T>(mebibytes: number, start: () => Promise<T>) {
  const tree = treeHere();
  if (!tree) throw new Error('no control groups');
  const folder = group(tree.root);
  onTestFinished(() => rmdirSync(folder));
  writeFileSync(`${folder}/${tree.limit}`, String(mebibytes * 1024 * 1024));
  // Children are born where their parent is: we go in, start, and go out again.
  writeFileSync(`${folder}/cgroup.procs`, String(process.pid));
  const started = await start();
  writeFileSync(`${tree.root}/cgroup.procs`, String(process.pid));
  return { started, peakMiB: () => Number(readFileSync(`${folder}/${tree.peak}`, 'utf8')) / 1024 / 1024 };
}
