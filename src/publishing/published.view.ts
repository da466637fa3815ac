import { desc, eq, sql } from 'drizzle-orm';
import { factChecks } from '../../db/schema/fact-checks.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import { notices, verdicts } from '../../db/schema/publishing.ts';
import type { Database } from '../core/ports.ts';
import type { Verdict } from './publishing.store.ts';

/** The newest published verdicts, at most 100. */
export function readPublished(db: Database): Promise<Verdict[]> {
  return db
    .select()
    .from(verdicts)
    .where(eq(verdicts.state, 'published'))
    .orderBy(desc(verdicts.publishedAt))
    .limit(100);
}

/** Whom a verdict's notices reached so far. */
export async function readHeard(
  db: Database,
  verdictId: string,
): Promise<{ notices: number; sent: number; kept: number; failed: number; dropped: number }> {
  const count = (states: string[]) =>
    sql<number>`count(*) filter (where ${outgoing.state} in (${sql.join(
      states.map((state) => sql`${state}`),
      sql`, `,
    )}))`.mapWith(Number);
  const rows = await db
    .select({
      notices: sql<number>`count(distinct ${notices.id})`.mapWith(Number),
      sent: count(['sent', 'delivered', 'read']),
      kept: count(['kept']),
      failed: count(['failed']),
      dropped: count(['dropped']),
    })
    .from(notices)
    .leftJoin(outgoing, sql`${outgoing.key} = 'notice:' || ${notices.id}`)
    .where(eq(notices.verdictId, verdictId));
  return rows[0] ?? { notices: 0, sent: 0, kept: 0, failed: 0, dropped: 0 };
}

/** Path of a fact-check's public page; null when it is not ours. */
export async function readSlug(db: Database, factCheckId: string | null): Promise<string | null> {
  if (!factCheckId) return null;
  const rows = await db.select({ slug: factChecks.slug }).from(factChecks).where(eq(factChecks.id, factCheckId));
  return rows[0]?.slug ?? null;
}
