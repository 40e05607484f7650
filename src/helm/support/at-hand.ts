import { spawnSync } from 'node:child_process';

/** Helm: what HELM_BIN names, or the one on the path. */
export const helmProgram = process.env.HELM_BIN || 'helm';

/** Why the chart cannot be rendered here; undefined where it can. */
export function missingHelm(): string | undefined {
  const { status, stdout } = spawnSync(helmProgram, ['version', '--short'], { encoding: 'utf8' });
  if (status !== 0) return 'helm is not installed, and HELM_BIN names none';
  return /^v3\./.test(stdout) ? undefined : `helm 3 is wanted, and ${helmProgram} is ${stdout.trim()}`;
}
