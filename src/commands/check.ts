import '../node-guard.ts';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '#kernel/config.ts';
import { builtImages, missingForContainers } from '../containers/support/engine.ts';
import { missingHelm } from '../helm/support/at-hand.ts';
import { demoSettings, modelsWanted } from './demo/machine.ts';
import { missingForEgress } from './egress/ask.ts';
import type { SignedReport } from './egress/report.ts';
import { startPostgres } from './postgres.ts';
import { say } from './terminal.ts';

/** What a step ended with: passed, failed, or skipped and why. */
type End = true | false | string;
/** `mayLack`: needs rights that many a machine gives to nobody, however much is installed there. */
type Step = { name: string; run: () => End | Promise<End>; mayLack?: true };

const source = ['src', 'views', 'public', 'docker', 'migrations', 'helm/files'];

/** The last lines that the running step printed: said again at the very end when it fails, where a cut log still has them. */
const lastLines: string[] = [];
const linesSaidAgain = 80;
function remember(text: string) {
  lastLines.push(...text.split('\n'));
  lastLines.splice(0, lastLines.length - linesSaidAgain);
}
async function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(command, args, {
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  for (const [from, to] of [[child.stdout, process.stdout] as const, [child.stderr, process.stderr] as const])
    from.setEncoding('utf8').on('data', (text: string) => {
      to.write(text);
      remember(text);
    });
  const [status] = await once(child, 'close');
  return status === 0;
}
const vitest = (...more: string[]) => ['run', '--config', 'src/testing/vitest.config.ts', ...more];

/** The migrations make the tables that the code declares: generating anew finds nothing to add, and says so. */
function migrationsMatch() {
  mkdirSync('.build', { recursive: true });
  // drizzle-kit takes every path as one below this folder, and ends with 0 when it cannot read it.
  const scratch = mkdtempSync('.build/migrations-');
  try {
    return (['sqlite', 'postgres'] as const).every((dialect) => matches(dialect, join(scratch, dialect)));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
function matches(dialect: 'sqlite' | 'postgres', out: string) {
  cpSync(`migrations/${dialect}`, out, { recursive: true });
  const schema = './src/{kernel/tables,modules/*/data}.ts';
  const kit = dialect === 'postgres' ? 'postgresql' : 'sqlite';
  const options = ['generate', '--dialect', kit, '--casing', 'snake_case', '--schema', schema, '--out', out];
  const env = { ...process.env, ...(dialect === 'postgres' && { DATABASE_URL: 'postgres://nowhere' }) };
  const { stdout, stderr } = spawnSync('drizzle-kit', options, { env, encoding: 'utf8' });
  if (stdout.includes('No schema changes')) return true;
  say(stdout + stderr);
  say(`The tables and migrations/${dialect} differ: run "npm run migrations" and commit what it writes.`);
  return false;
}

async function onPostgres(work: (env: { DATABASE_URL: string }) => End | Promise<End>) {
  const server = await startPostgres();
  if (!server) return 'Debian package postgresql is not installed';
  try {
    return await work({ DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}
// Engines know no database: what needs their weights has just been tested.
const testsOnPostgres = () =>
  onPostgres((env) =>
    run('vitest', vitest('src/kernel', 'src/modules', 'src/testing'), {
      ...{ ...env, MODELS_DIR: '', OLLAMA_BIN: '' },
    }),
  );

function browse(more: readonly string[], env: Record<string, string> = {}) {
  const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(browser))
    return 'Chromium is not installed (Debian package chromium), and CHROMIUM names no other';
  const config = ['test', '--config', 'src/journeys/playwright.config.ts'];
  return run('playwright', [...config, ...more], { CHROMIUM: browser, ...env });
}
/** Those that carry the main job, from the set-up of a house to the archive that somebody takes along. */
const mainJob = ['recruiter', 'interview', 'reviewer', 'contest', 'space', 'archive'];
const journeysOnPostgres = () => {
  const files = mainJob.map((name) => `journeys/${name}.spec.ts`);
  // The same pages have just been looked at.
  return onPostgres((env) => browse(files, { ...env, LOOKED: '1' }));
};

/** The weights that a demonstration brought serve the tests as well, unless MODELS_DIR names others. */
function useWeights() {
  const { MODELS_DIR } = demoSettings(process.env);
  if (MODELS_DIR && existsSync(MODELS_DIR)) process.env.MODELS_DIR = MODELS_DIR;
}
async function demonstration() {
  const wanted = await modelsWanted(readConfig(demoSettings(process.env)));
  const missing = wanted.filter(({ there }) => !there).map(({ file }) => file);
  if (missing.length) return `no weights: ${missing.join(' and ')} (npm run demo brings them)`;
  return run(process.execPath, ['--import', 'tsx', 'src/commands/demo.ts', '--once']);
}

/** The images are built and the compose file is brought up, with the weights that are here. */
const containers = () =>
  missingForContainers() ?? run('vitest', ['run', '--config', 'src/containers/vitest.config.ts']);

/** The proof is green, and it is red as soon as a leak is planted: one that could not be red would prove nothing. */
function noBytesLeave() {
  const missing = missingForEgress();
  if (missing) return missing;
  const folder = mkdtempSync(join(tmpdir(), 'no-bytes-leave-'));
  const examine = (env: Record<string, string>) => {
    const out = join(folder, 'report.json');
    const args = ['--import', 'tsx', 'src/commands/doctor.ts', 'egress', '--typed', '--out', out];
    const { status } = spawnSync(process.execPath, args, {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    return { status, ...(JSON.parse(readFileSync(out, 'utf8')) as SignedReport) };
  };
  try {
    if (examine({}).status !== 0) return false;
    say('\nThe same with a planted leak: it must be found.');
    const leak = resolve('src/testing/planted-leak.mjs');
    const { status, report } = examine({ NODE_OPTIONS: `--import=${leak}` });
    const found = status === 3 && report.attempts.names.includes('leak.example');
    say(found ? 'The leak was found.' : 'The planted leak was NOT found: the proof proves nothing.');
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The chart, and its pods for real where the containers before it have left their image. */
const helmChart = (image: string) =>
  missingHelm() ?? run('vitest', ['run', '--config', 'src/helm/vitest.config.ts'], { IMAGE: image });

const steps = (everything: boolean): Step[] => [
  { name: 'format and lint', run: () => run('biome', ['check', ...source]) },
  {
    name: 'promises',
    run: () => run('eslint', ['--config', 'src/testing/eslint.config.mjs', 'src', 'views']),
  },
  { name: 'types', run: () => run('tsc', ['--noEmit']) },
  { name: 'shape', run: () => run('depcruise', ['src', 'views', '--config', 'src/architecture.cjs']) },
  { name: 'migrations match', run: migrationsMatch },
  { name: 'tests', run: () => run('vitest', vitest()) },
  { name: 'tests on PostgreSQL', run: testsOnPostgres },
  { name: 'no bytes leave', run: noBytesLeave },
  { name: 'faults', run: () => run('vitest', ['run', '--config', 'src/faults/vitest.config.ts']) },
  ...(everything ? [{ name: 'demo', run: demonstration }] : []),
  ...(everything ? [{ name: 'containers', run: containers, mayLack: true } as const] : []),
  { name: 'helm chart', run: () => helmChart(everything ? builtImages.IMAGE : (process.env.IMAGE ?? '')) },
  { name: 'journeys', run: () => browse([]) },
  ...(everything ? [{ name: 'journeys on PostgreSQL', run: journeysOnPostgres }] : []),
];

type Ended = Step & { end: End; seconds: number; said: readonly string[] };
async function runAll(wanted: readonly Step[]) {
  const ends: Ended[] = [];
  for (const step of wanted) {
    say(`\n== ${step.name}`);
    lastLines.length = 0;
    const started = Date.now();
    const end = await step.run();
    ends.push({ ...step, end, seconds: (Date.now() - started) / 1000, said: [...lastLines] });
  }
  return ends;
}

const wordFor = (end: End) => (typeof end === 'string' ? `skipped: ${end}` : end ? 'passed' : 'FAILED');

async function main(args: readonly string[]) {
  const only = args.filter((arg) => !arg.startsWith('--'));
  useWeights();
  const all = steps(args.includes('--everything'));
  const ends = await runAll(all.filter(({ name }) => !only.length || only.includes(name)));
  for (const { name, end, said } of ends)
    if (end === false) say(`\n== ${name} failed; the last it said:\n${said.join('\n')}`);
  say('\n== what came of it');
  for (const { name, end, seconds } of ends) say(`${name}: ${wordFor(end)} (${seconds.toFixed(0)} s)`);
  const count = (wanted: (end: End) => boolean) => ends.filter(({ end }) => wanted(end)).length;
  const failed = count((end) => end === false);
  const skipped = count((end) => typeof end === 'string');
  say(`steps: ${count((end) => end === true)} passed, ${failed} failed, ${skipped} skipped`);
  // Where everything is installed on purpose, a skipped step is a mistake, but for what a machine may refuse.
  const mistakes = ends.filter(({ end, mayLack }) => typeof end === 'string' && !mayLack).length;
  process.exitCode = failed || (process.env.CI && mistakes) ? 1 : 0;
}

await main(process.argv.slice(2));
