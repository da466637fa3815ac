import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import { unavailable } from '../core/errors.ts';
import type { Database, Jobs } from '../core/ports.ts';

/**
 * Jobs that can be put in line but not worked: for a door without a worker. A pg-boss of its own a transaction, because
 * one that is not started looks queues up on its own connection, which inside a transaction may wait for ever.
 */
export function enqueueOnlyJobs(): Jobs {
  const bossOn = (db: Database) =>
    new PgBoss({
      db: fromDrizzle(db as never, sql),
      supervise: false,
      schedule: false,
      migrate: false,
      registerInstance: false,
    });
  return {
    async send(db, name, payload, options) {
      const startAfter = options ? Math.max(0, (options.runAt.getTime() - options.now.getTime()) / 1000) : undefined;
      const data = options ? { ...payload, runAt: options.runAt.toISOString() } : payload;
      await bossOn(db).send(name, data, startAfter === undefined ? {} : { startAfter });
    },
    async sendMany(db, name, payloads, sendOptions) {
      if (payloads.length > 0)
        await bossOn(db).insert(
          name,
          payloads.map((data) => ({ data, ...sendOptions })),
        );
    },
    async retryDead() {
      throw unavailable(
        'jobs.no-worker',
        'This door works no jobs. Open the operations page of a Node process.',
        60_000,
      );
    },
  };
}
