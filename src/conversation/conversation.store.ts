import { and, asc, desc, eq, inArray, ne, notExists, sql } from 'drizzle-orm';
import { claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import { askers, deliveries, deliveryBodies, messages } from '../../db/schema/inbox.ts';
import { media } from '../../db/schema/media.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import type { Database } from '../core/ports.ts';

export type Asker = typeof askers.$inferSelect;
export type Message = typeof messages.$inferSelect;
export type Submission = typeof submissions.$inferSelect;

export async function findMessage(db: Database, id: string): Promise<Message | null> {
  return (await db.select().from(messages).where(eq(messages.id, id)))[0] ?? null;
}

/** The message that a medium came with. */
export async function messageOfMedia(db: Database, mediaId: string): Promise<Message | null> {
  const [row] = await db
    .select({ message: messages })
    .from(media)
    .innerJoin(messages, eq(messages.id, media.messageId))
    .where(eq(media.id, mediaId));
  return row?.message ?? null;
}

/** The asker, locked until the transaction ends: one conversation moves in one place at a time. */
export async function lockAsker(db: Database, id: string): Promise<Asker | null> {
  return (await db.select().from(askers).where(eq(askers.id, id)).for('update'))[0] ?? null;
}

/** Messages of an asker that are still to be worked in, in the order they were sent. */
export function newMessages(db: Database, askerId: string): Promise<Message[]> {
  return db
    .select()
    .from(messages)
    .where(and(eq(messages.askerId, askerId), eq(messages.state, 'new')))
    .orderBy(asc(messages.sentAt), asc(messages.id));
}

export async function markStepped(db: Database, messageId: string, submissionId: string | null): Promise<void> {
  await db.update(messages).set({ state: 'stepped', submissionId }).where(eq(messages.id, messageId));
}

/** The latest submissions of an asker, newest first, at most two: the open one, if any, and the one before. */
export function latestSubmissions(db: Database, askerId: string): Promise<Submission[]> {
  return db
    .select()
    .from(submissions)
    .where(and(eq(submissions.askerId, askerId), ne(submissions.state, 'dropped')))
    .orderBy(desc(submissions.openedAt), desc(submissions.id))
    .limit(2);
}

export async function findSubmission(db: Database, id: string): Promise<Submission | null> {
  return (await db.select().from(submissions).where(eq(submissions.id, id)))[0] ?? null;
}

export async function lockSubmission(db: Database, id: string): Promise<Submission | null> {
  return (await db.select().from(submissions).where(eq(submissions.id, id)).for('update'))[0] ?? null;
}

/** The submission that a message, theirs or ours, belongs to, by the provider's id; only among this asker's. */
export async function submissionOfWamid(db: Database, askerId: string, wamid: string): Promise<string | null> {
  const theirs = await db
    .select({ id: messages.submissionId })
    .from(messages)
    .where(and(eq(messages.wamid, wamid), eq(messages.askerId, askerId)));
  if (theirs[0]?.id) return theirs[0].id;
  const ours = await db
    .select({ id: outgoing.submissionId })
    .from(outgoing)
    .where(and(eq(outgoing.wamid, wamid), eq(outgoing.askerId, askerId)));
  return ours[0]?.id ?? null;
}

export async function insertSubmission(db: Database, row: typeof submissions.$inferInsert): Promise<void> {
  await db.insert(submissions).values(row);
}

export async function changeSubmission(
  db: Database,
  id: string,
  change: Partial<typeof submissions.$inferInsert>,
): Promise<void> {
  await db.update(submissions).set(change).where(eq(submissions.id, id));
}

export async function changeAsker(
  db: Database,
  id: string,
  change: Partial<typeof askers.$inferInsert>,
): Promise<void> {
  await db.update(askers).set(change).where(eq(askers.id, id));
}

export async function findAsker(db: Database, id: string): Promise<Asker | null> {
  return (await db.select().from(askers).where(eq(askers.id, id)))[0] ?? null;
}

/** Messages of a submission, in the order they were sent. */
export function messagesOf(db: Database, submissionId: string): Promise<Message[]> {
  return db
    .select()
    .from(messages)
    .where(eq(messages.submissionId, submissionId))
    .orderBy(asc(messages.sentAt), asc(messages.id));
}

/** Media of a message list, as store keys. */
export function mediaKeysOf(db: Database, askerId: string) {
  return db
    .select({ id: media.id, storeKey: media.storeKey })
    .from(media)
    .innerJoin(messages, eq(messages.id, media.messageId))
    .where(eq(messages.askerId, askerId));
}

/** Removes every word an asker sent or was sent, and what would recognise them; rows stay, so that counts stay right. */
export async function eraseWords(db: Database, askerId: string, at: Date): Promise<void> {
  const theirs = db.select({ id: messages.deliveryId }).from(messages).where(eq(messages.askerId, askerId));
  await db.update(deliveries).set({ body: new Uint8Array() }).where(inArray(deliveries.id, theirs));
  await db.delete(deliveryBodies).where(inArray(deliveryBodies.deliveryId, theirs));
  const own = db.select({ id: messages.id }).from(messages).where(eq(messages.askerId, askerId));
  await db.update(media).set({ state: 'gone', storeKey: null, sha256: null }).where(inArray(media.messageId, own));
  await db.update(messages).set({ text: null, payload: {}, state: 'stepped' }).where(eq(messages.askerId, askerId));
  await eraseLonelyClaims(db, askerId);
  await db
    .update(submissions)
    .set({ text: null, candidates: null, state: 'dropped' })
    .where(and(eq(submissions.askerId, askerId)));
  await db
    .update(outgoing)
    .set({ state: 'dropped' })
    .where(and(eq(outgoing.askerId, askerId), inArray(outgoing.state, ['queued', 'kept'])));
  await db
    .update(outgoing)
    .set({ words: { kind: 'text', body: '' } })
    .where(eq(outgoing.askerId, askerId));
  await db
    .update(askers)
    .set({ userIdBlind: null, phoneBlind: null, waiting: null, erasedAt: at, stoppedAt: at })
    .where(eq(askers.id, askerId));
}

/** A claim that nobody else asked holds this asker's words alone, so they go too; one that others asked stays. */
async function eraseLonelyClaims(db: Database, askerId: string): Promise<void> {
  const theirs = db.select({ id: submissions.claimId }).from(submissions).where(eq(submissions.askerId, askerId));
  const others = db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.claimId, claims.id), ne(submissions.askerId, askerId)));
  await db
    .update(claims)
    .set({
      text: 'Erased at the wish of the one who asked.',
      normal: '',
      vector: null,
      sketch: null,
      key: sql`'erased:' || ${claims.id}`,
    })
    .where(and(inArray(claims.id, theirs), notExists(others)));
}
