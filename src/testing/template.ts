import { join } from 'node:path';
import { openDb } from '#kernel/db.ts';
import { holdings } from '../app.tsx';

// Makes the database that tests begin on: node --import tsx src/testing/template.ts FOLDER MIGRATIONS
const [folder = '', migrations = ''] = process.argv.slice(2);
const outbox = { keep: async () => [], committed: () => undefined };
const guarded = holdings.flatMap((holding) => holding.guarded ?? []);
const file = join(folder, 'template.db');
const db = await openDb(process.env.DATABASE_URL, file, { migrations, outbox, guarded });
// Everything into the one file that is copied.
if (db.dialect === 'sqlite') await db.emptyJournal();
await db.close();
