import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { migratePostgres } from '../../src/adapters/database/migrate.ts';
import { openPglite } from '../../src/adapters/database/pglite.ts';
import { openPostgres } from '../../src/adapters/database/postgres.ts';
import type { Database } from '../../src/core/ports.ts';
import { type OpenJobs, openJobs } from '../../src/jobs/open-jobs.ts';
import { type DatabaseLane, postgresUrl } from './lanes.ts';
import { pause } from './service.ts';

export type NewDatabase = { db: Database; jobs: OpenJobs; url: string | null; close(): Promise<void> };

let made = 0;
let dump: Promise<Blob> | null = null;

/** A new embedded database with its queues: made once, since making one takes seconds and loading it does not. */
function aDump(): Promise<Blob> {
  dump ??= openPglite({ folder: null }).then(async (opened) => {
    await (await openJobs(opened, quiet)).close();
    const made = await opened.pglite.dumpDataDir('none');
    await opened.close();
    return made;
  });
  return dump;
}

/** A database that nothing was ever in, for a test that needs more than the shared one; `close` throws it away. */
export async function newDatabase(lane: DatabaseLane): Promise<NewDatabase> {
  if (lane === 'embedded') {
    const opened = await openPglite({ folder: null, dump: await aDump() });
    const jobs = await openJobs(opened, quiet);
    return {
      db: opened.db,
      jobs,
      url: null,
      close: async () => {
        await jobs.close();
        await opened.close();
      },
    };
  }
  const { url, drop } = await newPostgres();
  await migratePostgres(url);
  const jobs = await openJobs({ url }, quiet);
  const opened = openPostgres({ url, max: 1 });
  return {
    db: opened.db,
    jobs,
    url,
    close: async () => {
      await jobs.close();
      await opened.close();
      await drop();
    },
  };
}

/** An empty database of its own on the test server, not yet migrated. */
export async function newPostgres(): Promise<{ url: string; drop(): Promise<void> }> {
  const url = new URL(postgresUrl ?? '');
  const name = `plumbline_test_${process.pid}_new_${++made}`;
  const say = async (statement: string) => {
    const admin = postgres(postgresUrl ?? '', { max: 1, onnotice: () => {} });
    await admin.unsafe(statement).finally(() => admin.end());
  };
  await say(`drop database if exists ${name} with (force)`);
  await say(`create database ${name}`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => say(`drop database if exists ${name} with (force)`) };
}

/** Waits until the server has let go of every other connection to a database: it takes a moment longer than closing. */
export async function untilAlone(db: Database): Promise<void> {
  for (const deadline = performance.now() + 10_000; performance.now() < deadline; await pause(20)) {
    const found = await db.execute(
      sql`select 1 as one from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null`,
    );
    if ((Array.isArray(found) ? found : found.rows).length === 0) return;
  }
  throw new Error('Others are still connected after 10 s.');
}

const quiet = { supervise: false, onError: () => {} };
