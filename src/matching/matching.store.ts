import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import { claims } from '../../db/schema/claims.ts';
import { factChecks } from '../../db/schema/fact-checks.ts';
import { matches } from '../../db/schema/matching.ts';
import { verdicts } from '../../db/schema/publishing.ts';
import type { Database } from '../core/ports.ts';

/** The group a claim stands in; the claim's own id when it is unknown. */
export async function rootOf(db: Database, claimId: string): Promise<string> {
  const rows = await db.select({ rootId: claims.rootId }).from(claims).where(eq(claims.id, claimId));
  return rows[0]?.rootId ?? claimId;
}

/**
 * The fact-check that people have tied to a claim's group: the one our own verdict became, else the match a reviewer
 * accepted last. Null when nobody did, or when it was withdrawn.
 */
export async function confirmedCheck(db: Database, rootId: string): Promise<string | null> {
  const own = await db
    .select({ id: factChecks.id })
    .from(verdicts)
    .innerJoin(claims, eq(claims.id, verdicts.claimId))
    .innerJoin(factChecks, eq(factChecks.id, verdicts.factCheckId))
    .where(and(eq(claims.rootId, rootId), eq(verdicts.state, 'published'), eq(factChecks.state, 'live')))
    .orderBy(desc(verdicts.publishedAt))
    .limit(1);
  if (own[0]) return own[0].id;
  const accepted = await db
    .select({ id: factChecks.id })
    .from(matches)
    .innerJoin(claims, eq(claims.id, matches.claimId))
    .innerJoin(factChecks, eq(factChecks.id, matches.factCheckId))
    .where(and(eq(claims.rootId, rootId), eq(matches.state, 'accepted'), eq(factChecks.state, 'live')))
    .orderBy(desc(matches.scoredAt))
    .limit(1);
  return accepted[0]?.id ?? null;
}

/** Fact-checks that a reviewer said are not about this claim's group: never offered for it again. */
export async function rejectedChecks(db: Database, rootId: string): Promise<Set<string>> {
  const rows = await db
    .select({ id: matches.factCheckId })
    .from(matches)
    .innerJoin(claims, eq(claims.id, matches.claimId))
    .where(and(eq(claims.rootId, rootId), eq(matches.state, 'rejected')));
  return new Set(rows.map((row) => row.id));
}

/** Keeps the candidates of a claim, newest scores; what a person judged stays judged. */
export async function saveMatches(db: Database, rows: (typeof matches.$inferInsert)[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insert(matches)
    .values(rows)
    .onConflictDoUpdate({
      target: [matches.claimId, matches.factCheckId],
      set: { probability: sql`excluded.probability`, why: sql`excluded.why`, scoredAt: sql`excluded.scored_at` },
      setWhere: ne(matches.state, 'accepted'),
    });
}

/** Sets what a reviewer said of a match; null when it is unknown. */
export async function judge(
  db: Database,
  change: { matchId: string; state: 'accepted' | 'rejected' | 'proposed'; by: string },
) {
  const rows = await db
    .update(matches)
    .set({ state: change.state, judgedBy: change.by })
    .where(eq(matches.id, change.matchId))
    .returning();
  return rows[0] ?? null;
}

export function matchesOf(db: Database, claimIds: readonly string[]) {
  return db
    .select({ match: matches, check: factChecks })
    .from(matches)
    .innerJoin(factChecks, eq(factChecks.id, matches.factCheckId))
    .where(inArray(matches.claimId, [...claimIds]))
    .orderBy(desc(matches.probability))
    .limit(10);
}
