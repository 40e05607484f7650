import { invitationLink, invitationOf } from '#invitations';
import type { Id } from '#kernel/ids.ts';
import { loadSample } from '#positions';
import type { House } from './house.ts';

type Wanted = {
  name?: string;
  email?: string;
  positionId?: Id<'position'>;
  day?: string;
  hour?: string;
  timeZone?: string;
};
export const ada = { name: 'Ada Lovelace', email: 'ada@example.org' };
const until = { day: '2026-09-05', hour: '18:00', timeZone: 'Europe/Berlin' };

/** A position with the sample kit, opened by Rita. */
export const samplePosition = (here: House, language: 'en' | 'de' = 'en') =>
  loadSample(here.ctx, here.rita, language);

/** Rita invites somebody by the form, and that person's browser stands ready; `link` is the private one. */
export async function invite(here: House, { positionId, ...wanted }: Wanted = {}) {
  const position = positionId ?? (await samplePosition(here));
  const form = { ...ada, ...until, ...wanted };
  const answer = await here.rita.post(`/positions/${position}/invitations/new`, form);
  const page = answer.headers.get('location')?.split('?')[0] ?? '';
  const invitationId = page.split('/').at(-1) as Id<'invitation'>;
  if (answer.status !== 303) throw new Error(`${answer.status} ${await answer.text()}`);
  const invitation = await invitationOf(here.ctx, invitationId);
  const link = invitationLink(here.ctx, invitation);
  return { ...invitation, invitationId, page, link, browser: here.browser() };
}
