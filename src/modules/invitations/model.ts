import { DateTime } from 'luxon';
import { z } from 'zod';
import { days, hours } from '#kernel/data.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

/** What a row says; whether the time is over is asked of the clock. */
export type StoredState = 'invited' | 'started' | 'finished' | 'declined' | 'cancelled' | 'withdrawn';
export type InvitationState = StoredState | 'expired';
export const invitationStates = [
  'invited',
  'started',
  'finished',
  'expired',
  'declined',
  'cancelled',
  'withdrawn',
] as const satisfies readonly InvitationState[];

export interface Invitation {
  readonly id: Id<'invitation'>;
  readonly subjectId: SubjectId;
  readonly positionId: Id<'position'>;
  readonly kitVersionId: Id<'kitVersion'>;
  readonly language: 'en' | 'de';
  readonly deadline: Date;
  readonly timeZone: string;
  readonly state: InvitationState;
  readonly generation: number;
  readonly invitedBy: SubjectId;
  readonly invitedAt: Date;
  readonly remindedAt: Date | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

type Standing = { state: StoredState; deadline: Date };
/** Invited and started people are under way; for them the deadline counts. */
export const underWay: readonly StoredState[] = ['invited', 'started'];
/** By us or by the person: it goes no further, and they may be invited anew. */
export const isTakenBack = ({ state }: { state: InvitationState }) =>
  state === 'cancelled' || state === 'declined' || state === 'withdrawn';

export const stateOf = ({ state, deadline }: Standing, now: Date): InvitationState =>
  underWay.includes(state) && deadline <= now ? 'expired' : state;

/** A row as everybody else knows it: its state asked of the clock, without what only this module counts. */
export function seen(row: Row, now: Date): Invitation {
  const { round: _round, letters: _letters, writtenAt: _at, cancelReason: _reason, ...rest } = row;
  return { ...rest, state: stateOf(row, now) };
}
type Row = Omit<Invitation, 'state'> &
  Standing & { round: number; letters: number; writtenAt: Date; cancelReason: string | null };

/** Why something cannot be done with an invitation as it stands. */
export const standing: Record<InvitationState, string> = {
  invited: 'This person has not started yet.',
  started: 'This person has started already.',
  finished: 'This person has finished already.',
  expired: 'The time for this interview is over. Change the deadline first: that opens it again.',
  declined: 'This person said no. If they changed their mind, invite them again.',
  withdrawn: 'This person took back their consent. They can begin again by their own link.',
  cancelled: 'This invitation was taken back. Invite the person again if that was a mistake.',
};

const remindBefore = days(2);
const quietAfterLetter = hours(24);
type Reminding = Standing & { writtenAt: Date; remindedAt: Date | null };
/** Two days before the deadline, once, and not on the heels of another letter. */
export function isReminderDue(row: Reminding, now: Date) {
  if (!underWay.includes(row.state) || row.deadline <= now) return false;
  const from = new Date(row.deadline.getTime() - remindBefore);
  if (now < from || now.getTime() - row.writtenAt.getTime() < quietAfterLetter) return false;
  return row.remindedAt === null || row.remindedAt < from;
}
/** The last moment a deadline may lie at to be near enough for a reminder. */
export const reminderHorizon = (now: Date) => new Date(now.getTime() + remindBefore);

export interface Deadline {
  readonly deadline: Date;
  readonly timeZone: string;
}
const longestTime = days(366);
const isZone = (zone: string) => DateTime.local({ zone }).isValid;

/** Day, hour and zone of a form as one moment. Refuses an hour that the clocks skip, the past and far years. */
export const deadlineFields = (now: Date) =>
  z
    .object({
      day: z
        .string({ error: 'Choose the day.' })
        .regex(/^\d{4}-\d\d-\d\d$/, { error: 'Choose the day, written like 2026-12-04.' }),
      hour: z
        .string({ error: 'Choose the hour.' })
        .regex(/^\d\d:\d\d$/, { error: 'Choose the hour, written like 18:00.' }),
      timeZone: z
        .string({ error: 'Choose the time zone.' })
        .refine(isZone, { error: 'Choose a time zone such as Europe/Berlin.' }),
    })
    .transform(({ day, hour, timeZone }, check): Deadline => {
      const local = DateTime.fromISO(`${day}T${hour}`, { zone: timeZone });
      const problem = problemOf(local, hour, now);
      if (problem) check.addIssue({ code: 'custom', ...problem });
      return { deadline: local.toJSDate(), timeZone };
    });

function problemOf(local: DateTime, hour: string, now: Date) {
  if (!local.isValid) return { path: ['day'], message: 'There is no such day or hour. Choose another.' };
  if (local.toFormat('HH:mm') !== hour)
    return { path: ['hour'], message: 'The clocks skip this hour on that day. Choose another.' };
  const ahead = local.toMillis() - now.getTime();
  if (ahead <= 0) return { path: ['day'], message: 'This moment is over. Choose a later one.' };
  if (ahead > longestTime) return { path: ['day'], message: 'Choose a day within one year.' };
  return undefined;
}

/** A deadline as a form shows it, in its own zone. */
export function deadlineShown({ deadline, timeZone }: Deadline) {
  const local = DateTime.fromJSDate(deadline, { zone: timeZone });
  return { day: local.toFormat('yyyy-MM-dd'), hour: local.toFormat('HH:mm'), timeZone };
}

/** What a form offers first: two weeks from now, at the end of a working day. */
export const usualDeadline = (now: Date, timeZone: string): Deadline => ({
  deadline: DateTime.fromJSDate(now, { zone: timeZone })
    .plus({ days: 14 })
    .set({ hour: 18, minute: 0, second: 0, millisecond: 0 })
    .toJSDate(),
  timeZone,
});
