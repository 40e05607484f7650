import { letters } from './en/letters.ts';
import { player, shell } from './en/shell.ts';

export const en = { shell, player, letters };

/** Everything a candidate reads. A language that lacks a word of it does not compile. */
export type Words = typeof en;
