/** Where a text stops being JSON, counted from 1, and what should have stood there, in words. */
export type Break = { line: number; column: number; expected: string };

type Wait = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'comma' | 'end';
const expectations: Record<Wait, string> = {
  value: 'a value is missing here',
  'first value': 'a value or ] is missing here',
  name: 'a name in double quotation marks is missing here',
  'first name': 'a name in double quotation marks or } is missing here',
  colon: 'a colon is missing here',
  comma: 'a comma or a closing bracket is missing here',
  end: 'the text should end here',
};
const pieces = /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaping = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const space = /[ \t\r\n]*/y;

const match = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};
/** A string in its quotation marks, or nothing where it is broken. */
function stringAt(text: string, start: number): string | undefined {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    if (text.charCodeAt(at) < 32) return undefined;
    const escaped = text[at] === '\\' ? match(escaping, text, at) : text[at];
    if (!escaped) return undefined;
    at += escaped.length;
  }
  return at < text.length ? text.slice(start, at + 1) : undefined;
}

type Open = { list: boolean; names: Set<string> };
type Next = { wait: Wait } | { wrong: string } | undefined;
const isName = (piece: string) => piece.startsWith('"');
/** What may follow a piece, by what was waited for; nothing when the piece must not stand there. */
const grammar: Record<Wait, (piece: string, open: Open[]) => Next> = {
  value: begun,
  'first value': (piece, open) => closed(piece, open) ?? begun(piece, open),
  name: nameRead,
  'first name': (piece, open) => closed(piece, open) ?? nameRead(piece, open),
  colon: (piece) => (piece === ':' ? { wait: 'value' } : undefined),
  comma: (piece, open) => closed(piece, open) ?? parted(piece, open),
  end: () => undefined,
};
function closed(piece: string, open: Open[]): Next {
  if (piece !== (open.at(-1)?.list ? ']' : '}')) return undefined;
  open.pop();
  return { wait: open.length ? 'comma' : 'end' };
}
function parted(piece: string, open: Open[]): Next {
  return piece === ',' ? { wait: open.at(-1)?.list ? 'value' : 'name' } : undefined;
}
function nameRead(piece: string, open: Open[]): Next {
  if (!isName(piece)) return undefined;
  const name = String(JSON.parse(piece));
  const names = open.at(-1)?.names;
  if (names?.has(name)) return { wrong: `the name ${piece.slice(0, 60)} stands here a second time` };
  names?.add(name);
  return { wait: 'colon' };
}
function begun(piece: string, open: Open[]): Next {
  if (']},:'.includes(piece)) return undefined;
  if (piece !== '{' && piece !== '[') return { wait: open.length ? 'comma' : 'end' };
  open.push({ list: piece === '[', names: new Set() });
  return { wait: piece === '[' ? 'first value' : 'first name' };
}

/** Finds the first place that no reader of JSON could read, or a name that stands twice in one object. */
export function findBreak(text: string): Break | undefined {
  const open: Open[] = [];
  let wait: Wait = 'value';
  let at = skip(text, 0);
  while (at < text.length || wait !== 'end') {
    const piece = pieceAt(text, at) ?? '';
    const next: Next = piece ? grammar[wait](piece, open) : undefined;
    if (!next || 'wrong' in next) return placed(text, at, next?.wrong ?? wrongAt(text, at, piece, wait));
    wait = next.wait;
    at = skip(text, at + piece.length);
  }
  return undefined;
}
const skip = (text: string, at: number) => at + (match(space, text, at)?.length ?? 0);
const wrongAt = (text: string, at: number, piece: string, wait: Wait) =>
  !piece && text[at] === '"' ? brokenString : expectations[wait];
const brokenString = 'this text in quotation marks is broken';
const pieceAt = (text: string, at: number) =>
  text[at] === '"' ? stringAt(text, at) : match(pieces, text, at);
function placed(text: string, at: number, expected: string): Break {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1, expected };
}
