import { readSettings } from '../src/app/config.ts';
import { migrateDatabase } from '../src/app/migrate.ts';
import { wordsOf } from '../src/core/errors.ts';

/**
 * `npm run migrate`: brings the Postgres of `DATABASE_URL` to today's schema, and makes the queues of jobs. Every process
 * does the same when it starts; run before them it shows on its own whether that goes through.
 */
try {
  await migrateDatabase(readSettings(process.env));
  console.log('The schema is as this program wants it.');
  process.exit(0);
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
