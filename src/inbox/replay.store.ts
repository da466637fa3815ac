import { and, asc, eq, gt, gte, inArray, or } from 'drizzle-orm';
import { deliveries, deliveryBodies, messages } from '../../db/schema/inbox.ts';
import type { Database } from '../core/ports.ts';
import type { Hidden } from '../outbox/hidden-id.rules.ts';

/** A page of deliveries in the order they came in: those at or after `since`, and behind `afterId` at that instant. */
export async function deliveriesAfter(db: Database, from: { since: Date; afterId: string }) {
  const { id, receivedAt } = deliveries;
  const rows = await db
    .select({ id, receivedAt, body: deliveries.body, kept: deliveryBodies.body, state: deliveries.state })
    .from(deliveries)
    .leftJoin(deliveryBodies, and(eq(deliveryBodies.deliveryId, id), eq(deliveryBodies.receivedAt, receivedAt)))
    .where(and(gte(receivedAt, from.since), or(gt(receivedAt, from.since), gt(id, from.afterId))))
    .orderBy(asc(receivedAt), asc(id))
    .limit(50);
  return rows.map(({ kept, ...row }) => ({ ...row, body: kept ?? row.body }));
}

/** What was kept of these messages, by the ids they came with. */
export async function storedMessages(db: Database, ids: readonly Hidden[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(messages)
    .where(inArray(messages.wamid, [...ids.map(({ wamid }) => wamid), ...ids.map(({ hidden }) => hidden)]));
  const shown = new Map(ids.map(({ wamid, hidden }) => [hidden, wamid]));
  return rows.map((row) => ({ ...row, wamid: shown.get(row.wamid) ?? row.wamid }));
}
