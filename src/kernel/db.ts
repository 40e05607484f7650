import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { asDiskRefusal } from './disk.ts';
import { NotYet } from './errors.ts';
import type { Emit, Event } from './events.ts';
import { asFrozen } from './guards.ts';
import type { Told } from './relay.ts';
import { type Upgrade, upgradeLite, upgradePostgres } from './upgrade.ts';

type Whole = PgDatabase<PgQueryResultHKT>;
export type Reader = Pick<Whole, 'select' | 'selectDistinct' | '$count'>;
export type Writer = Pick<Whole, 'select' | 'selectDistinct' | '$count' | 'insert' | 'update' | 'delete'>;

/** Readers at any time; writers one after the other, in one transaction each. */
export interface Db {
  readonly dialect: 'sqlite' | 'postgres';
  readonly read: Reader;
  /** Commits all of it or nothing. A fact can only be announced here, so none is announced without being true. */
  write<T>(work: (tx: Writer, emit: Emit) => Promise<T>): Promise<T>;
  /**
   * One at a time of everybody on this database, in other processes too: for what is read, changed and written beside it,
   * such as the keyring. Not inside itself.
   */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Empties what the database keeps beside its file: a journal still holds what was deleted. */
  emptyJournal(): Promise<void>;
  close(): Promise<void>;
}
/** Turns what was said in a transaction into rows of the same transaction, and hears when it is committed. */
export interface Outbox {
  keep(tx: Writer, said: readonly Event[]): Promise<readonly Told[]>;
  committed(said: readonly Event[], told: readonly Told[]): void;
}
let queries = 0;
/**
 * A query that is built once for each reader: building it takes longer than asking it. What changes from time to time
 * is a `sql.placeholder`. PostgreSQL wants the name: it keeps the plan under it.
 */
export function builtOnce<Q>(build: (read: Reader, name: string) => Q): (read: Reader) => Q {
  const built = new WeakMap<Reader, Q>();
  const name = `query_${++queries}`;
  return (read) => {
    const known = built.get(read);
    if (known) return known;
    const made = build(read, name);
    built.set(read, made);
    return made;
  };
}

type Base = Pick<Db, 'dialect' | 'read' | 'alone' | 'emptyJournal' | 'close'>;
type Begin = <T>(work: (tx: Writer) => Promise<T>) => Promise<T>;

/**
 * The commit itself failed: the disk or the line broke while it was under way, and it may yet turn out to have happened.
 * Whoever tidies up after a write that failed leaves alone what such a row would speak of.
 */
export class Unsure extends Error {}

/** Every write waits for the one before it: the same story on both databases. */
function oneWriter(base: Base, begin: Begin, outbox: Outbox): Db {
  let tail: Promise<unknown> = Promise.resolve();
  let aloneTail: Promise<unknown> = Promise.resolve();
  const writing = new AsyncLocalStorage<{ open: boolean }>();
  async function turn<T>(work: (tx: Writer, emit: Emit) => Promise<T>) {
    const said: Event[] = [];
    let told: readonly Told[] = [];
    let committing = false;
    const result = await begin(async (tx) => {
      const done = await work(tx, (event) => void said.push(event));
      told = await outbox.keep(tx, said);
      committing = true;
      return done;
    }).catch((cause) => {
      const why = asFrozen(asDiskRefusal(cause));
      throw committing && why === cause
        ? new Unsure('it is not known whether this was saved', { cause })
        : why;
    });
    outbox.committed(said, told);
    return result;
  }
  return {
    ...base,
    async write(work) {
      if (writing.getStore()?.open) throw new Error('write() inside write(): pass the tx along instead');
      const here = { open: true };
      const mine = tail
        .then(() => writing.run(here, () => turn(work)))
        .finally(() => {
          here.open = false;
        });
      tail = mine.catch(() => undefined);
      return mine;
    },
    alone(work) {
      const mine = aloneTail.then(() => base.alone(work));
      aloneTail = mine.catch(() => undefined);
      return mine;
    },
    async emptyJournal() {
      const mine = tail.then(() => base.emptyJournal());
      tail = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      await Promise.all([tail, aloneTail]);
      await base.close();
    },
  };
}

interface Parts extends Upgrade {
  outbox: Outbox;
}

export async function openSqlite(file: string, { outbox, ...upgrade }: Parts): Promise<Db> {
  const { default: Database } = await import('better-sqlite3');
  const { drizzle } = await import('drizzle-orm/better-sqlite3');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const lane = new Database(file);
  lane.pragma('busy_timeout = 5000');
  lane.pragma('journal_mode = WAL');
  // WAL mode silently lowers this to NORMAL, and then a power cut takes commits that were acknowledged.
  lane.pragma('synchronous = FULL');
  lane.pragma('secure_delete = ON');
  const writer = drizzle(lane, { casing: 'snake_case' });
  await upgradeLite(lane, file, upgrade).catch((error) => {
    lane.close();
    throw error;
  });
  const readOnly = new Database(file, { readonly: true });
  readOnly.pragma('busy_timeout = 5000');

  const begin: Begin = async (work) => {
    lane.exec('BEGIN IMMEDIATE');
    try {
      const result = await work(writer as unknown as Writer);
      lane.exec('COMMIT');
      return result;
    } catch (cause) {
      if (lane.inTransaction) lane.exec('ROLLBACK');
      throw cause;
    }
  };
  const close = async () => {
    readOnly.close();
    lane.close();
  };
  const emptyJournal = async () => {
    const [{ busy } = { busy: 0 }] = lane.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (busy) throw new NotYet('database-is-read');
  };
  const read = drizzle(readOnly, { casing: 'snake_case' }) as unknown as Reader;
  // A file is one process's: whoever comes after another in it is alone.
  const alone: Db['alone'] = (work) => work();
  return oneWriter({ dialect: 'sqlite', read, alone, emptyJournal, close }, begin, outbox);
}

/** Whoever writes on PostgreSQL holds it, one after the other. */
export const writersLock = 4_711;
const aloneLock = 4_713;
// A process that stands still must not hold up the writers of all the others; one whose machine is gone, nobody at all.
const letsGo = sql`set_config('idle_in_transaction_session_timeout', '60s', true)`;
// A server may be told to say yes before a commit is written down: then a crash takes what was acknowledged.
const keeps = sql`set_config('synchronous_commit', case current_setting('synchronous_commit') when 'off' then 'on' else current_setting('synchronous_commit') end, true)`;
const isMissed =
  "select set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false), set_config('tcp_keepalives_count', '3', false)";
export async function openPostgres(url: string, { outbox, ...upgrade }: Parts): Promise<Db> {
  const { default: pg } = await import('pg');
  const { drizzle } = await import('drizzle-orm/node-postgres');
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // A connection that breaks is replaced by the pool; without a listener it would end the process, idle or in use.
  pool.on('error', () => undefined);
  pool.on('connect', (connection) => void connection.on('error', () => undefined));
  const database = drizzle(pool, { casing: 'snake_case' });
  const upgrading = await pool.connect();
  try {
    await upgradePostgres(upgrading, url, writersLock, upgrade);
    upgrading.release();
  } catch (error) {
    // Closed, not given back: with it goes whatever lock it may still hold.
    upgrading.release(true);
    await pool.end();
    throw error;
  }
  const begin: Begin = (work) =>
    database.transaction(async (tx) => {
      await tx.execute(sql`select ${letsGo}, ${keeps}, pg_advisory_xact_lock(${writersLock})`);
      return work(tx as unknown as Writer);
    });
  const alone: Db['alone'] = async (work) => {
    const connection = await pool.connect();
    try {
      await connection.query(isMissed);
      await connection.query('select pg_advisory_lock($1)', [aloneLock]);
      return await work();
    } finally {
      // Closed, not given back: with it goes the lock, whatever became of the work.
      connection.release(true);
    }
  };
  const read = database as unknown as Reader;
  const close = () => pool.end();
  // The server's journal is its own: what stands in it is sealed, and the key is gone.
  const base = { dialect: 'postgres', read, alone, emptyJournal: async () => undefined, close } as const;
  return oneWriter(base, begin, outbox);
}

/** One connection to the server, for who speaks SQL by names of tables and columns. */
export async function postgresClient(url: string) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  return client;
}

/** Opens what `url` names: PostgreSQL, or the SQLite file when it is empty. */
export const openDb = (url: string | undefined, file: string, parts: Parts) =>
  url ? openPostgres(url, parts) : openSqlite(file, parts);

/** Was a row refused because one like it is there? Both dialects say it in their own way. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CONSTRAINT_') || code === '23505' || isUniqueViolation(error.cause);
}
