import { sql } from 'drizzle-orm';
import type { Database } from '../core/ports.ts';

/**
 * Puts jobs back in line that ran when the process died. Only for the embedded database, where one process is all there
 * is, so that nothing can still be running them; elsewhere their time runs out. Safe to repeat.
 */
export async function requeueAfterCrash(db: Database): Promise<void> {
  await db.execute(
    sql`update pgboss.job set state = 'retry', start_after = now(), completed_on = null where state = 'active'`,
  );
}
