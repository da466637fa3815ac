import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import * as schema from '../../../db/schema/all.ts';
import type { Database } from '../../core/ports.ts';

export type OpenPostgres = { db: Database; close(): Promise<void> };

/** One lock for all migrators of a database: two processes that start at once migrate one after the other. */
const migrationLock = 7_036_874;

/**
 * A pooled connection to a Postgres with pgvector. With `migrationsFolder` it is migrated when it resolves, safely by
 * many processes at once. Throws with the extension's name when pgvector cannot be created.
 */
export async function openPostgres(options: {
  url: string;
  migrationsFolder: string | null;
  max?: number;
}): Promise<OpenPostgres> {
  if (options.migrationsFolder !== null) await migrateAlone(options.url, options.migrationsFolder);
  const client = postgres(options.url, { max: options.max ?? 10, onnotice: () => {} });
  const db = drizzle(client, { schema }) as unknown as Database;
  return { db, close: () => client.end({ timeout: 5 }) };
}

async function migrateAlone(url: string, migrationsFolder: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    const vector = await client`select 1 from pg_available_extensions where name = 'vector'`;
    if (vector.length === 0) {
      throw new Error('This Postgres has no extension "vector". Install pgvector 0.8 or later on the server.');
    }
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.end({ timeout: 5 });
  }
}
