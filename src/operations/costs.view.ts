import { and, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { outgoing, spending } from '../../db/schema/outbox.ts';
import type { Database } from '../core/ports.ts';
import { isEstimated, mayHaveNewerRates, ratesFrom } from '../core/prices.ts';
import { nextMonth } from '../outbox/cost.rules.ts';

export type CostLine = {
  category: string;
  type: string;
  country: string;
  count: number;
  microUsd: number;
  /** Counted at the rate of utility messages, for want of its own: what the provider bills is another amount. */
  estimated: boolean;
};

/**
 * What the messages of a month cost. `answered`: askers whom something that is charged, or would be, has reached. Amounts
 * in millionths of a US dollar.
 */
export type Costs = {
  month: string;
  currency: 'USD';
  lines: CostLine[];
  totalMicroUsd: number;
  answered: number;
  /** The day the rates are of, and whether newer ones may hold in this month. */
  rates: { from: string; newerMayBeOut: boolean };
};

/** Reads what a month (`2026-11`, UTC) cost so far. Reads only. */
export async function readCosts(db: Database, month: string): Promise<Costs> {
  const charged = await db
    .select({
      category: spending.category,
      type: spending.priceType,
      country: spending.country,
      count: spending.count,
      microUsd: spending.microUsd,
    })
    .from(spending)
    .where(eq(spending.month, month))
    .orderBy(spending.category, spending.priceType, spending.country);
  const lines = charged.map((line) => ({ ...line, estimated: line.type === 'regular' && isEstimated(line.category) }));
  const from = new Date(`${month}-01T00:00:00.000Z`);
  const [asked] = await db
    .select({ answered: sql<number>`count(distinct ${outgoing.askerId})`.mapWith(Number) })
    .from(outgoing)
    .where(
      and(gte(outgoing.deliveredAt, from), lt(outgoing.deliveredAt, nextMonth(from)), isNotNull(outgoing.category)),
    );
  const totalMicroUsd = lines.reduce((sum, line) => sum + line.microUsd, 0);
  const rates = { from: ratesFrom, newerMayBeOut: mayHaveNewerRates(month) };
  return { month, currency: 'USD', lines, totalMicroUsd, answered: asked?.answered ?? 0, rates };
}

/** Months that anything was charged in, newest first. */
export async function monthsCharged(db: Database): Promise<string[]> {
  const rows = await db.selectDistinct({ month: spending.month }).from(spending);
  return rows.map(({ month }) => month).sort((a, b) => (a < b ? 1 : -1));
}
