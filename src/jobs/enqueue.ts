import type { JobName, JobPayload } from '../core/job-names.ts';
import type { Needs } from '../core/needs.ts';

/**
 * Puts a job into the caller's transaction: it exists exactly when the change it follows from does.
 * `runAt` delays it. Twice makes two jobs; every answering verb is safe to run twice.
 */
export function enqueue<N extends JobName>(
  needs: Needs<'db' | 'jobs' | 'clock'>,
  name: N,
  payload: JobPayload<N>,
  options: { runAt?: Date } = {},
): Promise<void> {
  const delay = options.runAt ? { runAt: options.runAt, now: needs.clock.now() } : undefined;
  return needs.jobs.send(needs.db, name, payload, delay);
}

/** The same for many jobs of one name, in one statement. Jobs of lower `priority` are begun after others; 0 unless said. */
export function enqueueMany<N extends JobName>(
  needs: Needs<'db' | 'jobs'>,
  name: N,
  payloads: readonly JobPayload<N>[],
  options: { priority?: number } = {},
): Promise<void> {
  return needs.jobs.sendMany(needs.db, name, payloads, options);
}
