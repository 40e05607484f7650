import type { Config } from '#kernel/config.ts';
import type { Gate } from '#kernel/gate.ts';
import type { Look } from '#kernel/look.ts';

/** What one check found. `failed`: the product does not start, or does not serve people. `warning`: something waits, or will. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly said: string;
  /** What to do, as a sentence. */
  readonly fix?: string;
}
/** What is examined. Everything in it is for reading. */
export interface Examined {
  readonly config: Config;
  readonly gate: Gate;
  /** Undefined while there is no database that can be reached. */
  readonly look: Look | undefined;
  readonly now: Date;
  /** The folder of migrations that this program brings. */
  readonly migrations: string;
}
export type Check = (house: Examined) => Promise<Finding>;

export const ok = (check: string, said: string): Finding => ({ check, state: 'ok', said });
export const warning = (check: string, said: string, fix: string): Finding => ({
  ...{ check, state: 'warning', said, fix },
});
export const failed = (check: string, said: string, fix: string): Finding => ({
  ...{ check, state: 'failed', said, fix },
});

/** The code of an error of the system or of a database, such as `ECONNREFUSED`; its kind where it has none. */
export function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return error instanceof Error ? error.name : 'unknown';
}

/** The mode of a file as `chmod` takes it: `0400`. */
export const modeOf = (mode: number) => (mode & 0o7777).toString(8).padStart(4, '0');
