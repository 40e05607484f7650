import { type ChildProcess, execFile, type StdioOptions, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';

export interface Confinement {
  /** Address space in bytes. */
  readonly memory?: number;
  readonly cpuSeconds?: number;
  /** Largest file it may write, in bytes. */
  readonly fileBytes?: number;
  readonly stdio: StdioOptions;
  /** Kills the child when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Starts an outside program that reads what strangers sent: no shell, none of our environment (it holds secrets),
 * limits of the kernel, lower priority than the pages, and no network where this machine lets us take it away.
 */
export async function startConfined(
  program: string,
  args: readonly string[],
  { memory, cpuSeconds, fileBytes, stdio, signal }: Confinement,
): Promise<ChildProcess> {
  const limits = [
    ...(memory ? [`--as=${memory}`] : []),
    ...(cpuSeconds ? [`--cpu=${Math.ceil(cpuSeconds)}`] : []),
    ...(fileBytes === undefined ? [] : [`--fsize=${fileBytes}`]),
    '--core=0',
    '--nofile=64',
  ];
  const [first = program, ...rest] = [...(await wrapping(limits)), program, ...args];
  signal?.throwIfAborted();
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8' };
  const child = spawn(first, rest, { stdio, env, killSignal: 'SIGKILL', ...(signal ? { signal } : {}) });
  child.on('error', () => undefined); // `endOf` tells; without a listener a missing program would end this process
  if (child.pid) lower(child.pid);
  return child;
}

export interface End {
  /** `null`: it was killed. */
  readonly code: number | null;
  /** What it wrote to stderr, when that is piped. */
  readonly complaints: string;
}

/** Waits for the end of a child; throws when it could not be started or the signal stopped it. */
export async function endOf(child: ChildProcess): Promise<End> {
  const code = new Promise<number | null>((ended, failed) => {
    child.on('error', failed);
    child.on('close', ended);
    if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode);
  });
  const chunks: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => {
    if (chunks.length < 64) chunks.push(chunk); // a damaged file can be complained about without end
  });
  return { code: await code, complaints: Buffer.concat(chunks).toString() };
}

export class ChildHung extends Error {}
/** Reads a child line by line; `undefined` is its end. One that says nothing for `patience` seconds is killed. */
export function linesOf(child: ChildProcess, patience: number): () => Promise<string | undefined> {
  if (!child.stdout) throw new Error('the child has no stdout');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async () => {
    let isHung = false;
    const clock = setTimeout(() => {
      isHung = true;
      child.kill('SIGKILL');
    }, patience * 1000);
    const { value, done } = await lines.next().finally(() => clearTimeout(clock));
    if (isHung) throw new ChildHung(`The program said nothing for ${patience} seconds.`);
    return done ? undefined : value;
  };
}

let known: Promise<{ network: boolean; limits: boolean }> | undefined;
async function wrapping(limits: readonly string[]) {
  known ??= Promise.all([works('unshare', ['-rn', 'true']), works('prlimit', ['--core=0', 'true'])]).then(
    ([network, prlimit]) => ({ network, limits: prlimit }),
  );
  const can = await known;
  return [...(can.network ? ['unshare', '-rn', '--'] : []), ...(can.limits ? ['prlimit', ...limits] : [])];
}
const works = (program: string, args: string[]) =>
  new Promise<boolean>((tell) => {
    execFile(program, args, (error) => tell(error === null));
  });

function lower(pid: number) {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already.
  }
}
