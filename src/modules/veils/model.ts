import { Refusal } from '#kernel/errors.ts';

export const behindVeil = () =>
  new Refusal(
    'forbidden',
    'You read this interview as a second person, so nothing of the first result is sent to you before you have decided.',
    { next: { label: 'Your second readings', href: '/contests' } },
  );
