#!/usr/bin/env node
/**
 * Builds the Whisper worker and its voice detector:  node docker/whisper/build.mjs [FOLDER] [--portable] [--cli]
 * FOLDER (default .build/whisper of the project) gets `whisper-worker` and `silero-vad.bin`. A second call with the
 * same sources and flags does nothing. `--portable` runs on every x86-64 machine with AVX2 (6 % slower than one built
 * for this very machine) and on every 64-bit ARM; `--cli` also builds whisper.cpp's own `whisper-cli`, which the
 * benchmark compares with.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sileroForWhisper } from './silero.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
export const defaultFolder = fileURLToPath(new URL('../../.build/whisper', import.meta.url));
const detectorSha256 = 'c6f15dff3c795a018c84b37ea4fd68ee12c3b34b001dd12573e7607a6e83abf6';
// An ARM machine gets what every one of 64 bits has.
const vectors = process.arch === 'x64' ? ['AVX', 'AVX2', 'FMA', 'F16C', 'BMI2'] : [];
const portable = ['-DGGML_NATIVE=OFF', ...vectors.map((x) => `-DGGML_${x}=ON`)];

/**
 * @param {{ folder?: string, forAnyMachine?: boolean, cli?: boolean, tell?: (line: string) => void }} [wish]
 * @returns {Promise<string>} the folder that now holds the worker and the voice detector
 * @throws {Error} with the last lines of the log when a step fails
 */
export async function buildWhisper({
  folder = defaultFolder,
  forAnyMachine = false,
  cli = false,
  tell = () => {},
} = {}) {
  const flags = [
    '-DCMAKE_BUILD_TYPE=Release',
    '-DGGML_OPENMP=OFF',
    '-DGGML_LLAMAFILE=ON',
    ...(forAnyMachine ? portable : []),
  ];
  const made = ['whisper-worker', 'silero-vad.bin', ...(cli ? ['whisper-cli'] : [])].map((x) =>
    join(folder, x),
  );
  const stamp = join(folder, 'built-from');
  const sources = sourcesDigest(flags);
  if (made.every(existsSync) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return folder;

  refuseWithoutTools();
  mkdirSync(folder, { recursive: true });
  const steps = {
    packages: join(folder, 'packages'),
    cmake: join(folder, 'cmake'),
    log: join(folder, 'build.log'),
  };
  writeFileSync(steps.log, '');
  const run = runner(steps.log, tell);

  await bringSources(steps.packages, run, tell);
  writeFileSync(join(folder, 'silero-vad.bin'), voiceDetector(steps.packages));
  const whisper = join(steps.packages, 'node_modules/nodejs-whisper/cpp/whisper.cpp');
  const wish = [
    ...flags,
    '-DBUILD_SHARED_LIBS=OFF',
    `-DWHISPER_SOURCE=${whisper}`,
    `-DWITH_CLI=${cli ? 'ON' : 'OFF'}`,
  ];
  await run('cmake', ['-S', here, '-B', steps.cmake, ...wish]);

  tell('Compiling the worker; this takes one to three minutes.');
  const targets = ['whisper-worker', ...(cli ? ['whisper-cli'] : [])];
  await run('cmake', ['--build', steps.cmake, '-j', String(availableParallelism()), '--target', ...targets]);
  for (const target of targets) cpSync(binary(steps.cmake, target), join(folder, target));
  writeFileSync(stamp, sources);
  return folder;
}

/** What is there already stays untouched: its files' times tell the compiler what it need not do again. */
async function bringSources(packages, run, tell) {
  const installed = join(packages, 'node_modules/.package-lock.json');
  const lock = join(packages, 'package-lock.json');
  const wanted = readFileSync(join(here, 'package-lock.json'), 'utf8');
  if (existsSync(installed) && readFileSync(lock, 'utf8') === wanted) return;
  tell('Bringing the sources of whisper.cpp and the voice detector.');
  mkdirSync(packages, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(here, file), join(packages, file));
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', packages], packages);
}

function sourcesDigest(flags) {
  const digest = createHash('sha256').update(flags.join(' '));
  const sources = readdirSync(here).filter((name) => /\.(cpp|hpp|txt|mjs|json)$/.test(name));
  for (const name of sources.sort()) digest.update(name).update(readFileSync(join(here, name)));
  return digest.digest('hex');
}

function refuseWithoutTools() {
  const missing = ['cmake', 'make', 'g++'].filter((tool) => spawnSync(tool, ['--version']).error);
  if (missing.length === 0) return;
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  throw new Error(`To build the Whisper worker, ${missing.join(', ')} must be there. On Debian: ${line}`);
}

/** @param {string} packages */
function voiceDetector(packages) {
  const onnx = readFileSync(join(packages, 'node_modules/@ricky0123/vad-web/dist/silero_vad_v6.onnx'));
  const file = sileroForWhisper(onnx);
  const digest = createHash('sha256').update(file).digest('hex');
  if (digest !== detectorSha256)
    throw new Error(`The voice detector has SHA-256 ${digest}, not the known one.`);
  return file;
}

const binary = (cmake, name) =>
  [join(cmake, name), join(cmake, 'bin', name), join(cmake, 'whisper/bin', name)].find(existsSync) ?? name;

/** Runs a program, keeps what it prints in the log, tells each tenth of a compilation. */
function runner(log, tell) {
  return (program, args, cwd) =>
    new Promise((done, failed) => {
      const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
      let told = 0;
      const note = (line) => {
        writeFileSync(log, `${line}\n`, { flag: 'a' });
        const percent = Number(/^\[ *(\d+)%\]/.exec(line)?.[1] ?? 0);
        if (percent < told + 10) return;
        told = percent - (percent % 10);
        tell(`  ${told} %`);
      };
      createInterface({ input: child.stdout }).on('line', note);
      createInterface({ input: child.stderr }).on('line', note);
      child.on('error', failed);
      child.on('close', (code) => {
        if (code === 0) return done();
        const last = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
        failed(new Error(`${program} failed (exit code ${code}). The end of ${log}:\n${last}`));
      });
    });
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const words = process.argv.slice(2);
  const folder = words.find((word) => !word.startsWith('--'));
  buildWhisper({
    ...(folder ? { folder: resolve(folder) } : {}),
    forAnyMachine: words.includes('--portable'),
    cli: words.includes('--cli'),
    tell: (line) => process.stdout.write(`${line}\n`),
  }).then(
    (where) => process.stdout.write(`The Whisper worker is in ${where}.\n`),
    (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    },
  );
}
