import { countToTell } from '#absences';
import type { Staff } from '#auth';
import { listContests } from '#contests';
import { countToHandOn } from '#handovers';
import { machineTroubles } from '#health';
import type { Ctx } from '#kernel/context.ts';
import { letterCounts } from '#letters';
import { lastNight } from '#nights';
import { policyInForce } from '#policies';
import { openRequests } from '#requests';
import { waitingDecisions, waitingReviews } from '#reviews';
import { backupState } from '#trials';

export interface Task {
  readonly count?: number;
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

/** What waits for this colleague, the most pressing first. */
export async function tasksOf(ctx: Ctx, staff: Staff): Promise<Task[]> {
  const admin = staff.roles.includes('admin');
  const [kept, machine] = admin ? [await keptTasks(ctx), await machineTasks(ctx)] : [[], []];
  return [
    ...(await requestTasks(ctx, staff)),
    ...(await policyTasks(ctx, staff)),
    ...kept,
    ...(await interviewTasks(ctx, staff)),
    ...(await contestTasks(ctx, staff)),
    ...(await letterTasks(ctx, staff)),
    ...(await handoverTasks(ctx, staff)),
    ...machine,
  ];
}

async function interviewTasks(ctx: Ctx, staff: Staff): Promise<Task[]> {
  const [toRate, toDecide] = await Promise.all([waitingReviews(ctx, staff), waitingDecisions(ctx, staff)]);
  const begun = toRate.filter((one) => one.begun).length;
  const first = 'Your scorecard comes first, then you see the others and the AI';
  const rate: Task = {
    count: toRate.length,
    title: toRate.length === 1 ? 'Interview to rate' : 'Interviews to rate',
    text: begun ? `${first}. Begun: ${begun}` : first,
    href: toRate[0] && toRate.length === 1 ? `/sittings/${toRate[0].sittingId}/review` : '/reviews',
  };
  const decide: Task = {
    count: toDecide.length,
    title: toDecide.length === 1 ? 'Interview to decide about' : 'Interviews to decide about',
    text: 'People have rated, and nothing is decided',
    href: toDecide[0] && toDecide.length === 1 ? `/sittings/${toDecide[0].sittingId}/decision` : '/reviews',
  };
  return [rate, decide].filter(({ count }) => count);
}

async function contestTasks(ctx: Ctx, { subjectId, roles }: Staff): Promise<Task[]> {
  const mine = (await listContests(ctx, subjectId)).length;
  const open = roles.includes('officer') ? await listContests(ctx) : [];
  const unassigned = open.filter(({ state }) => state === 'open').length;
  const href = '/contests';
  const tasks: Task[] = [
    { count: mine, title: 'Second reading', text: 'You judge, knowing nothing of the first result', href },
    { count: unassigned, title: 'Contested result', text: 'Choose who reads it a second time', href },
  ];
  return tasks.filter(({ count }) => count);
}

const oneDay = 86_400_000;
/** The law sets their clock: they stand on top. */
async function requestTasks(ctx: Ctx, { roles }: Staff): Promise<Task[]> {
  if (!roles.includes('officer')) return [];
  const { open: count, dueAt } = await openRequests(ctx);
  if (!count || !dueAt) return [];
  const days = Math.floor((dueAt.getTime() - ctx.now().getTime()) / oneDay);
  const title = count === 1 ? 'Request about personal data' : 'Requests about personal data';
  return [{ count, title, text: dueWords(days), href: '/requests' }];
}
function dueWords(days: number) {
  if (days < 0) return 'At least one is late: the law gave one month';
  if (days === 0) return 'The first is due today';
  return days === 1 ? 'The first is due tomorrow' : `The first is due in ${days} days`;
}

/** Every page of a candidate leads to the policy. */
async function policyTasks(ctx: Ctx, { roles }: Staff): Promise<Task[]> {
  if (!roles.includes('officer') || (await policyInForce(ctx, ctx.now()))) return [];
  const title = 'No privacy policy is published';
  return [{ title, text: 'Candidates find an empty page there. Begin with the sample', href: '/policy' }];
}

async function letterTasks(ctx: Ctx, { roles }: Staff): Promise<Task[]> {
  if (!roles.includes('recruiter')) return [];
  const { shown, failed } = await letterCounts(ctx);
  const count = shown + failed;
  const title = count === 1 ? 'Letter to send yourself' : 'Letters to send yourself';
  return count ? [{ count, title, text: 'No mail server took them', href: '/letters' }] : [];
}

/** Some of these letters hold a link that lives for days only. */
async function handoverTasks(ctx: Ctx, staff: Staff): Promise<Task[]> {
  const count = await countToHandOn(ctx, staff);
  const title = count === 1 ? 'Letter to hand on' : 'Letters to hand on';
  const text = 'To people about their data or their account. No mail server took them';
  return count ? [{ count, title, text, href: '/handovers' }] : [];
}

/** What the nights cannot settle without an admin. */
async function keptTasks(ctx: Ctx): Promise<Task[]> {
  const [night, toTell] = await Promise.all([lastNight(ctx), countToTell(ctx)]);
  const failures = night?.state === 'failed' ? night.failures.length : 0;
  const stopped: Task = {
    title: 'A night waits for your confirmation',
    text: 'It deleted nothing. See why, and what it would take',
    href: '/retention/nights',
  };
  const failed: Task = {
    count: failures,
    title:
      failures === 1 ? 'Kind of data that could not be deleted' : 'Kinds of data that could not be deleted',
    text: 'The next night tries again. See what failed',
    href: '/retention/nights',
  };
  const tell: Task = {
    count: toTell,
    title: toTell === 1 ? 'Account will close: tell them' : 'Accounts will close: tell them',
    text: `Nobody uses ${toTell === 1 ? 'it' : 'them'}, and no letter has left`,
    href: '/retention/accounts',
  };
  return [...(night?.state === 'waiting' ? [stopped] : []), ...[failed, tell].filter(({ count }) => count)];
}

async function machineTasks(ctx: Ctx): Promise<Task[]> {
  const { missing, parked, others } = await machineTroubles(ctx);
  const { alarm } = await backupState(ctx);
  const stopped: Task = {
    count: parked,
    title: 'Work that stopped',
    text: 'It was tried until its tries were used up. See why, and try it again',
    href: '/settings/system',
  };
  const lacking = (title: string, text: string): Task => ({ title, text, href: '/models' });
  const unwell: Task = {
    count: others,
    title: others === 1 ? 'Part of the machine that is not well' : 'Parts of the machine that are not well',
    text: 'Interviews go on. See what it is, and what to do',
    href: '/settings/system',
  };
  return [
    ...(alarm ? [noBackup(alarm.because)] : []),
    ...(parked ? [stopped] : []),
    ...(missing.speech
      ? [lacking('The speech model is missing', 'Answers are recorded and wait to be written down')]
      : []),
    ...(missing.language
      ? [lacking('The language model is missing', 'Answers are written down and wait for proposals')]
      : []),
    ...(others ? [unwell] : []),
    ...(ctx.mail ? [] : [noMail]),
    ...(isOnlyHere(ctx.config.baseUrl) ? [onlyHere] : []),
  ];
}
const noBackup = (because: 'failed' | 'old'): Task => ({
  title:
    because === 'failed' ? 'The newest backup is not good' : 'There has been no good backup for two days',
  text: 'It could not be made, or not be restored as a trial. See why',
  href: '/settings/backups',
});
const isOnlyHere = (baseUrl: string) => /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:|\/|$)/.test(baseUrl);
const onlyHere: Task = {
  title: 'Links in letters open on this machine alone',
  text: 'They begin with localhost. BASE_URL names the address that people reach',
  href: '/settings/system',
};
const noMail: Task = {
  title: 'No mail server is set',
  text: 'Letters are shown to whoever sends them, with their link. SMTP_URL names a server',
  href: '/settings/system',
};
