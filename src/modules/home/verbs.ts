import type { Staff } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { letterCounts } from '#letters';
import { waitingDecisions, waitingReviews } from '#reviews';
import { systemState } from '#settings';

export interface Task {
  readonly count?: number;
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

/** What waits for this colleague, the most pressing first. */
export async function tasksOf(ctx: Ctx, staff: Staff): Promise<Task[]> {
  const machine = staff.roles.includes('admin') ? await machineTasks(ctx) : [];
  return [...(await interviewTasks(ctx, staff)), ...(await letterTasks(ctx, staff)), ...machine];
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

async function letterTasks(ctx: Ctx, { roles }: Staff): Promise<Task[]> {
  if (!roles.includes('recruiter')) return [];
  const { shown, failed } = await letterCounts(ctx);
  const count = shown + failed;
  const title = count === 1 ? 'Letter to send yourself' : 'Letters to send yourself';
  return count ? [{ count, title, text: 'No mail server took them', href: '/letters' }] : [];
}

async function machineTasks(ctx: Ctx): Promise<Task[]> {
  const { speech, language, mail, parked } = await systemState(ctx);
  const stopped: Task = {
    count: parked.length,
    title: 'Work that stopped',
    text: 'It was tried until its tries were used up. See why, and try it again',
    href: '/settings/system',
  };
  const missing = (title: string, text: string): Task => ({ title, text, href: '/models' });
  return [
    ...(parked.length ? [stopped] : []),
    ...(speech.there
      ? []
      : [missing('The speech model is missing', 'Answers are recorded and wait to be written down')]),
    ...(language.there
      ? []
      : [missing('The language model is missing', 'Answers are written down and wait for proposals')]),
    ...(mail ? [] : [noMail]),
  ];
}
const noMail: Task = {
  title: 'No mail server is set',
  text: 'Letters are shown to whoever sends them, with their link. SMTP_URL names a server',
  href: '/settings/system',
};
