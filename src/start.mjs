/**
 * The product as `npm start` runs it: the same sources as `node --import tsx src/main.ts`, put into one file
 * first, which starts in a quarter of the time. src/decisions/0013-built-at-the-first-start.md says how and why.
 * With a word after it, `node src/start.mjs backup ...`, it is that command of src/commands: in the image, where
 * neither npm nor tsx is, this is the only way to them.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import nodeModule from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = join(root, '.build', 'product');
const commands = ['backup', 'doctor', 'migrate', 'models', 'move', 'restore', 'verify-log', 'worker'];

/** What is to be run: the product itself, or the command that the first word names. */
const isCommand = (word) => word !== undefined && !word.startsWith('-');
function entryAsked() {
  const [word] = process.argv.slice(2);
  if (!isCommand(word)) return 'main';
  if (commands.includes(word)) return `commands/${word}`;
  process.stderr.write(`There is no command "${word}". There are: ${commands.join(', ')}.\n`);
  process.exit(2);
}

/** Sources as they lie there, and the packages they stand on: another one of either is another program. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const look = (path) => hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  const isCode = (name) => /\.tsx?$/.test(name) && !name.includes('.test.');
  for (const folder of ['src', 'views']) {
    const names = readdirSync(join(root, folder), { recursive: true });
    for (const name of names.filter(isCode).sort()) look(join(folder, name));
  }
  for (const file of ['src/start.mjs', 'package.json', 'package-lock.json']) look(file);
  return hash.digest('hex').slice(0, 16);
}

// Plain ECMAScript of many small files: they cost the most to find and read. What brings machine code or reads files
// of its own stays where it is.
const taken = /^(@hono\/node-server|@oslojs\/|drizzle-orm|hono|lucia|oslo|zod)(\/|$)/;
const packages = {
  name: 'packages',
  setup: (build) =>
    build.onResolve({ filter: /^[^./#]/ }, ({ path, kind }) =>
      kind === 'entry-point' || taken.test(path) ? undefined : { path, external: true },
    ),
};

const source = (entry) => join(root, 'src', `${entry}.ts`);
/** Puts the sources into one file. Another start may do the same at this moment: whoever is second finds it done. */
async function bundle(folder) {
  const { build, stop } = await import('esbuild');
  const making = `${folder}.${process.pid}`;
  await build({
    ...{ entryPoints: ['main', ...commands.map((name) => `commands/${name}`)].map(source) },
    ...{ outdir: making, outbase: join(root, 'src'), outExtension: { '.js': '.mjs' } },
    // Split: a database that is not used is not loaded.
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node24' },
    ...{ absWorkingDir: root, plugins: [packages], logLevel: 'error' },
    ...{ sourcemap: true, sourcesContent: false },
  });
  await stop(); // its helper would live as long as the product does
  // A product that still runs may yet load a part of what it was started from.
  const dayAgo = Date.now() - 86_400_000;
  for (const old of readdirSync(kept))
    if (statSync(join(kept, old)).mtimeMs < dayAgo) rmSync(join(kept, old), { recursive: true });
  if (existsSync(folder)) rmSync(making, { recursive: true });
  else renameSync(making, folder);
}

/** The folder of files to start from, made when these sources have none yet; none where it cannot be made. */
async function prepared() {
  try {
    const folder = join(kept, fingerprint());
    mkdirSync(kept, { recursive: true });
    if (!existsSync(folder)) await bundle(folder);
    nodeModule.enableCompileCache(join(root, '.build', 'compiled'));
    return folder;
  } catch (error) {
    process.stderr.write(`The quick start is not to be had, the slow one follows: ${error}\n`);
    return undefined;
  }
}

/** Runs a file as if Node had been called with it: what follows the command's name is its own. */
async function run(file) {
  process.argv.splice(1, isCommand(process.argv[2]) ? 2 : 1, file);
  await import(pathToFileURL(file).href);
}

const entry = entryAsked();
const onlyBuilds = process.argv.includes('--build');
// An older Node hears from main.ts what is wrong with it.
const known = Number(process.versions.node.split('.')[0]) >= 24;
const folder = known ? await prepared() : undefined;
if (folder) {
  process.setSourceMapsEnabled(true);
  if (!onlyBuilds) await run(join(folder, `${entry}.mjs`));
} else if (onlyBuilds) {
  process.exitCode = 1;
} else {
  await import('tsx');
  await run(source(entry));
}
