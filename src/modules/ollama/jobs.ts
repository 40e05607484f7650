import { when } from '#kernel/events.ts';
import { serverModelArrived, serverPullWanted } from './events.ts';
import { goOnWithServer, watchPull } from './verbs.ts';

export const jobs = [
  when(serverPullWanted, (ctx, { pullId }) => watchPull(ctx, pullId)),
  when(serverModelArrived, (ctx) => goOnWithServer(ctx)),
];
