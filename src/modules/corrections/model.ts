import { z } from 'zod';

/** What a request to correct is about: one field of one item, and the words that are right. */
export const details = z.object({
  holding: z.string(),
  item: z.string(),
  field: z.string(),
  was: z.string(),
  words: z.string(),
});
export type Details = z.infer<typeof details>;

/** What a person may change without anybody looking at it. An address is not: letters would go elsewhere. */
export const isOwn = ({ holding, field }: Pick<Details, 'holding' | 'field'>) =>
  holding === 'people' && (field === 'name' || field === 'language');
export const isAddress = ({ holding, field }: Pick<Details, 'holding' | 'field'>) =>
  holding === 'people' && field === 'email';

/** What a machine heard: it stays, and what is right is kept as a correction beside it that counts instead. */
export const isHeard = ({ holding, field }: Pick<Details, 'holding' | 'field'>) =>
  holding === 'transcripts' && field === 'words';

/** A value as it can be shown and typed again. */
export const asWords = (value: unknown) => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
