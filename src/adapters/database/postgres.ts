import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from '../../../db/schema/all.ts';
import type { Database } from '../../core/ports.ts';

export type OpenPostgres = { db: Database; close(): Promise<void> };

/**
 * A pooled connection to a migrated Postgres with pgvector. `max` is the number of connections, 10 unless said.
 * `throughPooler` leaves out what a pooler between us and the server cannot carry: prepared statements and type look-ups.
 */
export function openPostgres(options: { url: string; max?: number; throughPooler?: boolean }): OpenPostgres {
  const bare = options.throughPooler === true;
  const client = postgres(options.url, {
    max: options.max ?? 10,
    onnotice: () => {},
    prepare: !bare,
    fetch_types: !bare,
  });
  const db = drizzle(client, { schema }) as unknown as Database;
  return { db, close: () => client.end({ timeout: 5 }) };
}
