import { and, count, desc, eq, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import { askers, messages } from '../../db/schema/inbox.ts';
import { entries } from '../../db/schema/ledger.ts';
import { cases } from '../../db/schema/review.ts';
import type { Database } from '../core/ports.ts';
import type { Pressing } from './case.rules.ts';

export type Case = typeof cases.$inferSelect;

export async function findCase(db: Database, id: string): Promise<Case | null> {
  return (await db.select().from(cases).where(eq(cases.id, id)))[0] ?? null;
}

/** The case of a claim's group that is not closed; null when there is none. */
export async function findOpenCase(db: Database, claimId: string): Promise<Case | null> {
  return (
    (
      await db
        .select()
        .from(cases)
        .where(and(eq(cases.claimId, claimId), ne(cases.state, 'closed')))
    )[0] ?? null
  );
}

/** Makes a case unless the claim has an open one. Returns whether it was made. */
export async function insertCase(db: Database, row: typeof cases.$inferInsert): Promise<boolean> {
  const rows = await db.insert(cases).values(row).onConflictDoNothing().returning({ id: cases.id });
  return rows.length === 1;
}

/** Takes or renews a hold in one statement, so that two reviewers can never both succeed. */
export async function holdIfFree(
  db: Database,
  hold: { caseId: string; holder: string; now: Date; until: Date },
): Promise<boolean> {
  const free = or(isNull(cases.heldBy), lt(cases.heldUntil, hold.now), eq(cases.heldBy, hold.holder));
  const rows = await db
    .update(cases)
    .set({ heldBy: hold.holder, heldUntil: hold.until })
    .where(and(eq(cases.id, hold.caseId), ne(cases.state, 'closed'), free))
    .returning({ id: cases.id });
  return rows.length === 1;
}

/** Gives a hold back; false when it was not this holder's. */
export async function releaseIfHeld(db: Database, caseId: string, holder: string): Promise<boolean> {
  const rows = await db
    .update(cases)
    .set({ heldBy: null, heldUntil: null })
    .where(and(eq(cases.id, caseId), eq(cases.heldBy, holder)))
    .returning({ id: cases.id });
  return rows.length === 1;
}

/** The most urgent case nobody holds, or null when all is held or done. */
export async function mostUrgentFree(db: Database, now: Date, not: string | null): Promise<string | null> {
  const free = or(isNull(cases.heldBy), lt(cases.heldUntil, now));
  const rows = await db
    .select({ id: cases.id })
    .from(cases)
    .where(and(ne(cases.state, 'closed'), free, not === null ? undefined : ne(cases.id, not)))
    .orderBy(desc(cases.urgency), cases.id)
    .limit(1);
  return rows[0]?.id ?? null;
}

/** Changes a case if it still has the version the actor saw; null when it moved on. A hold of somebody else also refuses. */
export async function changeCase(
  db: Database,
  seen: { caseId: string; version: number | null; actorId: string; now: Date },
  change: Partial<typeof cases.$inferInsert>,
): Promise<Case | null> {
  const mine = or(isNull(cases.heldBy), eq(cases.heldBy, seen.actorId), lt(cases.heldUntil, seen.now));
  const same = seen.version === null ? undefined : eq(cases.version, seen.version);
  const rows = await db
    .update(cases)
    .set({ ...change, version: sql`${cases.version} + 1` })
    .where(and(eq(cases.id, seen.caseId), mine, same))
    .returning();
  return rows[0] ?? null;
}

/** Waits no longer for what was asked about a case: what its askers write next is a question of its own again. */
export async function stopWaiting(db: Database, caseId: string): Promise<void> {
  const asked = db
    .select({ askerId: submissions.askerId })
    .from(entries)
    .innerJoin(submissions, sql`${submissions.id} = ${entries.details} ->> 'submission'`)
    .where(and(eq(entries.thing, caseId), eq(entries.did, 'case.asker-asked')));
  await db
    .update(askers)
    .set({ waiting: null })
    .where(and(inArray(askers.id, asked), sql`${askers.waiting} ->> 'caseId' = ${caseId}`));
}

/** What the reason of a case is about, for the sentence on its page. */
export async function setReasonDetail(db: Database, caseId: string, reasonDetail: string): Promise<void> {
  await db.update(cases).set({ reasonDetail }).where(eq(cases.id, caseId));
}

export async function setUrgency(db: Database, caseId: string, urgency: number): Promise<void> {
  await db.update(cases).set({ urgency }).where(eq(cases.id, caseId));
}

/** Wordings and submissions looked at for how pressing a claim is: what is asked more than this counts as asked so often. */
const mostCounted = 1_000;
/** Submissions looked at for whether a message was forwarded many times. */
const mostOpened = 200;

/** Whether anybody asks a claim's group: false when all who did erased their words. */
export async function isAsked(db: Database, rootId: string): Promise<boolean> {
  const group = db.select({ id: claims.id }).from(claims).where(eq(claims.rootId, rootId));
  const rows = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(inArray(submissions.claimId, group), ne(submissions.state, 'dropped')))
    .limit(1);
  return rows.length > 0;
}

/**
 * What makes a claim's group pressing: how many asked, how many since `since`, whether it was forwarded many times. Looks
 * at a bounded number of rows, since it is asked again with each submission, most often for what goes around most.
 */
export async function pressingOf(
  db: Database,
  rootId: string,
  since: Date,
): Promise<Pick<Pressing, 'askedCount' | 'askedLastDay' | 'often'>> {
  const under = db.select({ id: claims.id }).from(claims).where(eq(claims.rootId, rootId)).limit(mostCounted);
  const wordings = db
    .select({ n: claims.askedCount })
    .from(claims)
    .where(eq(claims.rootId, rootId))
    .limit(mostCounted)
    .as('wordings');
  const latest = db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(inArray(submissions.claimId, under), gt(submissions.openedAt, since)))
    .limit(mostCounted)
    .as('latest');
  const some = db
    .select({ id: submissions.id })
    .from(submissions)
    .where(inArray(submissions.claimId, under))
    .limit(mostOpened)
    .as('some');
  const [asked] = await db.select({ n: sql<number>`coalesce(sum(${wordings.n}), 0)`.mapWith(Number) }).from(wordings);
  const [lately] = await db.select({ n: count() }).from(latest);
  const often = await db
    .select({ id: messages.id })
    .from(some)
    .innerJoin(messages, and(eq(messages.submissionId, some.id), eq(messages.forwarded, 'often')))
    .limit(1);
  return { askedCount: asked?.n ?? 0, askedLastDay: lately?.n ?? 0, often: often.length > 0 };
}
