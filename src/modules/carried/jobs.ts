import { when } from '#kernel/events.ts';
import { archiveAgreed, archiveShown } from './events.ts';
import { checkArchive, takeIn } from './verbs.ts';

export const jobs = [
  when(archiveShown, (ctx, { uploadId }) => checkArchive(ctx, uploadId)),
  when(archiveAgreed, (ctx, { uploadId }) => takeIn(ctx, uploadId)),
];
