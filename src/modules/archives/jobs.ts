import { when } from '#kernel/events.ts';
import { archiveAsked } from './events.ts';
import { makeArchive } from './verbs.ts';

export const jobs = [
  // One's own data may be taken along while it is frozen.
  when(archiveAsked, (ctx, { archiveId }) => makeArchive(ctx, archiveId), {
    tries: 3,
    whileFrozen: 'goes on',
  }),
];
