import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type ByStaff = { subjectId: SubjectId; by: SubjectId };
/** A one-time link waits for this colleague; `joinLinkOf` writes its address. */
export const staffInvited = event<ByStaff & { linkId: Id<'staffLink'> }>('team.staff-invited');
export const staffJoined = event<ByStaff>('team.staff-joined');
export const rolesChanged = event<ByStaff>('team.roles-changed');
export const accountClosed = event<ByStaff>('team.account-closed');
