/** What a test may need beyond Node, and whether this machine has it. */
export type DatabaseLane = 'embedded' | 'postgres';
/** `meilisearch` is Postgres and Meilisearch together, as in production. */
export type Lane = DatabaseLane | 'meilisearch';
/** For what touches the database alone. */
export const databaseLanes: DatabaseLane[] = ['embedded', 'postgres'];
export const lanes: Lane[] = [...databaseLanes, 'meilisearch'];

/** The database a lane stands on. */
export const databaseOf = (lane: Lane): DatabaseLane => (lane === 'embedded' ? 'embedded' : 'postgres');

/** A Postgres server to make throw-away databases on; none of the databases there is touched. */
export const postgresUrl: string | null = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL ?? null;

/** A Meilisearch to make throw-away indexes on, named `plumbline_test_…`; no other is touched. */
export const meiliUrl: string | null = process.env.MEILI_URL || null;
export const meiliApiKey: string | null = process.env.MEILI_API_KEY || null;

const required = new Set((process.env.REQUIRE_LANES ?? '').split(',').filter(Boolean));

/**
 * Whether a lane's tests must be skipped, saying why once. Where `REQUIRE_LANES` names it, a missing lane is an Error
 * instead, so that CI cannot pass by skipping.
 */
export function mustSkip(lane: string, missing: string | null): boolean {
  if (missing === null) return false;
  if (required.has(lane)) throw new Error(`The ${lane} lane may not be skipped here: ${missing}`);
  console.warn(`skipped: the ${lane} lane. ${missing}`);
  return true;
}

/** For `describe.skipIf`: a lane needs its servers. */
export function skipLane(lane: Lane): boolean {
  if (lane === 'embedded') return false;
  const missing = [
    ...(postgresUrl === null ? ['Set TEST_DATABASE_URL to a Postgres 15 or later with pgvector.'] : []),
    ...(lane === 'meilisearch' && meiliUrl === null ? ['Set MEILI_URL (and MEILI_API_KEY) to a Meilisearch.'] : []),
  ];
  return mustSkip(lane, missing.length === 0 ? null : missing.join(' '));
}
