import { answers } from '#answers';
import { auth } from '#auth';
import { drafts } from '#drafts';
import type { AnyModule } from '#kernel/module.ts';
import { people } from '#people';
import { settings } from '#settings';
import { takes } from '#takes';
import { team } from '#team';

/** The house on one screen: every module, in order of dependence. Lower rows may use upper rows, never the other way. */
export const modules: readonly AnyModule[] = [people, auth, team, takes, drafts, answers, settings];
