import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type ByWhom = { positionId: Id<'position'>; by: SubjectId };
export const positionOpened = event<ByWhom>('positions.position-opened');
export const positionChanged = event<ByWhom>('positions.position-changed');
export const positionClosed = event<ByWhom>('positions.position-closed');
