import { count, eq, sql } from 'drizzle-orm';
import { factChecks } from '../../db/schema/fact-checks.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import { readReconciled } from '../fact-checks/reconciled.store.ts';
import { secondsSinceBeat } from '../jobs/heartbeat.ts';
import { deadQueue } from '../jobs/open-jobs.ts';

/** What a database server says of itself, for whoever checks a deployment. */
export type ServerFacts = {
  /** Such as 15.8. */
  version: string;
  /** Of the extension `vector`, installed in this database or ready to be; null when the server does not have it. */
  vector: string | null;
  connections: number;
  mostConnections: number;
  /** What our role is held to; 0: no limit. Milliseconds. */
  statementTimeoutMs: number;
};

/** What is kept in it; readable only once it has a schema. */
export type StoredFacts = {
  /** Fact-checks that may answer. */
  factChecks: number;
  deadJobs: number;
  /** Null when no worker was ever heard of. */
  secondsSinceWorker: number | null;
  /** Null before the search index was first held against the database. */
  reconciled: Awaited<ReturnType<typeof readReconciled>>;
};

/** Reads what the server says of itself; needs no table of ours. */
export async function readServerFacts(db: Database): Promise<ServerFacts> {
  const found = await db.execute<Record<keyof ServerFacts, string | null>>(sql`
    select current_setting('server_version') as version,
      (select coalesce(installed_version, default_version) from pg_available_extensions where name = 'vector') as vector,
      (select count(*) from pg_stat_activity)::text as connections,
      current_setting('max_connections') as "mostConnections",
      (select setting from pg_settings where name = 'statement_timeout') as "statementTimeoutMs"`);
  const [row] = rowsOf(found);
  return {
    version: (row?.version ?? '').split(' ', 1)[0] ?? '',
    vector: row?.vector ?? null,
    connections: Number(row?.connections ?? 0),
    mostConnections: Number(row?.mostConnections ?? 0),
    statementTimeoutMs: Number(row?.statementTimeoutMs ?? 0),
  };
}

/** The server's clock, milliseconds since 1970. */
export async function readServerTime(db: Database): Promise<number> {
  const found = await db.execute<{ at: string | number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`,
  );
  const [row] = rowsOf(found);
  return Number(row?.at);
}

/** Reads what is kept. Throws what the driver throws when the schema is not there yet. */
export async function readStoredFacts(db: Database): Promise<StoredFacts> {
  const [checks] = await db.select({ n: count() }).from(factChecks).where(eq(factChecks.state, 'live'));
  const dead = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from pgboss.job where name = ${deadQueue} and state = 'created'`,
  );
  const [deadRow] = rowsOf(dead);
  return {
    factChecks: checks?.n ?? 0,
    deadJobs: deadRow?.n ?? 0,
    secondsSinceWorker: await secondsSinceBeat(db),
    reconciled: await readReconciled(db),
  };
}
