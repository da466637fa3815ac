import { sql } from 'drizzle-orm';
import { type OpenPglite, openPglite } from '../../src/adapters/database/pglite.ts';
import { type OpenJobs, openJobs } from '../../src/jobs/open-jobs.ts';

let opened: Promise<OpenPglite & { jobs: OpenJobs }> | null = null;

/** The one embedded database of this test process, emptied. Making one takes seconds, emptying it milliseconds. */
export async function emptyDatabase(): Promise<OpenPglite & { jobs: OpenJobs }> {
  opened ??= open();
  const database = await opened;
  await database.db.execute(sql`
    do $$ declare names text; begin
      select string_agg(format('%I', tablename), ', ') into names from pg_tables where schemaname = 'public';
      execute 'truncate ' || names || ' cascade';
      delete from pgboss.job;
    end $$`);
  return database;
}

async function open(): Promise<OpenPglite & { jobs: OpenJobs }> {
  const database = await openPglite({ folder: null });
  const jobs = await openJobs(database, {
    supervise: false,
    onError: (error) => {
      throw error;
    },
  });
  return { ...database, jobs };
}
