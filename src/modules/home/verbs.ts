import type { Staff } from '#auth';
import type { Ctx } from '#kernel/context.ts';
import { systemState } from '#settings';

export interface Task {
  readonly count?: number;
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

/** What waits for this colleague, the most pressing first. */
export async function tasksOf(ctx: Ctx, staff: Staff): Promise<Task[]> {
  return staff.roles.includes('admin') ? machineTasks(ctx) : [];
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
