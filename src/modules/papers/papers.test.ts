import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Block } from './model.ts';
import { print } from './verbs.ts';

const paper = (blocks: readonly Block[]) =>
  print({ title: 'Łukasz Żółć, report', language: 'de', foot: 'Northwind', madeAt: new Date(0), blocks });
const reader = spawnSync('pdftotext', ['-v']).status === 0;

/** What Debian's reader (poppler-utils) finds in a file. */
function read(pdf: Buffer, program: 'pdftotext' | 'pdfinfo', ...options: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, pdf);
  const out = program === 'pdftotext' ? ['-'] : [];
  return execFileSync(program, [...options, file, ...out], { encoding: 'utf8' });
}

test('a printed paper says its language and title, and how it is built', async () => {
  const pdf = (await paper([{ kind: 'title', text: 'Łukasz Żółć' }])).toString('latin1');
  expect(pdf.startsWith('%PDF-1.7')).toBe(true);
  expect(pdf).toMatch(/\/StructTreeRoot \d+ 0 R/);
  expect(pdf).toContain('/Marked true');
  expect(pdf).toContain('/Lang (de)');
  expect(pdf).toContain('/DisplayDocTitle true');
  expect(pdf).toContain('/S /H1');
  expect(pdf).toContain('/FontFile2');
});

test.skipIf(!reader)('names keep their letters, and a letter without a shape is admitted', async () => {
  const pdf = await paper([
    { kind: 'title', text: 'Łukasz Żółć, Ёжиков, Ἀθηνᾶ' },
    { kind: 'text', text: '李 Ada\u202E\u0007' },
  ]);
  const text = read(pdf, 'pdftotext');
  expect(text).toContain('Łukasz Żółć, Ёжиков, Ἀθηνᾶ');
  expect(text).toContain('□ Ada\n');
  expect(text).toContain('□ stands for a letter');
});

test.skipIf(!reader)('a long table goes on over pages with its headings named as such', async () => {
  const rows = Array.from({ length: 90 }, (_, at) => [`Criterion ${at}`, '4']);
  const table = {
    kind: 'table',
    caption: 'Levels',
    head: ['Criterion', 'Rita'],
    widths: [3, 1],
    rows,
  } as const;
  const pdf = await paper([{ kind: 'title', text: 'Levels' }, table, { kind: 'quote', text: 'We looked.' }]);
  expect(read(pdf, 'pdfinfo')).toMatch(/Tagged: +yes[\s\S]*Pages: +3/);
  const built = read(pdf, 'pdfinfo', '-struct-text');
  expect(built.match(/ TR$/gm)).toHaveLength(91);
  expect(built).toMatch(/TH:\s+\/Scope \/Row\s+"Criterion 89"/);
  expect(built).toMatch(/BlockQuote[\s\S]*"“We looked.”"/);
  expect(read(pdf, 'pdftotext')).toContain('Northwind, page 3 of 3');
  expect(built).not.toContain('Northwind, page');
});

test('a paper without anything is still a paper', async () => {
  expect((await paper([])).length).toBeGreaterThan(500);
});
