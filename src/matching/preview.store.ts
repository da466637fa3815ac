import { and, desc, eq, gt, inArray, isNotNull, lt, ne, notInArray, sql } from 'drizzle-orm';
import { claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import { matches, policyPreviews } from '../../db/schema/matching.ts';
import type { Database } from '../core/ports.ts';
import { after } from '../core/time.ts';
import type { Difference } from './preview.rules.ts';

export type Preview = Omit<typeof policyPreviews.$inferSelect, 'differences'> & { differences: Difference[] };

/**
 * Submissions decided by score in the last `ms` milliseconds before the newest decision, newest first, whose words are
 * still there: a service that was quiet for a while is tried on its last busy week.
 */
export async function decidedLately(db: Database, ms: number, limit: number): Promise<string[]> {
  const [newest] = await db
    .select({ at: submissions.decidedAt })
    .from(submissions)
    .where(isNotNull(submissions.decidedAt))
    .orderBy(desc(submissions.decidedAt))
    .limit(1);
  if (!newest?.at) return [];
  const rows = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(
        gt(submissions.decidedAt, after(newest.at, -ms)),
        eq(submissions.state, 'decided'),
        isNotNull(submissions.text),
        notInArray(submissions.reason, ['confirmed-by-people', 'too-old']),
      ),
    )
    .orderBy(desc(submissions.decidedAt), desc(submissions.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** The texts of submissions, in any order; those erased meanwhile are left out. */
export async function textsOf(db: Database, ids: readonly string[]) {
  const rows = await db
    .select({ id: submissions.id, text: submissions.text, language: submissions.language })
    .from(submissions)
    .where(and(inArray(submissions.id, [...ids]), isNotNull(submissions.text)));
  return rows.map((row) => ({ ...row, text: row.text ?? '' }));
}

/** What reviewers said, as `submission fact-check` to their word, for the claims of these submissions. */
export async function judgedOf(
  db: Database,
  submissionIds: readonly string[],
): Promise<Map<string, 'accepted' | 'rejected'>> {
  const rows = await db
    .select({ submissionId: submissions.id, factCheckId: matches.factCheckId, state: matches.state })
    .from(submissions)
    .innerJoin(claims, eq(claims.id, submissions.claimId))
    .innerJoin(matches, sql`${matches.claimId} in (select id from claims g where g.root_id = ${claims.rootId})`)
    .where(and(inArray(submissions.id, [...submissionIds]), ne(matches.state, 'proposed')));
  // Within a group of claims an accepted match weighs more than a rejected one, whichever row comes first.
  const words = new Map<string, 'accepted' | 'rejected'>();
  for (const { submissionId, factCheckId, state } of rows) {
    const key = `${submissionId} ${factCheckId}`;
    if (state !== 'proposed' && words.get(key) !== 'accepted') words.set(key, state);
  }
  return words;
}

export async function findPreview(db: Database, id: string): Promise<Preview | null> {
  const [row] = await db.select().from(policyPreviews).where(eq(policyPreviews.id, id));
  return row ? { ...row, differences: row.differences as Difference[] } : null;
}

/** The newest preview with a key that began after an instant; null when there is none. */
export async function recentPreview(db: Database, key: string, since: Date): Promise<string | null> {
  const [row] = await db
    .select({ id: policyPreviews.id })
    .from(policyPreviews)
    .where(and(eq(policyPreviews.key, key), gt(policyPreviews.startedAt, since)))
    .orderBy(desc(policyPreviews.startedAt))
    .limit(1);
  return row?.id ?? null;
}

export async function insertPreview(db: Database, row: typeof policyPreviews.$inferInsert): Promise<void> {
  await db.insert(policyPreviews).values(row);
}

/** Drops previews that began before an instant: what they found is long out of date. */
export async function dropPreviews(db: Database, before: Date): Promise<void> {
  await db.delete(policyPreviews).where(lt(policyPreviews.startedAt, before));
}

/** Keeps a page of differences, if nobody kept it meanwhile; false when somebody did. */
export async function keepPage(
  db: Database,
  page: { id: string; from: number; to: number; differences: readonly Difference[]; finishedAt: Date | null },
): Promise<boolean> {
  const rows = await db
    .update(policyPreviews)
    .set({
      looked: page.to,
      finishedAt: page.finishedAt,
      differences: sql`${policyPreviews.differences} || ${JSON.stringify(page.differences)}::text::jsonb`,
    })
    .where(and(eq(policyPreviews.id, page.id), eq(policyPreviews.looked, page.from)))
    .returning({ id: policyPreviews.id });
  return rows.length === 1;
}
