import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';

/**
 * Gives every job that failed for good another round of tries. Returns how many. Safe to repeat: each verb is, and a job
 * that fails again comes back to the page.
 */
export async function retryDeadJobs(needs: Needs<'db' | 'clock' | 'actor' | 'jobs'>): Promise<number> {
  const retried = await needs.jobs.retryDead();
  await inTransaction(needs, (needs) =>
    record(needs, { did: 'jobs.retried', thing: 'jobs', details: { jobs: retried } }),
  );
  return retried;
}
