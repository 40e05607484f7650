import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withTable } from '../commands/config-table.ts';

const readme = readFileSync('README.md', 'utf8');

test('the table of settings is the one that the code has', () => {
  expect(readme).toBe(withTable(readme));
});

test('every file that the README names is there, and every command', () => {
  const files = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path ?? '');
  expect(files.filter((path) => !existsSync(path))).toEqual([]);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const commands = [...readme.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name ?? '');
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});
