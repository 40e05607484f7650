import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test } from 'vitest';
import { type House, house } from '#testing/house.ts';
import { languageModel } from '#testing/language.ts';
import { changed, decided, interviewed, rated } from '#testing/reviews.ts';
import type { ReportFile } from './model.ts';

const thinking = () => ({ machines: { language: languageModel({ level: () => 3.5 }).model } });
const reader = spawnSync('pdftotext', ['-v']).status === 0;

/** What a person finds in a PDF, by Debian's reader (poppler-utils). */
function readPdf(pdf: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'report.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
}
const doorOf = (sittingId: string, kind: string) => `/sittings/${sittingId}/report.${kind}`;
type Colleague = House['rita'];
async function filesFor(who: Colleague, sittingId: string) {
  const [pdf, csv, json] = await Promise.all(
    ['pdf', 'csv', 'json'].map(async (kind) => {
      const answer = await who.get(doorOf(sittingId, kind));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="report.${kind}"`);
      return Buffer.from(await answer.arrayBuffer());
    }),
  );
  return {
    pdf: pdf as Buffer,
    csv: parse(csv?.toString() ?? '', { bom: true, columns: true }) as Record<string, string>[],
    json: JSON.parse(json?.toString() ?? '') as ReportFile,
  };
}
async function judged(here: House, wish: Parameters<typeof interviewed>[1] = {}) {
  const who = await interviewed(here, wish);
  await rated(here, here.rita, who, [5, null], '=2+3 for the log');
  await changed(here, here.rita, who, 4, 'Second thoughts.');
  await decided(here, here.rita, who, 'Finds causes.');
  return who;
}

test('the files hold levels of people and AI, quotes, reasons and the record', async () => {
  const here = await house(thinking());
  const { sittingId } = await judged(here);
  const { csv, json } = await filesFor(here.rita, sittingId);
  expect(csv.map((row) => [row.Criterion, row.By, row.Level, row['Three runs'], row.Quotes])).toEqual([
    ['Finding the cause', 'Rita Osei', '4', '', ''],
    ['Finding the cause', 'AI', '4', '4, 4, 4', 'The disk was full'],
    ['Telling others', 'Rita Osei', 'not enough evidence', '', ''],
    ['Telling others', 'AI', '4', '4, 4, 4', 'The disk was full'],
  ]);
  expect(csv[0]?.Overrides).toBe('from 5; to 4: Second thoughts.');
  expect(json).toMatchObject({
    ...{ format: 'ai-interview-space/report', version: 1, open: true, candidate: { name: 'Ada' } },
    decision: { outcome: 'going-on', reason: 'Finds causes.', by: 'Rita Osei' },
    people: { average: 4, coverage: 0.75, covered: 3, of: 4, judged: 1, between: [3.25, 4.25] },
    proposed: { average: 4, coverage: 1 },
  });
  expect(json.questions[0]).toMatchObject({
    answer: { kind: 'typed', words: 'The disk was full. I saw it in the log.', corrected: false },
    rating: 'rated',
    record: { model: { model: 'known' }, parameters: { temperature: 0 } },
  });
  expect(json.questions[0]?.criteria[0]).toMatchObject({
    people: [{ by: 'Rita Osei', level: 4, first: 5 }],
    ai: { level: 4, quotes: [{ text: 'The disk was full', from: 0, to: 17 }] },
  });
});

test.skipIf(!reader)('the PDF prints names, levels, quotes and what was decided, and is tagged', async () => {
  const here = await house(thinking());
  const { sittingId } = await judged(here, { name: 'Łukasz Żółć' });
  const { pdf } = await filesFor(here.rita, sittingId);
  const text = readPdf(pdf);
  for (const told of [
    'Łukasz Żółć',
    'Reliability engineer',
    'Decision: Goes on',
    'Finding the cause (question 1, weight 3) 4 4 4, 4, 4',
    'AI proposed: 4 (runs 4, 4, 4)',
    '“The disk was full”',
    'Rita Osei changed it: from 5 to 4',
    'Model: known, none, digest 0000',
    'Northwind Foundry: Łukasz Żółć, Reliability engineer, page 1 of',
  ])
    expect(text).toContain(told);
  const raw = pdf.toString('latin1');
  for (const part of ['/StructTreeRoot', '/Marked true', '/Lang (en)', '/S /Table', '/S /BlockQuote'])
    expect(raw).toContain(part);
});

test('nothing in the CSV runs as a formula', async () => {
  const here = await house(thinking());
  const { sittingId } = await judged(here, { name: '=HYPERLINK("http://evil.example")' });
  const { csv } = await filesFor(here.rita, sittingId);
  expect(csv[0]?.Candidate).toBe('\'=HYPERLINK("http://evil.example")');
  expect(csv[0]?.Remark).toBe("'=2+3 for the log");
});

test('Rex, who has not rated, gets from no file what others, the AI or a decision say', async () => {
  const here = await house(thinking());
  const { sittingId } = await judged(here);
  const { pdf, csv, json } = await filesFor(here.rex, sittingId);
  expect(csv).toEqual([]);
  expect(json).toMatchObject({ open: false, decision: null, scorecards: [], earlierDecisions: [] });
  expect(json.people.average).toBe(null);
  expect(json.proposed.average).toBe(null);
  const [question] = json.questions;
  expect(question).toMatchObject({ rating: null, record: null, notShownToTheModel: [] });
  expect(question?.criteria.map(({ people, ai }) => [people, ai])).toEqual([
    [[], null],
    [[], null],
  ]);
  expect(question?.answer?.words).toContain('The disk was full');
  if (!reader) return;
  const text = readPdf(pdf);
  expect(text).toContain('Your scorecard comes first');
  for (const secret of ['Rita Osei', 'AI proposed', 'Goes on', 'not enough', 'Model:'])
    expect(text).not.toContain(secret);
});

test('before his own scorecard Rex reads from no file whether Ada lets the AI propose', async () => {
  const here = await house(thinking());
  const file = async (scoring: 'ai' | 'people') =>
    (await filesFor(here.rex, (await interviewed(here, { scoring })).sittingId)).json.interview.ai;
  expect([await file('ai'), await file('people')]).toEqual([null, null]);
});

test.skipIf(!reader)('a level that was changed twice is printed step by step', async () => {
  const here = await house(thinking());
  const who = await interviewed(here);
  await rated(here, here.rita, who, [5, null]);
  await changed(here, here.rita, who, 4, 'Second thoughts.');
  await changed(here, here.rita, who, 2, 'Third thoughts.', 1);
  const { pdf } = await filesFor(here.rita, who.sittingId);
  const text = readPdf(pdf).replaceAll(/\s+/g, ' ');
  expect(text).toContain('from 5 to 4');
  expect(text).toContain('from 4 to 2');
});

test('each file that leaves the house is a fact, and a stranger gets none', async () => {
  const here = await house();
  const { sittingId, subjectId } = await interviewed(here);
  here.facts.length = 0;
  await filesFor(here.rita, sittingId);
  const exported = {
    name: 'reports.report-exported',
    fact: { sittingId, subjectId, by: here.rita.subjectId, open: 0 },
  };
  expect(here.facts).toEqual([exported, exported, exported]);
  const stranger = await here.browser().get(doorOf(sittingId, 'json'));
  expect(stranger.headers.get('location')).toContain('/sign-in');
});
