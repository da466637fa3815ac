import { count, inArray, min, ne, sql } from 'drizzle-orm';
import { outgoing } from '../../db/schema/outbox.ts';
import { cases } from '../../db/schema/review.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import { readReconciled } from '../fact-checks/reconciled.store.ts';
import { deadQueue } from '../jobs/open-jobs.ts';

/** What waits in the database, shared by all processes on it. Ages are in seconds. */
export type Load = {
  /** What an empty query took, the wait for a free connection included. */
  pingSeconds: number;
  /** Jobs that are due and not yet begun, by name; those that are not yet due do not count. */
  due: { name: string; count: number; oldestSeconds: number }[];
  /** Jobs that failed for good and wait for a person. */
  dead: number;
  /** Words that are not on an asker's phone, by state. */
  outgoing: { state: string; count: number }[];
  cases: { state: string; count: number; oldestOpenedAt: Date | null }[];
  /** What the last comparison of the search index with the database found; null before the first. */
  reconciled: Awaited<ReturnType<typeof readReconciled>>;
  /** Connections of our role to this database, by what they do; all processes together. */
  connections: { state: string; count: number }[];
};

/** States of words that are not over; those sent and read are not counted, for there are millions. */
const unfinished = ['queued', 'sending', 'unsure', 'kept', 'failed'] as const;

/** Reads the load with a few queries over what is unfinished only, each by an index. */
export async function readLoad(db: Database): Promise<Load> {
  const started = performance.now();
  await db.execute(sql`select 1`);
  const pingSeconds = (performance.now() - started) / 1000;
  const due = await db.execute<{ name: string; count: number; oldest: number | string }>(sql`
    select name, count(*)::int as count, extract(epoch from max(now() - greatest(created_on, start_after)))::float8 as oldest
    from pgboss.job where state in ('created', 'retry') and start_after <= now()
      and name <> ${deadQueue} and name not like '\\_\\_%' group by name order by name`);
  const dead = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from pgboss.job where name = ${deadQueue} and state = 'created'`,
  );
  const connections = await db.execute<{ state: string; count: number }>(sql`
    select coalesce(state, 'unknown') as state, count(*)::int as count from pg_stat_activity
    where datname = current_database() and usename = current_user group by 1 order by 1`);
  return {
    pingSeconds,
    due: rowsOf(due).map((row) => ({
      name: row.name,
      count: row.count,
      oldestSeconds: Math.max(0, Number(row.oldest)),
    })),
    dead: rowsOf(dead)[0]?.count ?? 0,
    connections: rowsOf(connections),
    reconciled: await readReconciled(db),
    outgoing: await db
      .select({ state: outgoing.state, count: count() })
      .from(outgoing)
      .where(inArray(outgoing.state, [...unfinished]))
      .groupBy(outgoing.state),
    cases: await db
      .select({ state: cases.state, count: count(), oldestOpenedAt: min(cases.openedAt) })
      .from(cases)
      .where(ne(cases.state, 'closed'))
      .groupBy(cases.state),
  };
}
