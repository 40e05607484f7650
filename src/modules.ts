import type { AnyModule } from '#kernel/module.ts';
import { takes } from '#takes';

/** The house on one screen: every module, in order of dependence. Lower rows may use upper rows, never the other way. */
export const modules: readonly AnyModule[] = [takes];
