import { letters } from './de/letters.ts';
import { player, shell } from './de/shell.ts';
import type { Words } from './en.ts';

export const de: Words = { shell, player, letters };
