import { and, asc, desc, eq, gt, gte, inArray, ne, or, sql } from 'drizzle-orm';
import { claimMerges, claimProposals, claims, proposalPass } from '../../db/schema/claims.ts';
import { matches } from '../../db/schema/matching.ts';
import { cases } from '../../db/schema/review.ts';
import type { Claim } from '../claims/claims.store.ts';
import type { Database } from '../core/ports.ts';

export type ProposalRow = typeof claimProposals.$inferSelect;

/** The next claims that the pass has not looked at, oldest first. Also those asked before the pass existed. */
export async function nextClaims(db: Database, limit: number): Promise<Claim[]> {
  const [pass] = await db.select().from(proposalPass).where(eq(proposalPass.id, 'claims'));
  const beyond = pass
    ? or(gt(claims.firstAskedAt, pass.afterAt), and(eq(claims.firstAskedAt, pass.afterAt), gt(claims.id, pass.afterId)))
    : undefined;
  return db.select().from(claims).where(beyond).orderBy(asc(claims.firstAskedAt), asc(claims.id)).limit(limit);
}

export async function rememberPass(db: Database, last: { afterAt: Date; afterId: string }): Promise<void> {
  await db
    .insert(proposalPass)
    .values({ id: 'claims', ...last })
    .onConflictDoUpdate({ target: proposalPass.id, set: last });
}

/** Claims of other groups with a fact-check in common, with the lower of both probabilities. Matches stand under roots. */
export async function sharingCheck(
  db: Database,
  rootId: string,
  least: number,
  limit: number,
): Promise<Map<string, number>> {
  const own = await db
    .select({ id: matches.factCheckId, probability: matches.probability })
    .from(matches)
    .where(and(eq(matches.claimId, rootId), gte(matches.probability, least), ne(matches.state, 'rejected')));
  if (own.length === 0) return new Map();
  const rows = await db
    .select({ claimId: matches.claimId, checkId: matches.factCheckId, probability: matches.probability })
    .from(matches)
    .where(
      and(
        inArray(
          matches.factCheckId,
          own.map((one) => one.id),
        ),
        ne(matches.claimId, rootId),
        ne(matches.state, 'rejected'),
        gte(matches.probability, least),
      ),
    )
    .orderBy(desc(matches.probability))
    .limit(limit);
  const ours = new Map(own.map((one) => [one.id, one.probability]));
  return new Map(rows.map((row) => [row.claimId, Math.min(row.probability, ours.get(row.checkId) ?? 0)]));
}

export async function claimsById(db: Database, ids: readonly string[]): Promise<Claim[]> {
  return ids.length === 0
    ? []
    : db
        .select()
        .from(claims)
        .where(inArray(claims.id, [...ids]));
}

/** Whether people put this claim under its root, by a merge that still holds. */
export async function wasMergedByHand(db: Database, claimId: string): Promise<boolean> {
  const rows = await db
    .select({ id: claimMerges.id })
    .from(claimMerges)
    .where(sql`${claimMerges.moved} @> ${JSON.stringify([claimId])}::jsonb and ${claimMerges.undoneAt} is null`)
    .limit(1);
  return rows.length > 0;
}

export async function setSketch(db: Database, claimId: string, sketch: number[]): Promise<void> {
  await db.update(claims).set({ sketch }).where(eq(claims.id, claimId));
}

/** Keeps proposals that were never made before, in either state. Returns those kept. */
export async function keepProposals(
  db: Database,
  rows: (typeof claimProposals.$inferInsert)[],
): Promise<ProposalRow[]> {
  return rows.length === 0 ? [] : db.insert(claimProposals).values(rows).onConflictDoNothing().returning();
}

export async function findProposal(db: Database, id: string): Promise<ProposalRow | null> {
  return (await db.select().from(claimProposals).where(eq(claimProposals.id, id)))[0] ?? null;
}

/** Moves a proposal from one state to another; false when it is not in the first. */
export async function moveProposal(
  db: Database,
  id: string,
  from: ProposalRow['state'],
  change: Pick<ProposalRow, 'state' | 'decidedBy' | 'decidedAt' | 'mergeId'>,
): Promise<boolean> {
  const rows = await db
    .update(claimProposals)
    .set(change)
    .where(and(eq(claimProposals.id, id), eq(claimProposals.state, from)))
    .returning({ id: claimProposals.id });
  return rows.length === 1;
}

/** The case of a claim that a grouping closed last; null when none was. */
export async function duplicateCase(db: Database, claimId: string): Promise<string | null> {
  const rows = await db
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.claimId, claimId), eq(cases.outcome, 'duplicate')))
    .orderBy(desc(cases.closedAt))
    .limit(1);
  return rows[0]?.id ?? null;
}
