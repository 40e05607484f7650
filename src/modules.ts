import { absences } from '#absences';
import { answering } from '#answering';
import { answers } from '#answers';
import { archives } from '#archives';
import { arrivals } from '#arrivals';
import { audit } from '#audit';
import { auth } from '#auth';
import { backups } from '#backups';
import { board } from '#board';
import { candidates } from '#candidates';
import { carried } from '#carried';
import { certificates } from '#certificates';
import { comparisons } from '#comparisons';
import { consents } from '#consents';
import { contests } from '#contests';
import { cookies } from '#cookies';
import { corrections } from '#corrections';
import { decisions } from '#decisions';
import { dossiers } from '#dossiers';
import { doubts } from '#doubts';
import { drafts } from '#drafts';
import { editor } from '#editor';
import { erasers } from '#erasers';
import { erasures } from '#erasures';
import { evidence } from '#evidence';
import { exports } from '#exports';
import { freezes } from '#freezes';
import { guestlists } from '#guestlists';
import { handovers } from '#handovers';
import { health } from '#health';
import { holds } from '#holds';
import { home } from '#home';
import { interviews } from '#interviews';
import { invitations } from '#invitations';
import { judges } from '#judges';
import type { AnyModule } from '#kernel/module.ts';
import { kitfiles } from '#kitfiles';
import { kits } from '#kits';
import { ledgers } from '#ledgers';
import { letters } from '#letters';
import { logbook } from '#logbook';
import { mailings } from '#mailings';
import { media } from '#media';
import { models } from '#models';
import { nights } from '#nights';
import { notifications } from '#notifications';
import { ollama } from '#ollama';
import { onlookers } from '#onlookers';
import { papers } from '#papers';
import { parcels } from '#parcels';
import { passes } from '#passes';
import { people } from '#people';
import { pleas } from '#pleas';
import { policies } from '#policies';
import { positions } from '#positions';
import { previews } from '#previews';
import { prompts } from '#prompts';
import { queues } from '#queues';
import { rating } from '#rating';
import { readings } from '#readings';
import { receipts } from '#receipts';
import { registers } from '#registers';
import { renewals } from '#renewals';
import { reopenings } from '#reopenings';
import { reports } from '#reports';
import { requests } from '#requests';
import { restores } from '#restores';
import { retention } from '#retention';
import { reviews } from '#reviews';
import { rubrics } from '#rubrics';
import { scorecards } from '#scorecards';
import { scoring } from '#scoring';
import { settings } from '#settings';
import { sieve } from '#sieve';
import { sittings } from '#sittings';
import { spaces } from '#spaces';
import { takes } from '#takes';
import { team } from '#team';
import { tongues } from '#tongues';
import { traits } from '#traits';
import { transcribers } from '#transcribers';
import { transcription } from '#transcription';
import { trials } from '#trials';
import { veils } from '#veils';
import { weights } from '#weights';
import { whisper } from '#whisper';
import { withdrawals } from '#withdrawals';
import { workers } from '#workers';

/** The house on one screen: every module, in order of dependence. Lower rows may use upper rows, never the other way. */
export const modules: readonly AnyModule[] = [
  people,
  auth,
  team,
  veils,
  letters,
  requests,
  passes,
  handovers,
  registers,
  policies,
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
  freezes,
  consents,
  withdrawals,
  mailings,
  reopenings,
  interviews,
  renewals,
  answering,
  previews,
  media,
  transcribers,
  whisper,
  transcription,
  readings,
  corrections,
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
  onlookers,
  contests,
  notifications,
  logbook,
  audit,
  absences,
  holds,
  nights,
  retention,
  receipts,
  certificates,
  erasers,
  erasures,
  ledgers,
  board,
  parcels,
  dossiers,
  archives,
  carried,
  backups,
  restores,
  trials,
  cookies,
  spaces,
  candidates,
  settings,
  workers,
  health,
  home,
];
