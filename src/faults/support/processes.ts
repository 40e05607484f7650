import { readdirSync, readFileSync } from 'node:fs';

function read(pid: number, file: string) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
/** A process and all that it began, and they began in turn. */
export function familyOf(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) =>
      read(id, 'stat')
        .replace(/^.*\) . /, '')
        .startsWith(`${pid} `),
    );
  return [pid, ...children.flatMap(familyOf)];
}
/** Does this process, or one that it began, run a program of this name? */
export const runs = (pid: number, program: string) =>
  familyOf(pid).some((id) => read(id, 'cmdline').split('\0')[0]?.endsWith(`/${program}`));
