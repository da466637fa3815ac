import { eq, sql } from 'drizzle-orm';
import { facts } from '../../db/schema/operations.ts';
import type { Database } from '../core/ports.ts';

const name = 'search.reconciled';

/** What the last comparison of the search index with the database found. `away`: the engine did not answer. */
export type Reconciled = {
  documents: number;
  missing: number;
  changed: number;
  stale: number;
  away: boolean;
};

/** The last comparison, and how many seconds ago it was by the database's clock; null before the first. */
export async function readReconciled(db: Database): Promise<(Reconciled & { secondsAgo: number }) | null> {
  const [row] = await db
    .select({
      value: facts.value,
      secondsAgo: sql<number>`extract(epoch from now() - ${facts.updatedAt})::float8`.mapWith(Number),
    })
    .from(facts)
    .where(eq(facts.name, name));
  return row ? { ...(row.value as Reconciled), secondsAgo: Math.max(0, row.secondsAgo) } : null;
}

/** Keeps a comparison over the one before. */
export async function keepReconciled(db: Database, value: Reconciled, at: Date): Promise<void> {
  await db
    .insert(facts)
    .values({ name, value, updatedAt: at })
    .onConflictDoUpdate({ target: facts.name, set: { value, updatedAt: at } });
}
