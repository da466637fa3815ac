import { and, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
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
/** Claims like it that a case page shows. */
const alikeShown = 5;

/** Open, and somebody waits: to merge two claims that are both answered changes nothing for anyone. */
const isWaiting = and(
  eq(claimProposals.state, 'open'),
  or(
    eq(claimProposals.kind, 'split'),
    sql`exists (select 1 from ${cases} join ${claims} on ${claims.rootId} = ${cases.claimId}
      where ${claims.id} in (${claimProposals.claimId}, ${claimProposals.otherId}) and ${cases.state} <> 'closed')`,
  ),
);

/** How many proposals wait for a reviewer. */
export async function countProposals(db: Database): Promise<number> {
  const rows = await db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(claimProposals)
    .where(isWaiting);
  return rows[0]?.n ?? 0;
}

/** The proposals a reviewer sees: open ones, likeliest first, and those decided last. */
export async function readProposals(db: Database): Promise<ProposalsView> {
  const open = await db
    .select()
    .from(claimProposals)
    .where(isWaiting)
    .orderBy(desc(claimProposals.score), claimProposals.id)
    .limit(openShown);
  const decided = await db
    .select()
    .from(claimProposals)
    .where(ne(claimProposals.state, 'open'))
    .orderBy(desc(claimProposals.decidedAt))
    .limit(decidedShown);
  const viewed = await viewsOf(db, [...open, ...decided]);
  return {
    open: viewed.slice(0, open.length).filter((view) => view !== null),
    openCount: await countProposals(db),
    decided: viewed.slice(open.length).filter((view) => view !== null),
  };
}

/** Claims that may be the same as one of these, likeliest first: open proposals to merge, at most five. */
export async function readAlike(db: Database, claimIds: readonly string[]): Promise<ProposalView[]> {
  const ids = [...claimIds];
  const rows = await db
    .select()
    .from(claimProposals)
    .where(
      and(
        eq(claimProposals.state, 'open'),
        eq(claimProposals.kind, 'merge'),
        or(inArray(claimProposals.claimId, ids), inArray(claimProposals.otherId, ids)),
      ),
    )
    .orderBy(desc(claimProposals.score), claimProposals.id)
    .limit(alikeShown);
  return (await viewsOf(db, rows)).filter((view) => view !== null);
}

async function viewsOf(db: Database, rows: readonly ProposalRow[]): Promise<(ProposalView | null)[]> {
  if (rows.length === 0) return [];
  const sides = await sidesOf(db, rows);
  const people = await db.select({ id: staff.id, name: staff.name }).from(staff);
  return rows.map((row) => {
    const [claim, other] = [sides.get(row.claimId), sides.get(row.otherId)];
    const decider = people.find((one) => one.id === row.decidedBy)?.name ?? null;
    return claim && other ? { ...row, claim, other, decider } : null;
  });
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
