import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Residue {
  /** Path below the folder. */
  readonly file: string;
  readonly word: string;
  readonly as: string;
}
/** The ways in which a program may have put a word on the disk. */
function spellings(word: string): [as: string, bytes: Buffer][] {
  const plain = Buffer.from(word, 'utf8');
  // In base64 the same letters look different at each of three places; the outer characters depend on the neighbours.
  const shifted = [0, 1, 2].map((by): [string, Buffer] => {
    const text = Buffer.concat([Buffer.alloc(by), plain])
      .toString('base64')
      .replace(/=+$/, '');
    return [
      `base64+${by}`,
      Buffer.from(text.slice(by ? by + 1 : 0, (by + plain.length) % 3 ? -1 : undefined)),
    ];
  });
  const urlSafe = shifted.map(([as, bytes]): [string, Buffer] => [
    `${as} for URLs`,
    Buffer.from(String(bytes).replaceAll('+', '-').replaceAll('/', '_')),
  ]);
  return [
    ['utf8', plain],
    ['utf16le', Buffer.from(word, 'utf16le')],
    ['utf16be', Buffer.from(word, 'utf16le').swap16()],
    ['hex', Buffer.from(plain.toString('hex'))],
    ['HEX', Buffer.from(plain.toString('hex').toUpperCase())],
    ...shifted,
    ...urlSafe,
  ];
}

/** Searches the raw bytes of every file below a folder for words, in every spelling: what is left of somebody. */
export async function residueIn(folder: string, words: readonly string[]): Promise<Residue[]> {
  const sought = words.flatMap((word) => spellings(word).map(([as, bytes]) => ({ word, as, bytes })));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: Residue[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    for (const { word, as, bytes } of sought)
      if (content.includes(bytes)) found.push({ file: path.slice(folder.length + 1), word, as });
  }
  return found;
}
