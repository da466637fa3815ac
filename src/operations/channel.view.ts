import { desc, isNull, sql } from 'drizzle-orm';
import { alerts } from '../../db/schema/ledger.ts';
import type { Database } from '../core/ports.ts';
import { type Pause, readPause } from '../outbox/turns.store.ts';

export type AlertShown = typeof alerts.$inferSelect;

/** What stands between us and people: alerts that nobody has seen, gravest first, those seen last, and the pause of sending. */
export type Channel = { waiting: AlertShown[]; seen: AlertShown[]; pause: Pause | null };

/** Alerts shown that were seen already, and at most. */
const shownSeen = 5;
const shownWaiting = 50;

/** Reads the state of the channel. Reads only. */
export async function readChannel(db: Database, now: Date): Promise<Channel> {
  const gravity = sql`case ${alerts.severity} when 'stop' then 0 when 'warning' then 1 else 2 end`;
  const waiting = await db
    .select()
    .from(alerts)
    .where(isNull(alerts.seenAt))
    .orderBy(gravity, desc(alerts.at))
    .limit(shownWaiting);
  const seen = await db
    .select()
    .from(alerts)
    .where(sql`${alerts.seenAt} is not null`)
    .orderBy(desc(alerts.seenAt))
    .limit(shownSeen);
  const pause = await readPause(db);
  return { waiting, seen, pause: pause && pause.until > now ? pause : null };
}
