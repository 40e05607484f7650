import type { Writer } from '#kernel/db.ts';
import { consents } from './data.ts';

export const insertConsent = (tx: Writer, row: typeof consents.$inferInsert) =>
  tx.insert(consents).values(row);
