import { and, asc, gt, gte, inArray, or } from 'drizzle-orm';
import { deliveries, messages } from '../../db/schema/inbox.ts';
import type { Database } from '../core/ports.ts';

/** A page of deliveries in the order they came in: those at or after `since`, and behind `afterId` at that instant. */
export function deliveriesAfter(db: Database, from: { since: Date; afterId: string }) {
  const { id, receivedAt } = deliveries;
  return db
    .select({ id, receivedAt, body: deliveries.body, state: deliveries.state })
    .from(deliveries)
    .where(and(gte(receivedAt, from.since), or(gt(receivedAt, from.since), gt(id, from.afterId))))
    .orderBy(asc(receivedAt), asc(id))
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
