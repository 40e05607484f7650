import { when } from '#kernel/events.ts';
import { personErased } from '#kernel/facts.ts';
import { forgetContact } from './verbs.ts';

export const jobs = [when(personErased, async (ctx, { subjectId }) => void forgetContact(ctx, subjectId))];
