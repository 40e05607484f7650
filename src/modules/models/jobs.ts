import { when } from '#kernel/events.ts';
import { modelArrived, modelWanted } from './events.ts';
import { fetchModel, goOn } from './verbs.ts';

export const jobs = [
  when(modelWanted, (ctx, { pullId }) => fetchModel(ctx, pullId)),
  when(modelArrived, (ctx) => goOn(ctx)),
];
