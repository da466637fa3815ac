import { and, eq } from 'drizzle-orm';
import { media } from '../../db/schema/media.ts';
import type { Database } from '../core/ports.ts';

type MediaRow = typeof media.$inferSelect;

/** One medium, or null. */
export async function findMedia(db: Database, id: string): Promise<MediaRow | null> {
  const [row] = await db.select().from(media).where(eq(media.id, id));
  return row ?? null;
}

/** Ends the waiting of one medium. Returns whether it still waited. */
export async function endWaiting(
  db: Database,
  id: string,
  set: Pick<MediaRow, 'state'> & Partial<Pick<MediaRow, 'mimeType' | 'storeKey' | 'byteCount' | 'sha256'>>,
): Promise<boolean> {
  const rows = await db
    .update(media)
    .set(set)
    .where(and(eq(media.id, id), eq(media.state, 'waiting')))
    .returning({ id: media.id });
  return rows.length === 1;
}

/** Whether any medium still stands for these bytes. */
export async function isKeyUsed(db: Database, storeKey: string): Promise<boolean> {
  const rows = await db.select({ id: media.id }).from(media).where(eq(media.storeKey, storeKey)).limit(1);
  return rows.length > 0;
}
