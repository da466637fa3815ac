import { eq, sql } from 'drizzle-orm';
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
