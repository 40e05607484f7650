import { asc, desc, eq, sql } from 'drizzle-orm';
import { builtOnce, type Reader, type Writer } from '#kernel/db.ts';
import type { Id } from '#kernel/ids.ts';
import { positions } from './data.ts';

export type Position = typeof positions.$inferSelect;

export const allPositions = (read: Reader): Promise<Position[]> =>
  read.select().from(positions).orderBy(desc(positions.state), asc(positions.title));
const positionById = builtOnce((read, name) =>
  read
    .select()
    .from(positions)
    .where(eq(positions.id, sql.placeholder('id')))
    .prepare(name),
);
export async function findPosition(read: Reader, id: Id<'position'>): Promise<Position | undefined> {
  return (await positionById(read).execute({ id }))[0];
}
export const insertPosition = (tx: Writer, position: Position) => tx.insert(positions).values(position);
export const updatePosition = (tx: Writer, id: Id<'position'>, change: Partial<Position>) =>
  tx.update(positions).set(change).where(eq(positions.id, id)).returning({ id: positions.id });
