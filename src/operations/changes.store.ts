import { eq } from 'drizzle-orm';
import { otherChanges } from '../../db/schema/inbox.ts';
import type { Database } from '../core/ports.ts';

/** A stored change, its value sealed; null when it was let go. */
export async function findChange(db: Database, id: string) {
  const rows = await db.select().from(otherChanges).where(eq(otherChanges.id, id));
  return rows[0] ?? null;
}
