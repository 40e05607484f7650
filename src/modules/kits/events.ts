import { event } from '#kernel/events.ts';
import type { Id, SubjectId } from '#kernel/ids.ts';

type ByWhom = { kitId: Id<'kit'>; by: SubjectId };
export const kitCreated = event<ByWhom>('kits.kit-created');
export const kitChanged = event<ByWhom>('kits.kit-changed');
export const kitArchived = event<ByWhom>('kits.kit-archived');
export const kitBroughtBack = event<ByWhom>('kits.kit-brought-back');
/** The draft became a version that interviews use; from now on it stays as it is. */
export const kitVersionMade = event<{ kitId: Id<'kit'>; kitVersionId: Id<'kitVersion'>; number: number }>(
  'kits.kit-version-made',
);
