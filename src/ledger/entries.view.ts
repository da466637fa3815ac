import { asc, inArray } from 'drizzle-orm';
import { entries } from '../../db/schema/ledger.ts';
import type { Database } from '../core/ports.ts';

export type Entry = typeof entries.$inferSelect;

/** Everything done to these things, oldest first, at most 200 entries. */
export function entriesOf(db: Database, things: readonly string[]): Promise<Entry[]> {
  return db
    .select()
    .from(entries)
    .where(inArray(entries.thing, [...things]))
    .orderBy(asc(entries.id))
    .limit(200);
}
