import { State } from '../ui/notice.tsx';

export type Standing =
  | 'invited'
  | 'started'
  | 'finished'
  | 'expired'
  | 'declined'
  | 'cancelled'
  | 'withdrawn';
const tones = { started: 'wait', finished: 'ok', expired: 'stop' } as const;
const words: Record<Standing, string> = {
  invited: 'Invited',
  started: 'Started',
  finished: 'Finished',
  expired: 'Expired',
  declined: 'Declined',
  cancelled: 'Taken back',
  withdrawn: 'Withdrawn',
};

/** How an invitation stands. What somebody chose about AI is not part of it. */
export const InvitationState = ({ state }: { state: Standing }) => (
  <State tone={tones[state as keyof typeof tones]}>{words[state]}</State>
);
export const standings = Object.entries(words) as [Standing, string][];
