import type { InvitationState } from '#invitations';

export const stateWords: Record<InvitationState, string> = {
  invited: 'Invited',
  started: 'Started',
  finished: 'Finished',
  expired: 'Expired',
  declined: 'Declined',
  cancelled: 'Taken back',
  withdrawn: 'Withdrawn',
};
const plain = (words: string) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
/** Does somebody match what was typed? Every word of it must stand in the name or the address, accents aside. */
export function matcher(query: string) {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  return ({ name, email }: { name: string; email: string }) => {
    const words = plain(`${name} ${email}`);
    return wanted.every((word) => words.includes(word));
  };
}
