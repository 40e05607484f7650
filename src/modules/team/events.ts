import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type ByStaff = { subjectId: SubjectId; by: SubjectId };
/** A one-time link waits for this colleague; `joinLinkOf` writes its address. */
export const staffInvited = event<ByStaff & { linkId: Id<'staffLink'> }>('team.staff-invited');
export const staffJoined = event<ByStaff>('team.staff-joined');
/** An admin made a link for a colleague who forgot the passphrase, or it was used. */
export const newPassphraseOffered = event<ByStaff>('team.new-passphrase-offered');
export const newPassphraseChosen = event<ByStaff>('team.new-passphrase-chosen');
export const rolesChanged = event<ByStaff>('team.roles-changed');
/** `by` is missing where the house itself closed what nobody had used for long. */
export const accountClosed = event<{ subjectId: SubjectId; by?: SubjectId }>('team.account-closed');
