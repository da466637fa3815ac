import { and, eq, inArray, ne, notExists, sql } from 'drizzle-orm';
import { claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import { askers, deliveries, deliveryBodies, messages } from '../../db/schema/inbox.ts';
import { media } from '../../db/schema/media.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import { type Hidden, hiddenPrefix } from '../outbox/hidden-id.rules.ts';
import { asRows, hideIn } from '../outbox/hide-ids.store.ts';
import { erasedWords } from '../outbox/outgoing.rules.ts';

/** Media of a message list, as store keys. */
export function mediaKeysOf(db: Database, askerId: string) {
  return db
    .select({ id: media.id, storeKey: media.storeKey })
    .from(media)
    .innerJoin(messages, eq(messages.id, media.messageId))
    .where(eq(messages.askerId, askerId));
}

/**
 * Removes every word an asker sent or was sent, and what would recognise them; rows stay, so that counts stay right.
 * Returns the root claims whose words went too.
 */
export async function eraseWords(db: Database, askerId: string, at: Date): Promise<string[]> {
  const theirs = db.select({ id: messages.deliveryId }).from(messages).where(eq(messages.askerId, askerId));
  await db.update(deliveries).set({ body: new Uint8Array() }).where(inArray(deliveries.id, theirs));
  await db.delete(deliveryBodies).where(inArray(deliveryBodies.deliveryId, theirs));
  const own = db.select({ id: messages.id }).from(messages).where(eq(messages.askerId, askerId));
  await db.update(media).set({ state: 'gone', storeKey: null, sha256: null }).where(inArray(media.messageId, own));
  await db.update(messages).set({ text: null, payload: {}, state: 'stepped' }).where(eq(messages.askerId, askerId));
  const erased = await eraseLonelyClaims(db, askerId);
  await db
    .update(submissions)
    .set({ text: null, candidates: null, state: 'dropped' })
    .where(and(eq(submissions.askerId, askerId)));
  await db
    .update(outgoing)
    .set({ state: 'dropped' })
    .where(and(eq(outgoing.askerId, askerId), inArray(outgoing.state, ['queued', 'kept', 'unsure'])));
  await db.update(outgoing).set({ words: erasedWords }).where(eq(outgoing.askerId, askerId));
  await db
    .update(askers)
    .set({ userIdBlind: null, phoneBlind: null, waiting: null, erasedAt: at, stoppedAt: at })
    .where(eq(askers.id, askerId));
  return erased;
}

/** A claim that nobody else asked, or only who was erased too, goes as well; one that others asked stays. */
async function eraseLonelyClaims(db: Database, askerId: string): Promise<string[]> {
  const theirs = db.select({ id: submissions.claimId }).from(submissions).where(eq(submissions.askerId, askerId));
  const others = db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.claimId, claims.id), ne(submissions.askerId, askerId), ne(submissions.state, 'dropped')));
  const rows = await db
    .update(claims)
    .set({
      text: 'Erased at the wish of the one who asked.',
      normal: '',
      vector: null,
      sketch: null,
      key: sql`'erased:' || ${claims.id}`,
    })
    .where(and(inArray(claims.id, theirs), notExists(others)))
    .returning({ rootId: claims.rootId });
  return [...new Set(rows.map((row) => row.rootId))];
}

/** The provider's ids of what an asker sent, and of what that answered. */
export async function receivedIds(db: Database, askerId: string): Promise<string[]> {
  const found = await db.execute<{ id: string }>(sql`
    select id from (
      select wamid as id from messages where asker_id = ${askerId}
      union select reply_to from messages where asker_id = ${askerId}
      union select last_wamid from submissions where asker_id = ${askerId}) ids
    where id is not null and not starts_with(id, ${hiddenPrefix})`);
  return rowsOf(found).map((row) => row.id);
}

/** Puts what hides them in place of these ids. A twin that came while another was being erased keeps a name of its own. */
export async function hideReceived(db: Database, of: { askerId: string; hidden: readonly Hidden[] }): Promise<void> {
  await db.execute(sql`
    update messages t set wamid = case when twin.id is null then h.hidden else h.hidden || ':' || t.id end
    from ${asRows(of.hidden)} left join messages twin on twin.wamid = h.hidden
    where t.asker_id = ${of.askerId} and t.wamid = h.wamid`);
  await hideIn(db, 'messages', 'reply_to', of);
  await hideIn(db, 'submissions', 'last_wamid', of);
}
