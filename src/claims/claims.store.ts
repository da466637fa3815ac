import { and, cosineDistance, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { claimMerges, claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';

export type Claim = typeof claims.$inferSelect;

/**
 * Lets one transaction at a time look for a near duplicate and insert: two new edits of one forward that arrive together
 * would otherwise not see each other. Held until the transaction ends; a few milliseconds each.
 */
export async function lockClaims(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(7036875)`);
}

/** The claim of an equal text: its id, and that of its root. */
export async function findClaimByKey(db: Database, key: string): Promise<Pick<Claim, 'id' | 'rootId'> | null> {
  const { id, rootId } = claims;
  return (await db.select({ id, rootId }).from(claims).where(eq(claims.key, key)))[0] ?? null;
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

/** Claims that share numbers of a sketch, and those of its numbers that many claims hold already. */
export type Sketched = { claims: Nominee[]; held: Set<number> };

/**
 * Claims that share numbers of a sketch, most shared first, and the numbers that `holders` claims or more hold. By the
 * index: it is read once for each number and not far, whatever the planner takes numbers for, and both are read off that.
 */
export async function sketchedClaims(
  db: Database,
  sketch: readonly number[],
  most: { claims: number; holders: number },
): Promise<Sketched> {
  if (sketch.length === 0) return { claims: [], held: new Set() };
  const found = await db.execute<{
    id: string;
    root_id: string;
    text: string;
    normal: string;
    held: string | null;
  }>(sql`
    with looked as materialized (
      select s.number, of.claim_id from unnest(${numbers(sketch)}) as s(number) cross join lateral (
        select claim_id from claim_sketches where number = s.number order by claim_id limit ${mostLooked}::int) as of),
    shared as (
      select claim_id, count(*) as numbers from looked group by claim_id order by 2 desc, 1 limit ${most.claims}::int)
    select c.id, c.root_id, c.text, c.normal, (
      select string_agg(number::text, ' ') from (
        select number from looked group by number having count(*) >= ${most.holders}::int) as many) as held
    from shared join claims c on c.id = shared.claim_id order by shared.numbers desc, c.id`);
  const rows = rowsOf(found);
  return {
    claims: rows.map(({ id, root_id, text, normal }) => ({ id, rootId: root_id, text, normal })),
    held: new Set((rows[0]?.held ?? '').split(' ').filter(Boolean).map(Number)),
  };
}

/** Claims read of those that hold one number: ten times as many as may keep it, for those of before there was a limit. */
const mostLooked = 400;

/** As text: the two drivers pass arrays differently, and a list written out would be another statement each time. */
const numbers = (sketch: readonly number[]) => sql`${`{${sketch.join(',')}}`}::text::int[]`;

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
