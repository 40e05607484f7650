import '../node-guard.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { configTable } from '#kernel/config.ts';

const begin = '<!-- settings: made by npm run readme -->';
const end = '<!-- /settings -->';

/** The README with its table of settings as the code has them now. */
export function withTable(readme: string) {
  const rows = configTable().map(
    ({ name, standard, what }) => `| \`${name}\` | ${standard && `\`${standard}\``} | ${what} |`,
  );
  const table = ['| name | standard | what it does |', '|---|---|---|', ...rows].join('\n');
  const [before = '', rest = ''] = readme.split(begin);
  return `${before}${begin}\n${table}\n${end}${rest.split(end)[1] ?? '\n'}`;
}

if (process.argv[1] === import.meta.filename)
  writeFileSync('README.md', withTable(readFileSync('README.md', 'utf8')));
