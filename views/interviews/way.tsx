import { Steps } from '../ui/where.tsx';
import type { Words } from '../words/index.ts';

/** Where somebody is: a name, or the number of a question counted from 1. */
export type Place = 'before' | 'devices' | 'practice' | number | 'read';

type WayProps = {
  words: Words;
  /** How many questions there are. */
  questions: number;
  at: Place;
  /** Somebody who only types has no devices to check. */
  speaks: boolean;
};

/** The way through the interview, with what is done and what comes. */
export const Way = ({ words, questions, at, speaks }: WayProps) => {
  const { journey } = words;
  const stops: (readonly [Place, string])[] = [
    ['before', journey.before],
    ...(speaks ? ([['devices', journey.devices]] as const) : []),
    ['practice', journey.practice],
    ...Array.from({ length: questions }, (_, index) => [index + 1, journey.question(index + 1)] as const),
    ['read', journey.read],
  ];
  return (
    <Steps
      words={words}
      steps={stops.map(([, label]) => label)}
      at={stops.findIndex(([place]) => place === at)}
    />
  );
};
