import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from '../../../db/schema/all.ts';
import type { Database } from '../../core/ports.ts';
import { preparing } from './prepared-postgres.ts';

export type OpenPostgres = {
  db: Database;
  /** Makes a first connection. Throws what the driver throws, or an Error that says what to set when a pooler is in the way. */
  connect(): Promise<void>;
  close(): Promise<void>;
};

/** How long the server lets a connection of ours work, wait for a lock, and sit in a transaction. Seconds; 0: no limit. */
export type Patience = { statementSeconds: number; lockSeconds: number };

/**
 * How long a transaction may sit between two statements before the server ends it. Seconds. A process that hangs or has
 * lost its network would hold its locks until TCP gives up, after two hours. No verb of ours waits for anything outside
 * the database in a transaction. Chosen 2026-11.
 */
const idleSeconds = 60;

/**
 * A pooled connection to a migrated Postgres with pgvector. `max` is the number of connections, 10 unless said.
 * `throughPooler` leaves out what a pooler between us and the server cannot carry: prepared statements, type look-ups and
 * limits of a session; there, limits are set for the role (`alter role … set statement_timeout = '30s'`).
 */
export function openPostgres(options: {
  url: string;
  max?: number;
  throughPooler?: boolean;
  patience?: Patience;
}): OpenPostgres {
  const bare = options.throughPooler === true;
  const client = postgres(options.url, {
    max: options.max ?? 10,
    onnotice: () => {},
    prepare: !bare,
    fetch_types: !bare,
    ...(bare || !options.patience ? {} : { connection: limitsOf(options.patience) }),
  });
  const db = drizzle(bare ? client : preparing(client), { schema }) as unknown as Database;
  return {
    db,
    async connect() {
      await client`select 1`.catch((error: Error) => {
        throw /unsupported startup parameter/.test(error.message) ? inTheWay(error) : error;
      });
    },
    close: () => client.end({ timeout: 5 }),
  };
}

const inTheWay = (cause: Error) =>
  new Error('DATABASE_URL leads to a pooler, which takes no limits of a session. Set DATABASE_POOLER=transaction.', {
    cause,
  });

/** As the server takes them with a new connection, in milliseconds. */
const limitsOf = (patience: Patience) => ({
  statement_timeout: patience.statementSeconds * 1000,
  lock_timeout: patience.lockSeconds * 1000,
  idle_in_transaction_session_timeout: idleSeconds * 1000,
});
