import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { say } from '../terminal.ts';

const works = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const isRoot = () => process.getuid?.() === 0;
/** Namespaces of one's own: root makes them, others where the machine lets them (`unshare --map-root-user`). */
const apart = () => [
  ...(isRoot() ? [] : ['--map-root-user']),
  '--net',
  '--mount',
  '--propagation',
  'private',
];

/** What this machine lacks for the proof, in words; nothing when it has all of it. */
export function missingForEgress(): string | undefined {
  if (process.platform !== 'linux') return 'this needs Linux: it takes the network away with its namespaces';
  const tools = [
    { debian: 'iproute2', there: works('ip', '-V') },
    { debian: 'nftables', there: works('nft', '--version') },
    { debian: 'util-linux', there: works('unshare', '--version') && works('nsenter', '--version') },
  ];
  const lacking = tools.filter(({ there }) => !there).map(({ debian }) => debian);
  const line = `apt-get install -y --no-install-recommends ${lacking.join(' ')}`;
  if (lacking.length) return `Debian packages are missing; install them: ${isRoot() ? '' : 'sudo '}${line}`;
  if (!works('unshare', ...apart(), 'nft', 'list', 'ruleset'))
    return isRoot()
      ? 'this machine lets nobody make network namespaces (in a container: --cap-add SYS_ADMIN --cap-add NET_ADMIN)'
      : 'only root may make network namespaces here: run it with sudo';
  return undefined;
}

/** 0: nothing but this machine was tried; 3: something was; 1: the interview failed, so nothing is proved; 2: it could not begin. */
export async function askEgress({ typed, out }: { typed: boolean; out: string }): Promise<number> {
  const missing = missingForEgress();
  if (missing) {
    say(`This could not begin: ${missing}`);
    return 2;
  }
  const sink = new URL('./sink.ts', import.meta.url).pathname;
  const args = [
    ...apart(),
    '--',
    process.execPath,
    '--import',
    'tsx',
    sink,
    resolve(out),
    ...(typed ? ['--typed'] : []),
  ];
  const child = spawn('unshare', args, { stdio: 'inherit' });
  const hold = () => undefined; // Ctrl-C reaches the child, which cleans up; we wait for it.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, hold);
  return new Promise((ended) => {
    child.on('error', () => ended(2));
    child.on('close', (code) => ended(code ?? 1));
  });
}
