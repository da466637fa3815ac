import { sql } from 'drizzle-orm';
import type { Database } from '../core/ports.ts';

/** What may leave at once after a quiet time, as so many seconds' worth. Chosen 2026-11: less than a provider forgives. */
const burstSeconds = 1;

/**
 * Takes the next turn to send, one for all processes on this database, and says after how many milliseconds it comes; 0:
 * now. A bucket of tokens as one row that holds when the next turn is, by the database's clock. A turn that is not used is
 * lost, which costs a moment. `perSecond` 0: there is no limit.
 */
export async function takeTurn(db: Database, perSecond: number): Promise<number> {
  if (perSecond === 0) return 0;
  const step = sql`make_interval(secs => ${1 / perSecond}::float8)`;
  const earliest = sql`clock_timestamp() - make_interval(secs => ${burstSeconds}::float8)`;
  const taken = await db.execute<{ waits: number | string }>(sql`
    insert into facts as f (name, value, updated_at) values ('outbox.next-turn', 'true', ${earliest} + ${step})
    on conflict (name) do update set updated_at = greatest(f.updated_at, ${earliest}) + ${step}
    returning extract(epoch from f.updated_at - ${step} - clock_timestamp())::float8 * 1000 as waits`);
  const [row] = Array.isArray(taken) ? taken : taken.rows;
  return Math.max(0, Math.ceil(Number(row?.waits ?? 0)));
}
