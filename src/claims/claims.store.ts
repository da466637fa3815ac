import { and, cosineDistance, count, desc, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import { claimMerges, claimSketches, claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import type { Database } from '../core/ports.ts';

export type Claim = typeof claims.$inferSelect;

/**
 * Lets one transaction at a time look for a near duplicate and insert: two new edits of one forward that arrive together
 * would otherwise not see each other. Held until the transaction ends; a few milliseconds each.
 */
export async function lockClaims(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(7036875)`);
}

export async function findClaimByKey(db: Database, key: string): Promise<Claim | null> {
  return (await db.select().from(claims).where(eq(claims.key, key)))[0] ?? null;
}

export async function findClaim(db: Database, id: string): Promise<Claim | null> {
  return (await db.select().from(claims).where(eq(claims.id, id)))[0] ?? null;
}

/** What the guards compare of a claim, and the group it stands in. */
export type Nominee = Pick<Claim, 'id' | 'rootId' | 'text' | 'normal'>;
const nominee = { id: claims.id, rootId: claims.rootId, text: claims.text, normal: claims.normal };

/** The claims nearest to a vector, nearest first, with their cosine (−1 to 1). By the index; approximate on many rows. */
export async function nearestClaims(
  db: Database,
  vector: number[],
  limit: number,
): Promise<(Nominee & { similarityCosine: number })[]> {
  const distance = cosineDistance(claims.vector, vector);
  const rows = await db
    .select({ ...nominee, distance: sql<number>`${distance}`.mapWith(Number) })
    .from(claims)
    .where(isNotNull(claims.vector))
    .orderBy(distance)
    .limit(limit);
  return rows.map(({ distance, ...claim }) => ({ ...claim, similarityCosine: 1 - distance }));
}

/** Claims that share numbers of a sketch, most shared first. By the index; each number is held by few claims. */
export async function sketchedClaims(db: Database, sketch: readonly number[], limit: number): Promise<Nominee[]> {
  if (sketch.length === 0) return [];
  const { claimId, number } = claimSketches;
  const shared = db
    .select({ claimId, numbers: count().as('numbers') })
    .from(claimSketches)
    .where(sql`${number} = any(${numbers(sketch)})`)
    .groupBy(claimId)
    .orderBy(desc(count()), claimId)
    .limit(limit)
    .as('shared');
  return byIndex(db, () =>
    db
      .select(nominee)
      .from(shared)
      .innerJoin(claims, eq(claims.id, shared.claimId))
      .orderBy(desc(shared.numbers), claims.id),
  );
}

/** Those numbers of a sketch that so many claims hold already. */
export async function heldNumbers(db: Database, sketch: readonly number[], holders: number): Promise<Set<number>> {
  if (sketch.length === 0) return new Set();
  const { number } = claimSketches;
  const rows = await byIndex(db, () =>
    db
      .select({ number })
      .from(claimSketches)
      .where(sql`${number} = any(${numbers(sketch)})`)
      .groupBy(number)
      .having(gte(count(), holders)),
  );
  return new Set(rows.map((row) => row.number));
}

/**
 * Without statistics, as in the embedded database, the planner takes the numbers of a sketch for common and reads the
 * whole table. So it is told not to, until the end of the transaction at most; outside one this has no effect.
 */
async function byIndex<T>(db: Database, read: () => PromiseLike<T>): Promise<T> {
  const set = (to: 'on' | 'off') => db.execute(sql`select set_config('enable_seqscan', ${to}, true)`);
  // One after the other on the connection, without waiting for each answer.
  const [, found] = await Promise.all([set('off'), read(), set('on')]);
  return found;
}

/** Written out: the two drivers pass arrays differently, and these are whole numbers. */
const numbers = (sketch: readonly number[]) => sql.raw(`'{${sketch.map((n) => Math.trunc(n)).join(',')}}'::int[]`);

export async function insertClaim(db: Database, row: typeof claims.$inferInsert): Promise<void> {
  await db.insert(claims).values(row);
}

/** Counts one more submission under a claim. */
export async function countAsked(db: Database, id: string, at: Date): Promise<void> {
  await db
    .update(claims)
    .set({ askedCount: sql`${claims.askedCount} + 1`, lastAskedAt: at })
    .where(eq(claims.id, id));
}

/** Moves every claim of one root under another root. Returns the ids that moved. */
export async function moveRoot(db: Database, from: string, into: string): Promise<string[]> {
  const rows = await db
    .update(claims)
    .set({ rootId: into })
    .where(eq(claims.rootId, from))
    .returning({ id: claims.id });
  return rows.map((row) => row.id);
}

/** Puts these claims under a root, but only those that stand under `expected`. Returns the ids that moved. */
export async function moveClaims(db: Database, ids: string[], expected: string, into: string): Promise<string[]> {
  const rows = await db
    .update(claims)
    .set({ rootId: into })
    .where(and(inArray(claims.id, ids), eq(claims.rootId, expected)))
    .returning({ id: claims.id });
  return rows.map((row) => row.id);
}

/** All claims under a root, the root itself first. */
export async function claimsUnder(db: Database, rootId: string): Promise<Claim[]> {
  const rows = await db.select().from(claims).where(eq(claims.rootId, rootId)).orderBy(claims.firstAskedAt);
  return rows.sort((a, b) => Number(b.id === rootId) - Number(a.id === rootId));
}

export async function insertMerge(db: Database, row: typeof claimMerges.$inferInsert): Promise<void> {
  await db.insert(claimMerges).values(row);
}

export async function findMerge(db: Database, id: string) {
  return (await db.select().from(claimMerges).where(eq(claimMerges.id, id)))[0] ?? null;
}

/** Marks a merge as undone; false when it was already. */
export async function closeMerge(db: Database, id: string, at: Date): Promise<boolean> {
  const rows = await db
    .update(claimMerges)
    .set({ undoneAt: at })
    .where(and(eq(claimMerges.id, id), sql`${claimMerges.undoneAt} is null`))
    .returning({ id: claimMerges.id });
  return rows.length === 1;
}

/** Files a closed submission under a claim; false when it is no longer closed. */
export async function fileUnder(db: Database, submissionId: string, claimId: string): Promise<boolean> {
  const rows = await db
    .update(submissions)
    .set({ state: 'filed', claimId })
    .where(and(eq(submissions.id, submissionId), eq(submissions.state, 'closed')))
    .returning({ id: submissions.id });
  return rows.length === 1;
}
