import { desc, eq, ne, sql } from 'drizzle-orm';
import { deliveries } from '../../db/schema/inbox.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import { hourMs, minuteMs } from '../core/time.ts';
import { lookBackMs, type Traffic } from './silence.rules.ts';

/** A state may come before we note that its words were taken: only later ones are untold. Milliseconds. */
const marginMs = minuteMs;

/**
 * Reads what is known of webhooks. However many came, two look-ups in an index for each hour of the fourteen days.
 * Reads only.
 */
export async function readTraffic(db: Database): Promise<Traffic> {
  const [last] = await db
    .select({ at: deliveries.receivedAt })
    .from(deliveries)
    .where(eq(deliveries.state, 'messages'))
    .orderBy(desc(deliveries.receivedAt))
    .limit(1);
  const others = last
    ? []
    : await db.select({ id: deliveries.id }).from(deliveries).where(ne(deliveries.state, 'messages')).limit(1);
  return {
    hours: last ? await hoursUpTo(db, last.at) : [],
    others: others.length > 0,
    untold: await firstUntold(db, last?.at ?? null),
  };
}

async function hoursUpTo(db: Database, last: Date) {
  const found = await db.execute<{ first: string | Date; last: string | Date }>(sql`
    select a.received_at as first, b.received_at as last
    from generate_series(0, ${lookBackMs / hourMs}::int) as n
      cross join lateral (select ${last.toISOString()}::timestamptz - n * interval '1 hour' as until) as h
      cross join lateral (select received_at from deliveries where received_at > h.until - interval '1 hour'
        and received_at <= h.until and state = 'messages' order by received_at limit 1) as a
      cross join lateral (select received_at from deliveries where received_at > h.until - interval '1 hour'
        and received_at <= h.until and state = 'messages' order by received_at desc limit 1) as b
    order by 1`);
  return rowsOf(found).map((row) => ({ first: new Date(row.first), last: new Date(row.last) }));
}

/** When the provider first took words after an instant that nothing was heard of since. */
async function firstUntold(db: Database, last: Date | null): Promise<Date | null> {
  const from = new Date((last?.getTime() ?? 0) + marginMs).toISOString();
  const found = await db.execute<{ at: string | Date | null }>(
    sql`select min(sent_at) as at from outgoing where state = 'sent' and sent_at > ${from}::timestamptz`,
  );
  const [row] = rowsOf(found);
  return row?.at ? new Date(row.at) : null;
}
