import { sql } from 'drizzle-orm';
import { wordsOf } from '../core/errors.ts';
import { type JobName, jobNames } from '../core/job-names.ts';
import type { Needs } from '../core/needs.ts';
import { rowsOf } from '../core/rows.ts';
import type { OpenJobs } from './open-jobs.ts';
import { type Answer, answerData } from './work.ts';

/**
 * Answers every job that is due by our own clock, and those that follow from them, until none is left. Returns how many
 * were answered. For the seed and for tests, where the clock is moved by hand: time in the queue runs by the database.
 * A failing job is retried at once, up to its limit; the first failure is thrown at the end.
 */
export async function drain(needs: Needs<'db' | 'clock'> & { jobs: OpenJobs }, answer: Answer): Promise<number> {
  const { boss } = needs.jobs;
  let answered = 0;
  let fault: unknown;
  for (let found = true; found; ) {
    found = false;
    await makeDue(needs);
    for (const name of await dueNames(needs)) {
      const done: string[] = [];
      for (const job of await boss.fetch(name, { batchSize: 100 })) {
        found = true;
        answered++;
        try {
          await answerData(name, job.data, answer);
          done.push(job.id);
        } catch (error) {
          fault ??= error;
          await boss.fail(name, job.id, { message: wordsOf(error) });
        }
      }
      if (done.length > 0) await boss.complete(name, done);
    }
  }
  if (fault) throw fault;
  return answered;
}

/**
 * Brings forward what is due by our clock, delayed jobs whose time has come and retries; and keeps back what is not, though
 * its time has come by the database's clock, as on a busy machine a second does between two lines of a test.
 */
async function makeDue(needs: Needs<'db' | 'clock'>): Promise<void> {
  const isLater = sql`coalesce((data->>'runAt')::timestamptz > ${needs.clock.now().toISOString()}::timestamptz, false)`;
  await needs.db.execute(sql`
    update pgboss.job set start_after = now() + case when ${isLater} then interval '10 seconds' else interval '0' end
    where (start_after > now() and (state = 'retry' or (state = 'created' and data ? 'runAt' and not ${isLater})))
      or (start_after <= now() + interval '5 seconds' and state = 'created' and ${isLater})`);
}

/** Queues with something to do, in the order of `jobNames`: asking each in turn would cost more than answering. */
async function dueNames(needs: Needs<'db'>): Promise<JobName[]> {
  const result = await needs.db.execute(
    sql`select distinct name from pgboss.job where state in ('created', 'retry') and start_after <= now()`,
  );
  const rows = rowsOf(result) as { name: string }[];
  return jobNames.filter((name) => rows.some((row) => row.name === name));
}
