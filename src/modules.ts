import { answers } from '#answers';
import { auth } from '#auth';
import { drafts } from '#drafts';
import { home } from '#home';
import type { AnyModule } from '#kernel/module.ts';
import { letters } from '#letters';
import { media } from '#media';
import { models } from '#models';
import { people } from '#people';
import { settings } from '#settings';
import { takes } from '#takes';
import { team } from '#team';
import { weights } from '#weights';

/** The house on one screen: every module, in order of dependence. Lower rows may use upper rows, never the other way. */
export const modules: readonly AnyModule[] = [
  people,
  auth,
  team,
  letters,
  weights,
  models,
  takes,
  drafts,
  answers,
  media,
  settings,
  home,
];
