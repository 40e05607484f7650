import '../node-guard.ts';
import { existsSync, openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { places } from '#kernel/places.ts';
import { checkAll, type Finding, nothingYet, sortFile } from '../../public/verify-log.js';
import { say } from './terminal.ts';

// Checks an exported log against receipts, and receipts against each other: `npm run verify-log -- log.jsonl receipt-7.json`.
// It asks nobody: no house, no database, no network.

const page = (await readFile(join(places.public, 'verify.html'), 'utf8')).replaceAll(/\s+/g, ' ');
/** The same sentences as on the page. */
function wordsOf({ say: key, about = {} }: Finding) {
  const words = (name: string) =>
    (page.match(new RegExp(`data-word="${name}" ?>([^<]*)<`))?.[1] ?? '').replace(
      /\{(\w+)\}/g,
      (whole, part) => String(about[part] ?? whole),
    );
  return `${words(`${key}Head`)} ${words(key)}`;
}

const signs = new Map([
  [true, 'good   '],
  [false, 'WRONG  '],
  [null, 'unknown'],
]);
const names = process.argv.slice(2);
const unread = names.filter((name) => !existsSync(name));
if (unread.length) {
  say(`There is no file ${unread.join(', ')}. Name files that were exported or downloaded.`);
  process.exit(1);
}
if (!names.length) {
  say('npm run verify-log -- FILE ...   exported logs, receipts, proofs and certificates, in any order');
  process.exit(2);
}
const handed = nothingYet();
for (const name of names) await sortFile(handed, await openAsBlob(name), basename(name));
const found = await checkAll(handed);
for (const finding of found) say(`${signs.get(finding.ok)}  ${wordsOf(finding)}`);
process.exit(found.every(({ ok }) => ok) ? 0 : 1);
