import { and, desc, eq, gt, inArray, lt, ne, or, sql } from 'drizzle-orm';
import { claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import { matches } from '../../db/schema/matching.ts';
import { cases } from '../../db/schema/review.ts';
import { staff } from '../../db/schema/staff.ts';
import type { Database } from '../core/ports.ts';
import { dayMs } from '../core/time.ts';

export const tabs = ['open', 'mine', 'escalated', 'done'] as const;
export type Tab = (typeof tabs)[number];
export type QueueFilter = { tab: Tab; language: string; after: string };

export type QueueRow = {
  id: string;
  state: 'open' | 'escalated' | 'closed';
  outcome: string | null;
  claim: string;
  language: string;
  reason: string;
  reasonDetail: string;
  openedAt: Date;
  holder: string | null;
  heldUntil: Date | null;
  askedCount: number;
  languages: string[];
  /** Submissions in each of the last 24 hours, oldest first. */
  hourly: number[];
  candidates: number;
};

export type Queue = { rows: QueueRow[]; counts: Record<Tab, number>; languages: string[]; next: string | null };

/** Cases shown at once. */
export const queuePage = 50;

/** One page of the queue by urgency, with the counts of every tab. `after` is `urgency:id` of the last row seen. */
export async function readQueue(db: Database, filter: QueueFilter, who: { id: string; now: Date }): Promise<Queue> {
  const [after, afterId] = filter.after.split(':');
  const beyond =
    after && afterId
      ? or(lt(cases.urgency, Number(after)), and(eq(cases.urgency, Number(after)), gt(cases.id, afterId)))
      : undefined;
  const found = await db
    .select({ case: cases, claim: claims.text, language: claims.language, holder: staff.name })
    .from(cases)
    .innerJoin(claims, eq(claims.id, cases.claimId))
    .leftJoin(staff, and(eq(staff.id, cases.heldBy), gt(cases.heldUntil, who.now)))
    .where(
      and(inTab(filter.tab, who), filter.language === '' ? undefined : eq(claims.language, filter.language), beyond),
    )
    .orderBy(...(filter.tab === 'done' ? [desc(cases.closedAt)] : [desc(cases.urgency), cases.id]))
    .limit(queuePage + 1);
  const rows = found.slice(0, queuePage);
  const asked = await askedOf(
    db,
    rows.map((row) => row.case.claimId),
    who.now,
  );
  const last = rows.at(-1)?.case;
  return {
    rows: rows.map((row) => ({
      ...row.case,
      claim: row.claim,
      language: row.language,
      holder: row.holder,
      ...(asked.get(row.case.claimId) ?? nobody),
    })),
    counts: await countTabs(db, who),
    languages: await languagesIn(db),
    next: found.length > queuePage && last && filter.tab !== 'done' ? `${last.urgency}:${last.id}` : null,
  };
}

const nobody = { askedCount: 0, languages: [] as string[], hourly: Array<number>(24).fill(0), candidates: 0 };

function inTab(tab: Tab, who: { id: string; now: Date }) {
  switch (tab) {
    case 'open':
      return eq(cases.state, 'open');
    case 'mine':
      return and(ne(cases.state, 'closed'), eq(cases.heldBy, who.id), gt(cases.heldUntil, who.now));
    case 'escalated':
      return eq(cases.state, 'escalated');
    case 'done':
      return eq(cases.state, 'closed');
  }
}

/** Closed cases are counted up to here: there are more with every week, and nobody needs to know how many. */
export const mostDone = 1_000;

async function countTabs(db: Database, who: { id: string; now: Date }): Promise<Record<Tab, number>> {
  const count = (tab: Tab) => sql<number>`count(*) filter (where ${inTab(tab, who)})`.mapWith(Number);
  const rows = await db
    .select({ open: count('open'), mine: count('mine'), escalated: count('escalated') })
    .from(cases)
    .where(ne(cases.state, 'closed'));
  const done = db.select({ id: cases.id }).from(cases).where(eq(cases.state, 'closed')).limit(mostDone).as('done');
  const [counted] = await db.select({ done: sql<number>`count(*)`.mapWith(Number) }).from(done);
  return { ...(rows[0] ?? { open: 0, mine: 0, escalated: 0 }), done: counted?.done ?? 0 };
}

async function languagesIn(db: Database): Promise<string[]> {
  const rows = await db
    .selectDistinct({ language: claims.language })
    .from(cases)
    .innerJoin(claims, eq(claims.id, cases.claimId))
    .where(ne(cases.state, 'closed'));
  return rows.map((row) => row.language).sort();
}

/** Who asked about each group, in three statements however many groups there are. Totals are those that claims carry. */
async function askedOf(db: Database, rootIds: string[], now: Date): Promise<Map<string, typeof nobody>> {
  const found = new Map<string, typeof nobody>();
  if (rootIds.length === 0) return found;
  const totals = await db
    .select({
      rootId: claims.rootId,
      askedCount: sql<number>`sum(${claims.askedCount})`.mapWith(Number),
      languages: sql<string[]>`array_agg(distinct ${claims.language})`,
    })
    .from(claims)
    .where(and(inArray(claims.rootId, rootIds), gt(claims.askedCount, 0)))
    .groupBy(claims.rootId);
  for (const row of totals)
    found.set(row.rootId, {
      ...nobody,
      ...row,
      languages: row.languages.filter((tag) => tag !== 'und'),
      hourly: [...nobody.hourly],
    });
  const hoursAgo = sql<number>`floor(extract(epoch from ${now.toISOString()}::timestamptz - ${submissions.openedAt}) / 3600)`;
  const lately = await db
    .select({ rootId: claims.rootId, hoursAgo: hoursAgo.mapWith(Number), asked: sql<number>`count(*)`.mapWith(Number) })
    .from(submissions)
    .innerJoin(claims, eq(claims.id, submissions.claimId))
    .where(and(inArray(claims.rootId, rootIds), gt(submissions.openedAt, new Date(now.getTime() - dayMs))))
    .groupBy(claims.rootId, sql`2`);
  for (const { rootId, hoursAgo, asked } of lately) {
    const hour = 23 - hoursAgo;
    const hourly = found.get(rootId)?.hourly;
    if (hourly && hour >= 0) hourly[hour] = (hourly[hour] ?? 0) + asked;
  }
  const proposed = await db
    .select({ rootId: claims.rootId, n: sql<number>`count(*)`.mapWith(Number) })
    .from(matches)
    .innerJoin(claims, eq(claims.id, matches.claimId))
    .where(and(inArray(claims.rootId, rootIds), ne(matches.state, 'rejected')))
    .groupBy(claims.rootId);
  for (const { rootId, n } of proposed) {
    const one = found.get(rootId);
    if (one) one.candidates = n;
  }
  return found;
}
