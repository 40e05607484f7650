import { expect, test } from 'vitest';
import { judge, mostRows, readRows, wordsOfFile } from './model.ts';

const peopleIn = (words: string) => {
  const read = readRows(words);
  if (!read.ok) throw new Error(read.problem);
  return read.rows.map(({ row, name, email }) => `${row} ${name} <${email}>`);
};
const problemIn = (words: string) => {
  const read = readRows(words);
  return read.ok ? undefined : read.problem;
};
const flawsIn = (words: string) => {
  const read = readRows(words);
  return read.ok ? judge(read.rows).map(({ row, flaw }) => [row, flaw?.field, flaw?.text] as const) : [];
};

test('Ada and Bob are read with commas, semicolons or tabs between the columns', () => {
  for (const sign of [',', ';', '\t'])
    expect(
      peopleIn(`Name${sign}E-Mail\nAda Lovelace${sign}ada@example.org\nBob${sign}bob@example.org\n`),
    ).toEqual(['2 Ada Lovelace <ada@example.org>', '3 Bob <bob@example.org>']);
});

test('A comma inside a name does not part it when semicolons part the columns', () => {
  expect(peopleIn('Name;Address\nLovelace, Ada;ada@example.org')).toEqual([
    '2 Lovelace, Ada <ada@example.org>',
  ]);
  expect(peopleIn('name,email\n"Lovelace, Ada",ada@example.org')).toEqual([
    '2 Lovelace, Ada <ada@example.org>',
  ]);
});

test('German headings with first and family name apart are understood, in any order', () => {
  expect(peopleIn('Nr;E-Mail-Adresse;Nachname;Vorname\n7;ada@example.org;Lovelace;Ada')).toEqual([
    '2 Ada Lovelace <ada@example.org>',
  ]);
});

test('Without headings the address is known by its sign, and rows count as the spreadsheet counts', () => {
  expect(peopleIn('Ada Lovelace,ada@example.org\n\nbob@example.org')).toEqual([
    '1 Ada Lovelace <ada@example.org>',
    '3 bob@example.org <>',
  ]);
  expect(peopleIn('ada@example.org;Ada')).toEqual(['1 Ada <ada@example.org>']);
  expect(peopleIn('Ada;Lovelace;ada@example.org;+47 1')).toEqual(['1 Ada Lovelace <ada@example.org>']);
});

test('Addresses pasted from a mail program are read', () => {
  expect(peopleIn('Ada Lovelace <ada@example.org>\n"Bob" <bob@example.org>')).toEqual([
    '1 Ada Lovelace <ada@example.org>',
    '2 Bob <bob@example.org>',
  ]);
  expect(peopleIn('"Lovelace, Ada" <ada@example.org>, Bob <bob@example.org>;')).toEqual([
    '1 Lovelace, Ada <ada@example.org>',
    '2 Bob <bob@example.org>',
  ]);
});

test('Each bad row says what is wrong with it, and the good ones stay good', () => {
  const rows = flawsIn(
    'name,email\nAda,ada@example.org\n,nobody@example.org\nBob,bob(at)example.org\nAda again,ADA@example.org \nCleo,\nDan',
  );
  expect(rows).toEqual([
    [2, undefined, undefined],
    [3, 'name', 'Write the name.'],
    [4, 'email', 'This is not an e-mail address. It looks like name@example.org.'],
    [5, 'email', 'The same address stands in row 2.'],
    [6, 'email', 'Write the e-mail address.'],
    [7, 'email', 'Write the e-mail address.'],
  ]);
});

test('A name that would break a mail header is refused', () => {
  const [row] = flawsIn('name,email\n"Ada\r\nBcc: eve@example.org",ada@example.org');
  expect(row?.[1]).toBe('name');
  const [other] = flawsIn('name;email\nAda;"ada@example.org\nBcc: eve@example.org"');
  expect(other?.[1]).toBe('email');
  const [two] = flawsIn('name;email\nAda;ada@example.org, eve@example.org');
  expect(two?.[1]).toBe('email');
});

test('A file that cannot be a list of people says so', () => {
  expect(problemIn('')).toMatch(/nothing in it/);
  expect(problemIn(' \n ;; \n')).toMatch(/nothing in it/);
  expect(problemIn('Name;E-Mail\n')).toMatch(/nobody/);
  expect(problemIn('name,email\nAda,"ada@example.org\nBob,bob@example.org')).toMatch(/quotation mark/);
  expect(problemIn('x'.repeat(20_000))).toMatch(/10,000/);
  const many = Array.from({ length: mostRows + 1 }, (_, at) => `P${at};p${at}@example.org`).join('\n');
  expect(problemIn(many)).toMatch(/at most 500/);
});

test('Files of old spreadsheets and of new ones keep their umlauts', () => {
  const latin = Uint8Array.from([74, 252, 114, 103]);
  expect(wordsOfFile(latin)).toEqual({ ok: true, words: 'Jürg' });
  expect(wordsOfFile(new TextEncoder().encode('Jürg'))).toEqual({ ok: true, words: 'Jürg' });
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Jürg', 'utf16le')]);
  expect(wordsOfFile(wide)).toEqual({ ok: true, words: 'Jürg' });
  expect(wordsOfFile(Buffer.from('PK\u0003\u0004 workbook'))).toMatchObject({ ok: false });
  expect(wordsOfFile(Buffer.from([1, 0, 2, 0]))).toMatchObject({ ok: false });
});
