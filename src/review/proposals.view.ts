import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import { claimProposals, claims } from '../../db/schema/claims.ts';
import { cases } from '../../db/schema/review.ts';
import { staff } from '../../db/schema/staff.ts';
import type { Database } from '../core/ports.ts';
import type { ProposalRow } from './proposals.store.ts';

/** One side of a proposal, with its whole group counted. */
export type ProposedClaim = {
  text: string;
  language: string;
  askedCount: number;
  wordings: number;
  caseId: string | null;
};
export type ProposalView = ProposalRow & { claim: ProposedClaim; other: ProposedClaim; decider: string | null };
export type ProposalsView = { open: ProposalView[]; openCount: number; decided: ProposalView[] };

/** Open proposals shown at once, and decided ones that can be taken back from the page. */
const openShown = 20;
const decidedShown = 10;

/** How many proposals wait for a reviewer. */
export async function countProposals(db: Database): Promise<number> {
  const rows = await db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(claimProposals)
    .where(eq(claimProposals.state, 'open'));
  return rows[0]?.n ?? 0;
}

/** The proposals a reviewer sees: open ones, likeliest first, and those decided last. */
export async function readProposals(db: Database): Promise<ProposalsView> {
  const open = await db
    .select()
    .from(claimProposals)
    .where(eq(claimProposals.state, 'open'))
    .orderBy(desc(claimProposals.score), claimProposals.id)
    .limit(openShown);
  const decided = await db
    .select()
    .from(claimProposals)
    .where(ne(claimProposals.state, 'open'))
    .orderBy(desc(claimProposals.decidedAt))
    .limit(decidedShown);
  const sides = await sidesOf(db, [...open, ...decided]);
  const people = await db.select({ id: staff.id, name: staff.name }).from(staff);
  const view = (row: ProposalRow): ProposalView[] => {
    const [claim, other] = [sides.get(row.claimId), sides.get(row.otherId)];
    const decider = people.find((one) => one.id === row.decidedBy)?.name ?? null;
    return claim && other ? [{ ...row, claim, other, decider }] : [];
  };
  return { open: open.flatMap(view), openCount: await countProposals(db), decided: decided.flatMap(view) };
}

async function sidesOf(db: Database, rows: readonly ProposalRow[]): Promise<Map<string, ProposedClaim>> {
  const ids = [...new Set(rows.flatMap((row) => [row.claimId, row.otherId]))];
  if (ids.length === 0) return new Map();
  const found = await db.select().from(claims).where(inArray(claims.id, ids));
  const roots = found.map((claim) => claim.rootId);
  const groups = await db
    .select({
      rootId: claims.rootId,
      asked: sql<number>`sum(${claims.askedCount})`.mapWith(Number),
      n: sql<number>`count(*)`.mapWith(Number),
    })
    .from(claims)
    .where(inArray(claims.rootId, roots))
    .groupBy(claims.rootId);
  const open = await db
    .select({ id: cases.id, claimId: cases.claimId })
    .from(cases)
    .where(and(inArray(cases.claimId, roots), ne(cases.state, 'closed')));
  return new Map(
    found.map((claim) => {
      const group = groups.find((one) => one.rootId === claim.rootId);
      const isRoot = claim.rootId === claim.id;
      return [
        claim.id,
        {
          text: claim.text,
          language: claim.language,
          askedCount: isRoot ? (group?.asked ?? 0) : claim.askedCount,
          wordings: isRoot ? (group?.n ?? 1) : 1,
          caseId: open.find((one) => one.claimId === claim.rootId)?.id ?? null,
        },
      ];
    }),
  );
}
