import { answering } from '#answering';
import { answers } from '#answers';
import { arrivals } from '#arrivals';
import { audit } from '#audit';
import { auth } from '#auth';
import { candidates } from '#candidates';
import { comparisons } from '#comparisons';
import { consents } from '#consents';
import { decisions } from '#decisions';
import { doubts } from '#doubts';
import { drafts } from '#drafts';
import { editor } from '#editor';
import { evidence } from '#evidence';
import { exports } from '#exports';
import { guestlists } from '#guestlists';
import { home } from '#home';
import { interviews } from '#interviews';
import { invitations } from '#invitations';
import { judges } from '#judges';
import type { AnyModule } from '#kernel/module.ts';
import { kitfiles } from '#kitfiles';
import { kits } from '#kits';
import { letters } from '#letters';
import { media } from '#media';
import { models } from '#models';
import { notifications } from '#notifications';
import { ollama } from '#ollama';
import { papers } from '#papers';
import { people } from '#people';
import { pleas } from '#pleas';
import { positions } from '#positions';
import { previews } from '#previews';
import { prompts } from '#prompts';
import { queues } from '#queues';
import { rating } from '#rating';
import { readings } from '#readings';
import { reopenings } from '#reopenings';
import { reports } from '#reports';
import { reviews } from '#reviews';
import { rubrics } from '#rubrics';
import { scorecards } from '#scorecards';
import { scoring } from '#scoring';
import { settings } from '#settings';
import { sieve } from '#sieve';
import { sittings } from '#sittings';
import { takes } from '#takes';
import { team } from '#team';
import { tongues } from '#tongues';
import { traits } from '#traits';
import { transcription } from '#transcription';
import { weights } from '#weights';

/** The house on one screen: every module, in order of dependence. Lower rows may use upper rows, never the other way. */
export const modules: readonly AnyModule[] = [
  people,
  auth,
  team,
  letters,
  weights,
  models,
  traits,
  rubrics,
  kitfiles,
  kits,
  editor,
  positions,
  invitations,
  arrivals,
  guestlists,
  takes,
  drafts,
  answers,
  sittings,
  consents,
  reopenings,
  interviews,
  answering,
  previews,
  media,
  transcription,
  readings,
  judges,
  ollama,
  evidence,
  tongues,
  pleas,
  doubts,
  sieve,
  prompts,
  rating,
  scoring,
  scorecards,
  decisions,
  queues,
  reviews,
  papers,
  reports,
  exports,
  comparisons,
  notifications,
  audit,
  candidates,
  settings,
  home,
];
