import { and, asc, eq, gte, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { askers, statuses } from '../../db/schema/inbox.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import type { Database, Words } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import { noCost } from './cost.rules.ts';
import { isFarewell, type OutgoingState } from './outgoing.rules.ts';

export type Outgoing = Omit<typeof outgoing.$inferSelect, 'words'> & { words: Words };

/** Inserts words unless their key is there already. Returns whether they are new. */
export async function insertOutgoing(db: Database, row: typeof outgoing.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(outgoing)
    .values(row)
    .onConflictDoNothing({ target: outgoing.key })
    .returning({ id: outgoing.id });
  return rows.length === 1;
}

/** The same for many, as one parameter, because binding thousands takes longer than writing them. Returns the new ids. */
export async function insertManyOutgoing(db: Database, rows: (typeof outgoing.$inferInsert)[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const made = await db.execute<{ id: string }>(sql`
    insert into outgoing (id, asker_id, key, words, reply_to, state, notice_id, submission_id, created_at)
    select id, "askerId", key, words, "replyTo", state, "noticeId", "submissionId", "createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id text, "askerId" text, key text, words jsonb,
      "replyTo" text, state text, "noticeId" text, "submissionId" text, "createdAt" timestamptz)
    on conflict (key) do nothing returning id`);
  return rowsOf(made).map((row) => row.id);
}

export async function findOutgoing(db: Database, id: string): Promise<Outgoing | null> {
  const rows = await db.select().from(outgoing).where(eq(outgoing.id, id));
  return (rows[0] as Outgoing | undefined) ?? null;
}

/** Words with what is needed to send them. */
export async function findToSend(db: Database, id: string) {
  const rows = await db
    .select({
      outgoing,
      address: askers.address,
      lastMessageAt: askers.lastMessageAt,
      erasedAt: askers.erasedAt,
      stoppedAt: askers.stoppedAt,
      language: askers.language,
    })
    .from(outgoing)
    .innerJoin(askers, eq(askers.id, outgoing.askerId))
    .where(eq(outgoing.id, id));
  const row = rows[0];
  return row ? { ...row, outgoing: row.outgoing as Outgoing } : null;
}

/**
 * Moves words from one state to another in one statement, and answers them as they are then; null when they are no longer
 * in `from`. When they are the last to an erased asker and this is their end, it is forgotten where that asker can be reached.
 */
export async function moveOutgoing(
  db: Database,
  id: string,
  from: OutgoingState[],
  change: Partial<typeof outgoing.$inferInsert>,
): Promise<Outgoing | null> {
  const rows = await db
    .update(outgoing)
    .set(change)
    .where(and(eq(outgoing.id, id), inArray(outgoing.state, from)))
    .returning();
  const [moved] = rows as Outgoing[];
  if (moved && isFarewell(moved, moved.state)) await forgetAddress(db, moved.askerId);
  return moved ?? null;
}

/** The language an asker is answered in; null while we do not know it. */
export async function findLanguage(db: Database, askerId: string): Promise<string | null> {
  const [row] = await db.select({ language: askers.language }).from(askers).where(eq(askers.id, askerId));
  return row?.language ?? null;
}

const keptFor = (about: { askerId: string; since: Date | null }) =>
  and(
    eq(outgoing.askerId, about.askerId),
    eq(outgoing.state, 'kept'),
    about.since ? gte(outgoing.createdAt, about.since) : undefined,
  );

/** Whether words are kept for an asker, of those made since an instant, null: ever. */
export async function hasKept(db: Database, about: { askerId: string; since: Date | null }): Promise<boolean> {
  return (await db.select({ id: outgoing.id }).from(outgoing).where(keptFor(about)).limit(1)).length > 0;
}

/** Puts an asker's kept words back in line, those made since an instant, null: all. Returns their ids, oldest first. */
export async function requeueKept(db: Database, about: { askerId: string; since: Date | null }): Promise<string[]> {
  const rows = await db
    .update(outgoing)
    .set({ state: 'queued', fault: null, ...noCost })
    .where(keptFor(about))
    .returning({ id: outgoing.id });
  return rows.map((row) => row.id).sort();
}

export async function findStatus(db: Database, id: string) {
  const rows = await db.select().from(statuses).where(eq(statuses.id, id));
  return rows[0] ?? null;
}

export type StatusRow = typeof statuses.$inferSelect;

/**
 * The words that statuses are about, by our own id where the provider echoed it, else by the provider's; locked in one
 * order, so that two deliveries cannot wait for each other.
 */
export async function findByStatuses(
  db: Database,
  all: readonly Pick<StatusRow, 'wamid' | 'opaque'>[],
): Promise<Outgoing[]> {
  const ids = all.flatMap((status) => status.opaque ?? []);
  const wamids = all.map((status) => status.wamid);
  const rows = await db
    .select()
    .from(outgoing)
    .where(or(inArray(outgoing.id, ids), inArray(outgoing.wamid, wamids)))
    .orderBy(asc(outgoing.id))
    .for('update');
  return rows as Outgoing[];
}

/** Whether the provider told before that this very message failed. */
export async function hasFailed(db: Database, wamid: string): Promise<boolean> {
  const failed = and(eq(statuses.wamid, wamid), eq(statuses.status, 'failed'), isNotNull(statuses.appliedAt));
  return (await db.select({ id: statuses.id }).from(statuses).where(failed).limit(1)).length > 0;
}

/** Statuses that came before we knew whom they are about, oldest first. */
export function waitingStatuses(db: Database, wamid: string) {
  return db
    .select()
    .from(statuses)
    .where(and(eq(statuses.wamid, wamid), isNull(statuses.appliedAt)))
    .orderBy(asc(statuses.at));
}

export async function markApplied(db: Database, statusIds: readonly string[], at: Date): Promise<void> {
  if (statusIds.length === 0) return;
  await db
    .update(statuses)
    .set({ appliedAt: at })
    .where(inArray(statuses.id, [...statusIds]));
}

/** Forgets where an asker can be reached. */
async function forgetAddress(db: Database, askerId: string): Promise<void> {
  await db.update(askers).set({ address: new Uint8Array() }).where(eq(askers.id, askerId));
}
