import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

// Each child leads a process group of its own, so that what it started ends with it: pip, compilers, engines.
const running = new Set<ChildProcess>();
let leaving = false;

/** Starts a program that ends at the latest when we do. */
export function startChild(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  if (leaving) throw new Error('stopped');
  const child = spawn(program, args, { ...options, detached: true });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

export const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null || child.pid === undefined
    ? Promise.resolve()
    : new Promise<void>((resolve) => void child.once('close', () => resolve()));

/** Runs a program to its end and shows what it says. */
export async function runChild(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
) {
  const child = startChild(program, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const problem = await new Promise<Error | undefined>((resolve) => {
    child.once('error', resolve);
    child.once('close', (code, signal) =>
      resolve(code === 0 ? undefined : new Error(`${program} ended with ${signal ?? `exit code ${code}`}`)),
    );
  });
  if (problem) throw problem;
}

const signalGroup = ({ pid }: ChildProcess, signal: NodeJS.Signals) => {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // It ended a moment ago, which is what was wanted.
  }
};

/** Runs a program to its end and answers what it said. */
export async function askChild(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = startChild(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout?.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  await ended(child);
  if (child.exitCode !== 0) throw new Error(`${args.join(' ')} failed`);
  return said.trim();
}

/** Asks a child to end, gives it three seconds, then ends it with all that it started. */
async function endChild(child: ChildProcess) {
  if (child.exitCode === null) child.kill('SIGTERM');
  const late = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000);
  await ended(child);
  clearTimeout(late);
  signalGroup(child, 'SIGKILL');
}
/** Ends every child and all that they started; no other one can be started afterwards. */
export async function endChildren() {
  leaving = true;
  await Promise.all([...running].map(endChild));
}
