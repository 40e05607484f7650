import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type About = { requestId: Id<'request'>; subjectId: SubjectId };
/**
 * `by` is the colleague who put it on the board for somebody who called or wrote; `atOnce` is 1 where the house answers it
 * by itself.
 */
export const requestFiled = event<About & { by?: SubjectId; atOnce?: number }>('requests.request-filed');
/** It takes up to two months longer, and the person is told why. */
export const requestExtended = event<About & { by: SubjectId }>('requests.request-extended');
/** `by` is missing where the house itself did what was asked. */
export const requestClosed = event<About & { by?: SubjectId }>('requests.request-closed');
