import { and, eq, ne } from 'drizzle-orm';
import { claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import { messages } from '../../db/schema/inbox.ts';
import { matches } from '../../db/schema/matching.ts';
import { facts } from '../../db/schema/operations.ts';
import { verdicts } from '../../db/schema/publishing.ts';
import { cases } from '../../db/schema/review.ts';
import type { Database } from '../core/ports.ts';

/** A small fact about this deployment; null when it was never written. */
export async function readFact(db: Database, name: string): Promise<unknown> {
  return (await db.select().from(facts).where(eq(facts.name, name)))[0]?.value ?? null;
}

/** Writes a small fact, over what stood there. */
export async function writeFact(db: Database, name: string, value: unknown, at: Date): Promise<void> {
  await db
    .insert(facts)
    .values({ name, value, updatedAt: at })
    .onConflictDoUpdate({ target: facts.name, set: { value, updatedAt: at } });
}

/** The fact-check that a verdict with this title became; null when there is none. */
export async function isPublished(db: Database, title: string): Promise<string | null> {
  return (
    (
      await db
        .select({ id: verdicts.factCheckId })
        .from(verdicts)
        .where(and(eq(verdicts.title, title), ne(verdicts.state, 'draft')))
    )[0]?.id ?? null
  );
}

/** The case that waits for the claim a message was filed under; null when none does. */
export async function findCaseOfMessage(db: Database, wamid: string): Promise<string | null> {
  const rows = await db
    .select({ id: cases.id })
    .from(messages)
    .innerJoin(submissions, eq(submissions.id, messages.submissionId))
    .innerJoin(claims, eq(claims.id, submissions.claimId))
    .innerJoin(cases, eq(cases.claimId, claims.rootId))
    .where(and(eq(messages.wamid, wamid), ne(cases.state, 'closed')));
  return rows[0]?.id ?? null;
}

/** The proposed match between a case's claim and a fact-check; null when the machine proposed none. */
export async function findMatch(db: Database, caseId: string, factCheckId: string): Promise<string | null> {
  const rows = await db
    .select({ id: matches.id })
    .from(cases)
    .innerJoin(matches, eq(matches.claimId, cases.claimId))
    .where(and(eq(cases.id, caseId), eq(matches.factCheckId, factCheckId)));
  return rows[0]?.id ?? null;
}

/** Whether nothing was ever received or published here. */
export async function isEmpty(db: Database): Promise<boolean> {
  const some = await db.select({ id: messages.id }).from(messages).limit(1);
  return some.length === 0 && (await db.select({ id: verdicts.id }).from(verdicts).limit(1)).length === 0;
}
