import { migratePostgres } from '../adapters/database/migrate.ts';
import { invalid } from '../core/errors.ts';
import type { Settings } from '../core/settings.ts';
import { openJobs } from '../jobs/open-jobs.ts';

/**
 * Brings the Postgres that settings name to today's schema, and makes the queues of jobs. Safe to repeat, and by many at
 * once. Throws Invalid `migrate.embedded` without a `DATABASE_URL`, and what `migratePostgres` throws.
 */
export async function migrateDatabase(settings: Pick<Settings, 'databaseUrl'>): Promise<void> {
  const url = settings.databaseUrl;
  if (url === null) throw invalid('migrate.embedded', 'The embedded database migrates itself. Set DATABASE_URL.');
  await migratePostgres(url);
  await makeQueues({ url });
}

/** Makes the queues that are not there yet: jobs go into queues that exist. Safe to repeat. Throws what the queue met. */
export async function makeQueues(source: Parameters<typeof openJobs>[0]): Promise<void> {
  const faults: unknown[] = [];
  const jobs = await openJobs(source, { supervise: false, onError: (error) => faults.push(error) });
  await jobs.close();
  if (faults.length > 0) throw faults[0];
}
