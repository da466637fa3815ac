import { and, asc, gt, gte, inArray } from 'drizzle-orm';
import { deliveries, messages } from '../../db/schema/inbox.ts';
import type { Database } from '../core/ports.ts';

/** A page of deliveries that came at or after `since`, in the order of their ids, which is the order they came in. */
export function deliveriesAfter(db: Database, from: { since: Date; afterId: string }) {
  return db
    .select({ id: deliveries.id, body: deliveries.body, state: deliveries.state })
    .from(deliveries)
    .where(and(gt(deliveries.id, from.afterId), gte(deliveries.receivedAt, from.since)))
    .orderBy(asc(deliveries.id))
    .limit(50);
}

/** What was kept of these messages. */
export async function storedMessages(db: Database, wamids: readonly string[]) {
  if (wamids.length === 0) return [];
  return db
    .select()
    .from(messages)
    .where(inArray(messages.wamid, [...wamids]));
}
