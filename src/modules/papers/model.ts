/** A piece of a paper, by what it is; how it looks is settled here. */
export type Block =
  | { readonly kind: 'title' | 'section' | 'part' | 'text' | 'quiet'; readonly text: string }
  /** A person's own words; `from` says where they stand, such as "Question 1, at 0:31". */
  | { readonly kind: 'quote'; readonly text: string; readonly from?: string | undefined }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  /** The first cell of each row is its heading. Widths are shares. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };
export interface Paper {
  readonly title: string;
  /** Language of the words, `en` or `de`. */
  readonly language: string;
  /** Stands at the foot of every page, before its number. */
  readonly foot: string;
  readonly madeAt: Date;
  readonly blocks: readonly Block[];
}

const stand = '□';
export const lackNote = `${stand} stands for a letter that this file has no shape for. The page itself and the JSON file have it.`;

/** Replaces letters that a font cannot draw: an empty shape would be read aloud as nothing. Remembers which. */
export function letters(canDraw: (code: number) => boolean) {
  const lacking = new Set<string>();
  const drawn = (letter: string) => {
    if (letter === '\n' || canDraw(letter.codePointAt(0) ?? 0)) return letter;
    lacking.add(letter);
    return stand;
  };
  const write = (text: string) =>
    [...text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{C}\n]/gu, '')].map(drawn).join('');
  return { write, lacking };
}

export type Grid = Extract<Block, { kind: 'table' }>;
/** The columns of a table in points, from its shares, with a gap of 8 after each. */
export function columnsOf({ widths }: Pick<Grid, 'widths'>, left: number, wide: number) {
  const all = widths.reduce((sum, width) => sum + width, 0);
  let x = left;
  return widths.map((share) => {
    const column = { x, width: (share / all) * wide - 8 };
    x += (share / all) * wide;
    return column;
  });
}
