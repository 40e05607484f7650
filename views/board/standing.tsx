import { State } from '../ui/notice.tsx';

export type Standing = 'open' | 'extended' | 'done' | 'refused' | 'taken-back';
const tones = {
  open: 'wait',
  extended: 'wait',
  done: 'ok',
  refused: 'stop',
  'taken-back': undefined,
} as const;

export const Standings = ({ state, words }: { state: Standing; words: string }) => (
  <State tone={tones[state]}>{words}</State>
);
