/**
 * Writes the licences of all packages below some folders into one file:  node docker/licences.mjs FILE FOLDER...
 * Each FOLDER is a node_modules. A package that ships no text of its licence is there with its name for it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const isLicence = (name) => /^(licen[cs]e|copying|notice|ofl)/i.test(name) && !/\.[cm]?[jt]s$/.test(name);
// Sources of others that come inside a package.
const within = { 'nodejs-whisper': ['cpp/whisper.cpp'] };

/** The folders of the packages below a node_modules, those inside of others too. */
function packagesIn(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
  );
  return names.flatMap(({ name }) => {
    const path = join(folder, name);
    return name.startsWith('@') ? packagesIn(path) : [path, ...packagesIn(join(path, 'node_modules'))];
  });
}

function textsIn(folder) {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return names
    .filter(({ name }) => isLicence(name))
    .map(({ name }) => readFileSync(join(folder, name), 'utf8'));
}

function aboutPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const inside = (within[name] ?? []).map((path) => join(folder, path)).filter(existsSync);
  const texts = [folder, ...inside].flatMap(textsIn);
  const own = texts.length ? texts.map((text) => text.trim()) : ['It ships no text of its licence.'];
  const title = `${name} ${version}: ${typeof license === 'string' ? license : 'see below'}`;
  return { title, words: [title, '-'.repeat(title.length), ...own, ''].join('\n') };
}

const [file, ...folders] = process.argv.slice(2);
const found = new Map(
  folders
    .flatMap(packagesIn)
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map(aboutPackage)
    .map(({ title, words }) => [title, words]),
);
const sorted = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, words]) => words);
const head =
  'The npm packages in this image and their licences. Those of Debian are in /usr/share/doc/*/copyright.\n';
writeFileSync(file, [head, ...sorted].join('\n'));
process.stdout.write(`The licences of ${sorted.length} packages are in ${file}.\n`);
