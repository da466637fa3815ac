import { sql } from 'drizzle-orm';
import type { Needs } from '../core/needs.ts';
import { rowsOf } from '../core/rows.ts';
import { after, hourMs, minuteMs } from '../core/time.ts';
import { enqueue } from './enqueue.ts';

/** Jobs that run once an hour, each putting the next one in line. */
export type HourlyJob = 'watch-drift' | 'watch-webhook' | 'propose-merges' | 'reconcile-index' | 'retain';
export const hourlyJobs = [
  'watch-drift',
  'watch-webhook',
  'propose-merges',
  'reconcile-index',
  'retain',
] as const satisfies readonly HourlyJob[];

/** How long after the full hour an hourly job runs, so that none falls back into the hour before. Milliseconds. */
const marginMs = minuteMs;

/**
 * Takes the present hour for an hourly job and puts the next one in line; call it in the transaction of the work. False
 * when the hour was taken already: then nothing is put in line, so that two chains of one job become one again.
 */
export async function takeHour(needs: Needs<'db' | 'jobs' | 'clock'>, name: HourlyJob): Promise<boolean> {
  const now = needs.clock.now();
  const taken = await needs.db.execute(sql`
    insert into facts as f (name, value, updated_at)
    values (${factOf(name)}, to_jsonb(${hourOf(now)}::text), ${now.toISOString()}::timestamptz)
    on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at
      where f.value #>> '{}' < excluded.value #>> '{}'
    returning name`);
  if (rowsOf(taken).length === 0) return false;
  const next = after(new Date(`${hourOf(now)}:00:00.000Z`), hourMs + marginMs);
  await enqueue(needs, name, {}, { runAt: next });
  return true;
}

/** When an hourly job last ran; null when it never did. */
export async function lastRan(needs: Needs<'db'>, name: HourlyJob): Promise<Date | null> {
  const found = await needs.db.execute<{ at: string | Date }>(
    sql`select updated_at as at from facts where name = ${factOf(name)}`,
  );
  const [row] = rowsOf(found);
  return row ? new Date(row.at) : null;
}

/**
 * Sets every hourly job going, or going again when its chain broke. Safe to repeat at each start: a job that ran in this
 * hour has its next one in line already.
 */
export async function startHourly(needs: Needs<'db' | 'jobs' | 'clock'>): Promise<void> {
  for (const name of hourlyJobs) {
    const last = await lastRan(needs, name);
    if (last === null || hourOf(last) < hourOf(needs.clock.now())) await enqueue(needs, name, {});
  }
}

const factOf = (name: HourlyJob) => `hourly.${name}`;
/** The hour an instant lies in, `2026-03-02T12`; later hours sort later. */
const hourOf = (at: Date): string => at.toISOString().slice(0, 13);
