import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { alerts } from '../../db/schema/ledger.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';

type NewAlert = Pick<typeof alerts.$inferSelect, 'id' | 'kind' | 'about' | 'severity' | 'words' | 'at'>;

/** Inserts an alert, or counts the same one up while nobody has seen it. Answers how often it was raised; 0: it was seen before, and is wanted once. */
export async function upsertAlert(db: Database, alert: NewAlert, once: boolean): Promise<number> {
  const { id, kind, about, severity, words, at } = alert;
  const seenBefore = sql`exists (select 1 from alerts where kind = ${kind} and about = ${about})`;
  const made = await db.execute<{ times: number }>(sql`
    insert into alerts (id, kind, about, severity, words, at)
    select ${id}, ${kind}, ${about}, ${severity}, ${words}, ${at.toISOString()}::timestamptz
    where not (${once} and ${seenBefore})
    on conflict (kind, about) where seen_at is null
      do update set times = alerts.times + 1, words = excluded.words, severity = excluded.severity
    returning times`);
  const [row] = rowsOf(made);
  return row?.times ?? 0;
}

/** Notes who has seen an alert. Answers whether it waited. */
export async function markSeen(db: Database, id: string, by: { at: Date; name: string }): Promise<boolean> {
  const rows = await db
    .update(alerts)
    .set({ seenAt: by.at, seenBy: by.name })
    .where(and(eq(alerts.id, id), isNull(alerts.seenAt)))
    .returning({ id: alerts.id });
  return rows.length === 1;
}

/** Takes alerts of a kind away that are over; answers how many. Those who look later see that it passed. */
export async function passAlerts(
  db: Database,
  of: { kind: string; about?: string; but?: string | null; at: Date },
): Promise<number> {
  const { kind, about, but } = of;
  const rows = await db
    .update(alerts)
    .set({ seenAt: of.at, seenBy: passedBy })
    .where(
      and(
        eq(alerts.kind, kind),
        isNull(alerts.seenAt),
        about === undefined ? undefined : eq(alerts.about, about),
        but === undefined || but === null ? undefined : ne(alerts.about, but),
      ),
    )
    .returning({ id: alerts.id });
  return rows.length;
}

const passedBy = 'nobody: it passed by itself';
