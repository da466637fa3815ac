import { eq, sql } from 'drizzle-orm';
import { facts } from '../../db/schema/operations.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';

/** Why nothing is sent: the provider refuses our number (`code` is its error code), or the month's money is spent. */
export type Pause = {
  why: 'refused' | 'budget';
  code: number | null;
  detail: string;
  /** When sending is tried again by itself. */
  until: Date;
};

const name = 'outbox.paused';

/** Stops sending for every process on this database until a time. A later pause replaces an earlier one. */
export async function pauseSending(db: Database, pause: Pause, now: Date): Promise<void> {
  const value = { ...pause, until: pause.until.toISOString() };
  await db
    .insert(facts)
    .values({ name, value, updatedAt: now })
    .onConflictDoUpdate({ target: facts.name, set: { value, updatedAt: now } });
}

/** Lets sending go on. Answers the pause that this ends, over or not; null when there was none. */
export async function endPause(db: Database): Promise<Pause | null> {
  const [gone] = await db.delete(facts).where(eq(facts.name, name)).returning({ value: facts.value });
  return gone ? pauseOf(gone.value) : null;
}

/** The pause that stands, over or not; null when there is none. */
export async function readPause(db: Database): Promise<Pause | null> {
  const [row] = await db.select({ value: facts.value }).from(facts).where(eq(facts.name, name));
  return row ? pauseOf(row.value) : null;
}

/** What may leave at once after a quiet time, as so many seconds' worth. Chosen 2026-11: less than a provider forgives. */
const burstSeconds = 1;

/**
 * A turn to send, `waitMs` from now. `stale`: a pause is over, and this send tells whether sending works again. `ahead`:
 * the money is spent, and what is free goes ahead of words that wait for more of it.
 */
export type Turn = { waitMs: number; stale: boolean; ahead: boolean } | { paused: Pause };

/**
 * Takes the next turn to send, one for all processes on this database, and says after how many milliseconds it comes; 0:
 * now. A bucket of tokens as one row that holds when the next turn is, by the database's clock. A turn that is not used is
 * lost, which costs a moment. `perSecond` 0: there is no limit. While sending is paused there is no turn; what is `free`
 * of charge goes although the money is spent.
 */
export async function takeTurn(
  db: Database,
  { perSecond, now, free = false }: { perSecond: number; now: Date; free?: boolean },
): Promise<Turn> {
  const pause = sql`(select value from facts where name = ${name})`;
  const isPaused = sql`coalesce((${pause}->>'until')::timestamptz > ${now.toISOString()}::timestamptz, false)`;
  const taken =
    perSecond === 0 ? sql`select 0::float8 as waits, ${pause} as pause` : nextTurn(perSecond, { pause, isPaused });
  const result = await db.execute<{ waits: number | string; pause: unknown }>(taken);
  const [row] = rowsOf(result);
  const found = row?.pause ? pauseOf(row.pause) : null;
  const stands = found !== null && found.until > now;
  if (stands && !(free && found.why === 'budget')) return { paused: found };
  const waitMs = Math.max(0, Math.ceil(Number(row?.waits ?? 0)));
  return { waitMs, stale: found !== null && !stands, ahead: stands };
}

/** While sending is paused the bucket stands still: a hundred thousand words that ask in vain would empty it for long. */
function nextTurn(perSecond: number, { pause, isPaused }: Record<'pause' | 'isPaused', ReturnType<typeof sql>>) {
  const step = sql`make_interval(secs => ${1 / perSecond}::float8)`;
  const earliest = sql`clock_timestamp() - make_interval(secs => ${burstSeconds}::float8)`;
  return sql`
    insert into facts as f (name, value, updated_at) values ('outbox.next-turn', 'true', ${earliest} + ${step})
    on conflict (name) do update set updated_at = case when ${isPaused} then f.updated_at else greatest(f.updated_at, ${earliest}) + ${step} end
    returning extract(epoch from f.updated_at - ${step} - clock_timestamp())::float8 * 1000 as waits, ${pause} as pause`;
}

function pauseOf(value: unknown): Pause {
  const stored = (typeof value === 'string' ? JSON.parse(value) : value) as Omit<Pause, 'until'> & { until: string };
  return { ...stored, until: new Date(stored.until) };
}
