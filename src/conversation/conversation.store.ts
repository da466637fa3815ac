import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { submissions } from '../../db/schema/conversation.ts';
import { askers, messages } from '../../db/schema/inbox.ts';
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

/** The files that came with the messages of a submission, in the order they were sent. */
export function mediaOf(db: Database, submissionId: string) {
  return db
    .select({ sha256: media.sha256, mimeType: media.mimeType })
    .from(media)
    .innerJoin(messages, eq(messages.id, media.messageId))
    .where(eq(messages.submissionId, submissionId))
    .orderBy(asc(messages.sentAt), asc(media.id));
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

/** The newest submission of an asker when it is open, and the newest that is not; null where there is none. */
export async function latestSubmissions(
  db: Database,
  askerId: string,
): Promise<{ open: Submission | null; last: Submission | null }> {
  const theirs = and(eq(submissions.askerId, askerId), ne(submissions.state, 'dropped'));
  const newestFirst = [desc(submissions.openedAt), desc(submissions.id)];
  const [newest] = await db
    .select()
    .from(submissions)
    .where(theirs)
    .orderBy(...newestFirst)
    .limit(1);
  if (newest?.state !== 'open') return { open: null, last: newest ?? null };
  const [last] = await db
    .select()
    .from(submissions)
    .where(and(theirs, ne(submissions.state, 'open')))
    .orderBy(...newestFirst)
    .limit(1);
  return { open: newest, last: last ?? null };
}

export async function findSubmission(db: Database, id: string): Promise<Submission | null> {
  return (await db.select().from(submissions).where(eq(submissions.id, id)))[0] ?? null;
}

export async function lockSubmission(db: Database, id: string): Promise<Submission | null> {
  return (await db.select().from(submissions).where(eq(submissions.id, id)).for('update'))[0] ?? null;
}

/** The submission that a message, theirs or ours, belongs to, by the provider's id; only among this asker's. */
export async function submissionOfWamid(db: Database, askerId: string, wamid: string): Promise<Submission | null> {
  const theirs = await db
    .select({ id: messages.submissionId })
    .from(messages)
    .where(and(eq(messages.wamid, wamid), eq(messages.askerId, askerId)));
  const ours = await db
    .select({ id: outgoing.submissionId })
    .from(outgoing)
    .where(and(eq(outgoing.wamid, wamid), eq(outgoing.askerId, askerId)));
  const id = theirs[0]?.id ?? ours[0]?.id ?? null;
  return id === null ? null : findSubmission(db, id);
}

/** Takes the words typed so far out of an open submission: something else was meant. */
export async function detachTyped(db: Database, submissionId: string): Promise<void> {
  await db
    .update(messages)
    .set({ submissionId: null })
    .where(and(eq(messages.submissionId, submissionId), eq(messages.forwarded, 'no')));
}

/** Gives an asker's message new words, or takes it out of its submission. */
export async function changeMessage(
  db: Database,
  about: { askerId: string; wamid: string },
  change: { text: string | null } | { submissionId: null },
): Promise<void> {
  await db
    .update(messages)
    .set(change)
    .where(and(eq(messages.wamid, about.wamid), eq(messages.askerId, about.askerId)));
}

/** When the newest message of a submission was sent, by its own clock; null when it has none. */
export async function lastSentAt(db: Database, submissionId: string): Promise<Date | null> {
  const rows = await db
    .select({ at: messages.sentAt })
    .from(messages)
    .where(eq(messages.submissionId, submissionId))
    .orderBy(desc(messages.sentAt))
    .limit(1);
  return rows[0]?.at ?? null;
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
