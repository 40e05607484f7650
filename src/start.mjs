/**
 * The product as `npm start` runs it: the same sources as `node --import tsx src/main.ts`, put into one file
 * first, which starts in a quarter of the time. src/decisions/0013-built-at-the-first-start.md says how and why.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import nodeModule from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = join(root, '.build', 'product');

/** Sources as they lie there, and the packages they stand on: another one of either is another program. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const look = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
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

/** Puts the sources into one file. Another start may do the same at this moment: whoever is second finds it done. */
async function bundle(folder) {
  const { build, stop } = await import('esbuild');
  const making = `${folder}.${process.pid}`;
  await build({
    ...{ entryPoints: [join(root, 'src/main.ts')], outdir: making, outExtension: { '.js': '.mjs' } },
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

/** The file to start, made when these sources have none yet; none where it cannot be made. */
async function prepared() {
  try {
    const folder = join(kept, fingerprint());
    mkdirSync(kept, { recursive: true });
    if (!existsSync(folder)) await bundle(folder);
    nodeModule.enableCompileCache(join(root, '.build', 'compiled'));
    return join(folder, 'main.mjs');
  } catch (error) {
    process.stderr.write(`The quick start is not to be had, the slow one follows: ${error}\n`);
    return undefined;
  }
}

// An older Node hears from main.ts what is wrong with it.
const known = Number(process.versions.node.split('.')[0]) >= 24;
const main = known ? await prepared() : undefined;
if (main) {
  process.setSourceMapsEnabled(true);
  if (!process.argv.includes('--build')) await import(pathToFileURL(main).href);
} else {
  await import('tsx');
  await import('./main.ts');
}
