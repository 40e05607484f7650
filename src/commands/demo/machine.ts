import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { type Config, configTable, readConfig } from '#kernel/config.ts';
import { listWeights } from '#models';
import { sizeInWords, weightsNamed } from '#weights';
import { say } from '../terminal.ts';
import { runChild } from './children.ts';

const answers = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const worker = ['whisper-worker', 'silero-vad.bin', 'built-from'].map((name) => `.build/whisper/${name}`);
const workerIsBuilt = () => worker.every((path) => existsSync(path));

type Need = { debian: string; there: () => boolean };
const needs = (): Need[] => [
  { debian: 'ffmpeg', there: () => answers('ffmpeg', '-version') },
  { debian: 'cmake', there: () => workerIsBuilt() || answers('cmake', '--version') },
  { debian: 'make', there: () => workerIsBuilt() || answers('make', '--version') },
  { debian: 'g++', there: () => workerIsBuilt() || answers('g++', '--version') },
];
/** Python's pip is one of the roads for weights; it is asked for only while some are missing. */
const pip: Need = { debian: 'python3-pip', there: () => answers('python3', '-m', 'pip', '--version') };

/** The models that the demonstration needs, and whether each lies in the folder of weights already. */
export async function modelsWanted(config: Config) {
  const wanted = [config.whisper.model, config.language.model];
  const listed = await listWeights(config.modelsDir);
  return wanted.map((file) => {
    const found = listed.find(({ weights }) => weights.file === file);
    const there = found ? found.presence !== 'missing' : existsSync(`${config.modelsDir}/${file}`);
    return { file, there, size: sizeInWords(weightsNamed(file)?.bytes ?? 0) };
  });
}

/** What is missing on this machine, in words, before anything is done about it. */
export async function planOf(config: Config) {
  const models = await modelsWanted(config);
  const missing = models.filter(({ there }) => !there);
  const usesPip = missing.length > 0 && config.modelSources.includes('wheels');
  const packages = [...needs(), ...(usesPip ? [pip] : [])].filter(({ there }) => !there());
  return {
    packages: packages.map(({ debian }) => debian),
    buildsWorker: !workerIsBuilt(),
    bringsEngine: !engineIsThere(),
    models: missing,
  };
}

/** Installs Debian's packages where we may, and says how where we may not. */
export async function installPackages(packages: readonly string[]) {
  if (packages.length === 0) return 'there';
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  const line = `apt-get ${install.join(' ')}`;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !answers('apt-get', '--version'))
    throw new Error(
      `${packages.join(', ')} must be there, and only root may install. On Debian run this, then start again:\n  ${isRoot ? '' : 'sudo '}${line}`,
    );
  say(`  ${line}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runChild('apt-get', ['update', '-qq'], env);
  await runChild('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...install], env);
  return packages.join(', ');
}

/** Builds the Whisper worker. The script itself knows when nothing is to be done. */
export async function buildWorker() {
  await runChild(process.execPath, ['docker/whisper/build.mjs']);
  return '.build/whisper';
}

const engine = 'docker/llm/node_modules/.package-lock.json';
const changed = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const engineIsThere = () => changed(engine) >= changed('docker/llm/package-lock.json') && existsSync(engine);

/** Brings llama.cpp, a package of its own: its other variants are eight times as large, its scripts compile for minutes. */
export async function bringEngine() {
  if (engineIsThere()) return 'there';
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund'];
  await runChild('npm', ['ci', '--prefix', 'docker/llm', '--omit=optional', '--ignore-scripts', ...quiet]);
  return 'docker/llm';
}

/** Brings the weights by the product's own command: every byte is checked, and what came so far is used next time. */
export async function bringModels(config: Config, env: NodeJS.ProcessEnv) {
  const files = (await modelsWanted(config)).map(({ file }) => file);
  await runChild(process.execPath, ['--import', 'tsx', 'src/commands/models.ts', 'pull', ...files], env);
  return config.modelsDir;
}

const kept = new Set(['MODEL_SOURCES', 'WHISPER_MODEL', 'LANGUAGE_MODEL', 'THREADS']);
const settings = new Set(configTable().map(({ name }) => name));
/**
 * The settings of the demonstration: the models and threads that were chosen for this machine, but no database, mail
 * server, sidecar or key of a house that may be in use.
 */
export function demoSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isForeign = (name: string) => settings.has(name.replace(/_FILE$/, '')) && !kept.has(name);
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !isForeign(name)));
  const { MODELS_DIR, DATA_DIR } = env;
  return { ...own, MODELS_DIR: readConfig({ MODELS_DIR, DATA_DIR }).modelsDir };
}
