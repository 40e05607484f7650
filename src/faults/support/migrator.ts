import { openDb } from '#kernel/db.ts';

// One start that changes the database: node --import tsx src/faults/support/migrator.ts FILE MIGRATIONS COPIES
const [file = '', migrations = '', copies = ''] = process.argv.slice(2);
const outbox = { keep: async () => [], committed: () => undefined };
const parts = { migrations, copies, outbox, guarded: [] };
const db = await openDb(process.env.DATABASE_URL || undefined, file, parts);
await db.close();
process.stdout.write('up');
