import type { Role } from '#auth';
import type { LetterKind, LetterRow } from '#letters';

/** Letters about rights are the privacy officer's to hand on, those about accounts the admins'. */
const kindsFor: Partial<Record<Role, readonly LetterKind[]>> = {
  officer: [
    'spaceLink',
    'requestReceived',
    'requestExtended',
    'requestClosed',
    'freezeEnding',
    'erased',
    'policyChanged',
    'reviewDecided',
  ],
  admin: ['accountIdle', 'backupAlarm'],
};
export const kindsOf = (roles: readonly Role[]) => roles.flatMap((role) => kindsFor[role] ?? []);

/** Whoever holds such a letter can open the space of its person with it. */
export const opensSpace = ({ kind }: Pick<LetterRow, 'kind'>) => kind === 'spaceLink';
/** Until when the links in a letter open something; letters without such links do not run out. */
export const opensUntil = (letter: Pick<LetterRow, 'kind' | 'writtenAt'>, linksLive: number) =>
  opensSpace(letter) ? new Date(letter.writtenAt.getTime() + linksLive) : undefined;
