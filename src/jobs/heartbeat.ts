import { sql } from 'drizzle-orm';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';

/** How often a worker says that it is there, and after how long without a word there is none. Seconds. Chosen 2026-11. */
export const beatSeconds = 10;
export const staleSeconds = 45;

const fact = 'worker.beat';

/** Says that a worker is there, by the database's clock. All workers say it in one place. Safe to repeat. */
export async function beat(db: Database): Promise<void> {
  await db.execute(sql`
    insert into facts (name, value, updated_at) values (${fact}, 'true', now())
    on conflict (name) do update set updated_at = excluded.updated_at`);
}

/** Seconds since any worker last said that it is there, by the database's clock; null when none ever did. */
export async function secondsSinceBeat(db: Database): Promise<number | null> {
  const found = await db.execute<{ seconds: number | string }>(
    sql`select extract(epoch from now() - updated_at)::float8 as seconds from facts where name = ${fact}`,
  );
  const [row] = rowsOf(found);
  return row ? Number(row.seconds) : null;
}
