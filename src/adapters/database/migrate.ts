import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import type { Database } from '../../core/ports.ts';

/** One lock for all migrators of a database: two processes that start at once migrate one after the other. */
const migrationLock = 7_036_874;

/**
 * Brings a Postgres to today's schema. Safe to repeat, and by many processes at once. Throws an Error that names the
 * extension when pgvector is not installed on the server.
 */
export async function migratePostgres(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    const vector = await client`select 1 from pg_available_extensions where name = 'vector'`;
    if (vector.length === 0)
      throw new Error('This Postgres has no extension "vector". Install pgvector 0.8 or later on the server.');
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
  } finally {
    await client.end({ timeout: 5 });
  }
}

/**
 * Migrations of this program that a database has not been through: 0 for today's schema, and for one that a newer
 * program has taken further. Throws what the driver throws.
 */
export async function countMigrationsBehind(db: Database): Promise<number> {
  const found = await db.execute<{ last: number | string | null }>(
    sql`select max(created_at)::float8 as last from drizzle.__drizzle_migrations`,
  );
  const [row] = Array.isArray(found) ? found : found.rows;
  return migrationTimes().filter((when) => when > Number(row?.last ?? 0)).length;
}

function migrationTimes(): number[] {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(join(migrationsFolder(), 'meta', '_journal.json'), 'utf8'),
  );
  return journal.entries.map((entry) => entry.when);
}

/** Folder of the generated SQL. Beside the bundle when built, at the top of the tree when run from source. */
export function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'db', 'migrations', 'meta'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The folder db/migrations is missing: ship it beside the program.');
    folder = parent;
  }
  return join(folder, 'db', 'migrations');
}
