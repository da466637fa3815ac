import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { migratePostgres } from '../../src/adapters/database/migrate.ts';
import { openPglite } from '../../src/adapters/database/pglite.ts';
import { openPostgres } from '../../src/adapters/database/postgres.ts';
import type { Database } from '../../src/core/ports.ts';
import { type OpenJobs, openJobs } from '../../src/jobs/open-jobs.ts';
import { type DatabaseLane, postgresUrl } from './lanes.ts';

type Shared = { db: Database; jobs: OpenJobs };
const opened = new Map<DatabaseLane, Promise<Shared>>();

/** The one database of this test process in a lane, emptied. Making one takes seconds, emptying it milliseconds. */
export async function emptyDatabase(lane: DatabaseLane): Promise<Shared> {
  const opening = opened.get(lane) ?? (lane === 'embedded' ? openEmbedded() : openServer());
  opened.set(lane, opening);
  const database = await opening;
  await database.db.execute(sql`
    do $$ declare names text; begin
      select string_agg(format('%I', tablename), ', ') into names from pg_tables where schemaname = 'public';
      execute 'truncate ' || names || ' cascade';
      delete from pgboss.job;
    end $$`);
  return database;
}

async function openEmbedded(): Promise<Shared> {
  const database = await openPglite({ folder: null });
  return { db: database.db, jobs: await openJobs(database, quiet) };
}

/** A database of its own on the server, made new, and dropped at the next run of the same process id. */
async function openServer(): Promise<Shared> {
  const url = new URL(postgresUrl ?? '');
  const name = `plumbline_test_${process.pid}`;
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  url.pathname = `/${name}`;
  await migratePostgres(url.href);
  return { db: openPostgres({ url: url.href }).db, jobs: await openJobs({ url: url.href }, quiet) };
}

/** What goes wrong fails the test; but a test that thinks for seconds lets a heartbeat of LISTEN pass, and nothing waits on it. */
const quiet = {
  supervise: false,
  onError: (error: unknown) => {
    if (!(error instanceof Error && error.message.startsWith('LISTEN/NOTIFY heartbeat'))) throw error;
  },
};
