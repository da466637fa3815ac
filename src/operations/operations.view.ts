import { desc, eq, inArray, sql } from 'drizzle-orm';
import { outgoing } from '../../db/schema/outbox.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import { embedderTag } from '../fact-checks/content.rules.ts';
import { countOfOthers } from '../fact-checks/fact-checks.store.ts';
import { countWithoutFamily } from '../fact-checks/families.store.ts';
import { readReconciled } from '../fact-checks/reconciled.store.ts';
import { hourlyJobs } from '../jobs/hourly.ts';
import { deadQueue } from '../jobs/open-jobs.ts';

export type DeadJob = { id: string; name: string; payload: string; why: string; at: Date };
export type Operations = {
  /** Jobs that wait, are retried, or run, by name. */
  waiting: { name: string; waiting: number; retrying: number; active: number }[];
  dead: DeadJob[];
  failedWords: { id: string; fault: string | null; at: Date }[];
  unsure: number;
  /** Fact-checks that wait to be put with others of the same claim. */
  familyless: number;
  /** What the last comparison of the search index with the database found; null before the first. */
  reconciled: Awaited<ReturnType<typeof readReconciled>>;
  /** Fact-checks that are still to be embedded by the model in use; until none is left, search compares no vectors. */
  toEmbed: number;
};

/** Failed words and dead jobs shown at once. */
const shown = 50;

/** What an operator wants to see first: what waits, what failed for good, what nobody knows the fate of. */
export async function readOperations(
  db: Database,
  embedder: { name: string; revision: string } | null = null,
): Promise<Operations> {
  const waiting = rowsOf<{ name: string; waiting: number; retrying: number; active: number }>(
    await db.execute(sql`
      select name, count(*) filter (where state = 'created')::int as waiting, count(*) filter (where state = 'retry')::int as retrying,
        count(*) filter (where state = 'active')::int as active
      from pgboss.job where state in ('created', 'retry', 'active') and name <> ${deadQueue} and name not in ${hourlyJobs} and name not like '\\_\\_%' group by name order by name`),
  );
  const dead = rowsOf<{ id: string; name: string; payload: string; why: string; at: string | Date }>(
    await db.execute(sql`
      select id, source_name as name, data::text as payload, coalesce(source_output->>'message', '') as why, created_on as at
      from pgboss.job where name = ${deadQueue} and state = 'created' order by created_on desc limit ${shown}`),
  );
  const failedWords = await db
    .select({ id: outgoing.id, fault: outgoing.fault, at: outgoing.createdAt })
    .from(outgoing)
    .where(eq(outgoing.state, 'failed'))
    .orderBy(desc(outgoing.createdAt))
    .limit(shown);
  const unsure = await db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(outgoing)
    .where(inArray(outgoing.state, ['unsure']));
  return {
    waiting,
    dead: dead.map((job) => ({ ...job, at: new Date(job.at) })),
    failedWords,
    unsure: unsure[0]?.n ?? 0,
    familyless: await countWithoutFamily(db),
    reconciled: await readReconciled(db),
    toEmbed: embedder ? await countOfOthers(db, embedderTag(embedder)) : 0,
  };
}
