import { createRequire } from 'node:module';
import PdfDocument from 'pdfkit';
import { type Block, columnsOf, type Grid, lackNote, letters, type Paper } from './model.ts';

const { resolve } = createRequire(import.meta.url);
/** DejaVu draws Latin, Greek, Cyrillic and more, so that no name loses a letter. */
const faces = {
  plain: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  serif: 'dejavu-fonts-ttf/ttf/DejaVuSerif.ttf',
} as const;
type Face = keyof typeof faces;
const looks = {
  title: { tag: 'H1', face: 'bold', size: 20, before: 0 },
  section: { tag: 'H2', face: 'bold', size: 13, before: 18 },
  part: { tag: 'H3', face: 'bold', size: 10, before: 12 },
  text: { tag: 'P', face: 'plain', size: 9, before: 5 },
  quiet: { tag: 'P', face: 'plain', size: 8, before: 5 },
} as const satisfies Record<string, { tag: string; face: Face; size: number; before: number }>;
const [ink, soft, rule] = ['#1a1a18', '#55554f', '#b9b9b2'];
const margin = 54;
/** A heading stays with at least so much of what follows. */
const company = 70;

type Doc = InstanceType<typeof PdfDocument>;
type Element = PDFKit.PDFStructureElement;
type Sheet = { doc: Doc; root: Element; write: (text: string) => string };

/** Prints a paper as PDF 1.7, tagged. Text is in reading order; page numbers and lines are not part of it. */
export function print(paper: Paper): Promise<Buffer> {
  const doc = new PdfDocument({
    size: 'A4',
    margin,
    pdfVersion: '1.7',
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    bufferPages: true,
    font: resolve(faces.plain),
    info: { Title: paper.title, CreationDate: paper.madeAt, ModDate: paper.madeAt },
  });
  for (const [name, file] of Object.entries(faces)) doc.registerFont(name, resolve(file));
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const whole = new Promise<Buffer>((done, failed) => {
    doc.on('end', () => done(Buffer.concat(parts)));
    doc.on('error', failed);
  });
  layOut(doc, paper);
  doc.end();
  return whole;
}

function layOut(doc: Doc, { blocks, foot }: Paper) {
  const root = doc.struct('Document');
  doc.addStructure(root);
  const writer = letters(drawable(doc));
  const sheet = { doc, root, write: writer.write };
  for (const block of blocks) put(sheet, block);
  if (writer.lacking.size) put(sheet, { kind: 'quiet', text: lackNote });
  root.end();
  numberPages(doc, foot);
}
/** What the font has a shape for; pdfkit's types do not know its font. */
function drawable(doc: Doc) {
  type Inside = { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } };
  const { font } = (doc.font('plain') as unknown as Inside)._font;
  return (code: number) => font.hasGlyphForCodePoint(code);
}

function put(sheet: Sheet, block: Block) {
  if (block.kind === 'quote') return putQuote(sheet, block);
  if (block.kind === 'facts') return putFacts(sheet, block.facts);
  if (block.kind === 'table') return putTable(sheet, block);
  const { tag, face, size, before } = looks[block.kind];
  const { doc } = sheet;
  room(doc, before, tag === 'P' ? 0 : company);
  element(sheet, sheet.root, tag, () => {
    doc.font(face, size).fillColor(block.kind === 'quiet' ? soft : ink);
    doc.text(sheet.write(block.text), margin, doc.y, { lineGap: 1.5 });
  });
}

function putQuote(sheet: Sheet, { text, from }: Extract<Block, { kind: 'quote' }>) {
  const { doc } = sheet;
  room(doc, 6, 24);
  const quote = doc.struct('BlockQuote');
  sheet.root.add(quote);
  element(sheet, quote, 'P', () => {
    doc.font('serif', 9).fillColor(ink);
    doc.text(sheet.write(`“${text}”`), margin + 14, doc.y, { lineGap: 1.5 });
  });
  if (from)
    element(sheet, quote, 'P', () => {
      doc.font('plain', 8).fillColor(soft);
      doc.text(sheet.write(from), margin + 14, doc.y + 1);
    });
  quote.end();
}

function putFacts(sheet: Sheet, facts: readonly (readonly [string, string])[]) {
  const { doc } = sheet;
  const list = doc.struct('L');
  sheet.root.add(list);
  for (const [name, value] of facts) {
    room(doc, 4, 14);
    const item = doc.struct('LI');
    list.add(item);
    element(sheet, item, 'LBody', () => {
      doc
        .font('bold', 9)
        .fillColor(ink)
        .text(sheet.write(`${name}: `), margin, doc.y, { continued: true });
      doc.font('plain', 9).text(sheet.write(value), { lineGap: 1.5 });
    });
    item.end();
  }
  list.end();
}

function putTable(sheet: Sheet, grid: Grid) {
  const { doc } = sheet;
  put(sheet, { kind: 'quiet', text: grid.caption });
  const table = doc.struct('Table');
  sheet.root.add(table);
  for (const [at, cells] of [grid.head, ...grid.rows].entries()) putRow(sheet, table, grid, cells, at === 0);
  table.end();
}

function putRow(sheet: Sheet, table: Element, grid: Grid, cells: readonly string[], head: boolean) {
  const { doc } = sheet;
  const columns = columnsOf(grid, margin, doc.page.width - 2 * margin);
  const drawn = columns.map((column, at) => {
    const heading = head || at === 0;
    return { ...column, heading, face: heading ? 'bold' : 'plain', text: sheet.write(cells[at] ?? '') };
  });
  const tall = drawn.map(({ face, text, width }) => doc.font(face, 8).heightOfString(text, { width }));
  const height = Math.max(...tall);
  room(doc, 4, height + 8);
  const top = doc.y;
  const row = doc.struct('TR');
  table.add(row);
  for (const { heading, face, text, x, width } of drawn) {
    const cell = doc.struct(heading ? 'TH' : 'TD');
    if (heading) scoped(doc, cell, head ? 'Column' : 'Row');
    row.add(cell);
    cell.add(() => {
      doc.font(face, 8).fillColor(ink).text(text, x, top, { width });
    });
    cell.end();
  }
  row.end();
  doc.y = top + height + 3;
  line(doc, doc.y);
}
/** Tells a screen reader whether a heading is one of a row or of a column; pdfkit's types do not know the dictionary. */
function scoped(doc: Doc, cell: Element, scope: 'Row' | 'Column') {
  const { dictionary } = cell as unknown as { dictionary: { data: Record<string, unknown> } };
  const attributes = doc.ref({ O: 'Table', Scope: scope });
  dictionary.data.A = attributes;
  attributes.end('');
}

function element({ doc }: Sheet, parent: Element, tag: string, draw: () => void) {
  const made = doc.struct(tag, {}, draw);
  parent.add(made);
  made.end();
}
/** Leaves space before what comes, or begins a page when less than `needed` is left on this one. */
function room(doc: Doc, before: number, needed: number) {
  const top = doc.y <= margin;
  if (!top) doc.y += before;
  if (doc.y + needed > doc.page.height - margin) doc.addPage();
}
function line(doc: Doc, y: number) {
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .moveTo(margin, y)
    .lineTo(doc.page.width - margin, y)
    .lineWidth(0.5)
    .stroke(rule);
  doc.endMarkedContent();
}
function numberPages(doc: Doc, foot: string) {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    // The foot stands in the margin, where text would begin another page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('plain', 7).fillColor(soft);
    doc.text(`${foot}, page ${page + 1} of ${count}`, margin, doc.page.height - 36, { lineBreak: false });
    doc.endMarkedContent();
  }
}
