import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database } from '../../core/ports.ts';
import { rowsOf } from '../../core/rows.ts';

/** One lock for all migrators of a database: two processes that start at once migrate one after the other. */
const migrationLock = 7_036_874;
/** Tables are changed between the transactions of a service that runs; how long it may be kept waiting, and how often. */
const lockPatience = '5s';
const mostTries = 20;

/**
 * Brings a Postgres to today's schema, all of it in one transaction, so that it also works through a pooler. Safe to
 * repeat, and by many processes at once. A table that is in use is waited for a few seconds at a time, so that those who
 * use it are not held up behind it. Throws an Error that names the extension when pgvector is not on the server or may
 * not be made.
 */
export async function migratePostgres(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {}, prepare: false, fetch_types: false });
  const db = drizzle(client);
  try {
    for (let tries = 1; ; tries++) {
      try {
        return await db.transaction(async (tx) => {
          await tx.execute(sql`select set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true),
            set_config('idle_in_transaction_session_timeout', '0', true)`);
          await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
          await tx.execute(sql`select set_config('lock_timeout', ${lockPatience}, true)`);
          await makeExtension(tx as unknown as Database);
          await applyMissing(tx as unknown as Database);
        });
      } catch (error) {
        if (codeOf(error) !== lockNotAvailable || tries === mostTries) throw error;
      }
    }
  } finally {
    await client.end({ timeout: 5 });
  }
}

const lockNotAvailable = '55P03';
const insufficientPrivilege = '42501';

/** The extension before the schema that needs it, so that what is missing is said in words. */
async function makeExtension(db: Database): Promise<void> {
  const found = await db.execute<{ installed: string | null }>(
    sql`select installed_version as installed from pg_available_extensions where name = 'vector'`,
  );
  const [vector] = rowsOf(found);
  if (!vector) throw new Error('This Postgres has no extension "vector". Install pgvector 0.8 or later on the server.');
  if (vector.installed !== null) return;
  try {
    await db.transaction((inner) => inner.execute(sql`create extension if not exists vector`));
  } catch (error) {
    if (codeOf(error) !== insufficientPrivilege) throw error;
    throw new Error(
      'This role may not create the extension "vector". Have a superuser run, in this database: create extension vector; then start again.',
      { cause: error },
    );
  }
}

/**
 * What Drizzle's own migrator does, in the same table of its own, but in the transaction at hand: that one opens a
 * transaction itself, outside the lock.
 */
async function applyMissing(db: Database): Promise<void> {
  await db.execute(sql`create schema if not exists drizzle`);
  await db.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
  const last = await lastMigration(db);
  for (const migration of readMigrationFiles({ migrationsFolder: migrationsFolder() })) {
    if (migration.folderMillis <= last) continue;
    for (const statement of migration.sql) await db.execute(sql.raw(statement));
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.folderMillis})`,
    );
  }
}

/** When the last migration that a database has been through was made, milliseconds since 1970; 0 when none was. */
async function lastMigration(db: Database): Promise<number> {
  const found = await db.execute<{ last: number | string | null }>(
    sql`select max(created_at)::float8 as last from drizzle.__drizzle_migrations`,
  );
  const [row] = rowsOf(found);
  return Number(row?.last ?? 0);
}

/** The server's code for what went wrong; Drizzle puts the driver's error in `cause`. */
function codeOf(error: unknown): string | undefined {
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code ?? (cause ? codeOf(cause) : undefined);
}

/**
 * Migrations of this program that a database has not been through: 0 for today's schema, and for one that a newer
 * program has taken further. Throws what the driver throws.
 */
export async function countMigrationsBehind(db: Database): Promise<number> {
  const last = await lastMigration(db);
  return migrationTimes().filter((when) => when > last).length;
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
