/** What a test may need beyond Node, and whether this machine has it. */
export type Lane = 'embedded' | 'postgres';
export const lanes: Lane[] = ['embedded', 'postgres'];

/** A Postgres server to make throw-away databases on; none of the databases there is touched. */
export const postgresUrl: string | null = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL ?? null;

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

/** For `describe.skipIf`: Postgres needs a server. */
export const skipLane = (lane: Lane): boolean =>
  lane === 'postgres' &&
  mustSkip('postgres', postgresUrl === null ? 'Set TEST_DATABASE_URL to a Postgres 15 or later with pgvector.' : null);
