import { and, eq, gte, sql } from 'drizzle-orm';
import { entries } from '../../db/schema/ledger.ts';
import { spending } from '../../db/schema/outbox.ts';
import type { Database } from '../core/ports.ts';
import type { Sum } from './cost.rules.ts';

/** Adds to the month's sums. */
export async function addSpending(db: Database, sums: readonly Sum[]): Promise<void> {
  await db
    .insert(spending)
    .values([...sums])
    .onConflictDoUpdate({
      target: [spending.month, spending.category, spending.priceType, spending.country],
      set: { count: sql`${spending.count} + excluded.count`, microUsd: sql`${spending.microUsd} + excluded.micro_usd` },
    });
}

/** What the messages of a month have cost so far, in millionths of a US dollar. */
export async function spentIn(db: Database, month: string): Promise<number> {
  const [row] = await db
    .select({ spent: sql<number>`coalesce(sum(${spending.microUsd}), 0)`.mapWith(Number) })
    .from(spending)
    .where(eq(spending.month, month));
  return row?.spent ?? 0;
}

/** What the ledger calls it when sending goes on. */
export const resumed = 'sending.resumed';

/** Whether somebody of the staff let sending go on since an instant although the money was spent: the ledger knows. */
export async function maySpendMore(db: Database, since: Date): Promise<boolean> {
  const byStaff = and(eq(entries.did, resumed), eq(entries.actorKind, 'staff'), gte(entries.at, since));
  const rows = await db
    .select({ id: entries.id })
    .from(entries)
    .where(and(eq(entries.thing, 'outbox'), byStaff, sql`${entries.details}->>'why' = 'budget'`))
    .limit(1);
  return rows.length > 0;
}
