import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import { factChecks } from '../../db/schema/fact-checks.ts';
import { askers, messages } from '../../db/schema/inbox.ts';
import { matches } from '../../db/schema/matching.ts';
import { media } from '../../db/schema/media.ts';
import { verdicts } from '../../db/schema/publishing.ts';
import { cases } from '../../db/schema/review.ts';
import { staff } from '../../db/schema/staff.ts';
import type { Database } from '../core/ports.ts';
import { type Entry, entriesOf } from '../ledger/entries.view.ts';
import { readFellows } from './family.view.ts';
import { readAlike } from './proposals.view.ts';

/** Messages shown on a case page, newest first. */
const messagesShown = 40;

export type CaseView = NonNullable<Awaited<ReturnType<typeof readCase>>>;

/** All that the page of a case shows; null when there is no such case. */
export async function readCase(db: Database, caseId: string, now: Date) {
  const rows = await db
    .select({ case: cases, claim: claims, holder: staff.name })
    .from(cases)
    .innerJoin(claims, eq(claims.id, cases.claimId))
    .leftJoin(staff, and(eq(staff.id, cases.heldBy), gt(cases.heldUntil, now)))
    .where(eq(cases.id, caseId));
  const found = rows[0];
  if (!found) return null;
  const rootId = found.claim.rootId;
  const group = await db
    .select()
    .from(claims)
    .where(eq(claims.rootId, rootId))
    .orderBy(desc(claims.askedCount))
    .limit(50);
  const groupIds = group.map((claim) => claim.id);
  return {
    ...found,
    group,
    sent: await readSent(db, groupIds),
    asked: await readAsked(db, groupIds),
    candidates: await readCandidates(db, groupIds),
    alike: await readAlike(db, groupIds),
    draft:
      (
        await db
          .select()
          .from(verdicts)
          .where(and(eq(verdicts.caseId, caseId), eq(verdicts.state, 'draft')))
      )[0] ?? null,
    published:
      (
        await db
          .select()
          .from(verdicts)
          .where(and(inArray(verdicts.claimId, groupIds), eq(verdicts.state, 'published')))
      )[0] ?? null,
    entries: (await entriesOf(db, [caseId, ...groupIds])) satisfies Entry[],
  };
}

async function readSent(db: Database, claimIds: string[]) {
  return db
    .select({
      id: messages.id,
      text: messages.text,
      type: messages.type,
      sentAt: messages.sentAt,
      forwarded: messages.forwarded,
      nickname: askers.nickname,
      language: submissions.language,
      mediaId: media.id,
      mediaState: media.state,
      mimeType: media.mimeType,
    })
    .from(messages)
    .innerJoin(submissions, eq(submissions.id, messages.submissionId))
    .innerJoin(askers, eq(askers.id, submissions.askerId))
    .leftJoin(media, eq(media.messageId, messages.id))
    .where(inArray(submissions.claimId, claimIds))
    .orderBy(desc(messages.sentAt))
    .limit(messagesShown);
}

async function readAsked(db: Database, claimIds: string[]) {
  const rows = await db
    .select({
      count: sql<number>`count(*)`.mapWith(Number),
      askers: sql<number>`count(distinct ${submissions.askerId})`.mapWith(Number),
      first: sql<Date | null>`min(${submissions.openedAt})`.mapWith((value) => (value ? new Date(value) : null)),
      last: sql<Date | null>`max(${submissions.openedAt})`.mapWith((value) => (value ? new Date(value) : null)),
      languages: sql<
        string[]
      >`coalesce(array_agg(distinct ${submissions.language}) filter (where ${submissions.language} is not null), '{}')`,
    })
    .from(submissions)
    .where(inArray(submissions.claimId, claimIds));
  return rows[0] ?? { count: 0, askers: 0, first: null, last: null, languages: [] };
}

/** Candidates of the whole group, best first; the same fact-check once. */
async function readCandidates(db: Database, claimIds: string[]) {
  const rows = await db
    .select({ match: matches, check: factChecks })
    .from(matches)
    .innerJoin(factChecks, eq(factChecks.id, matches.factCheckId))
    .where(inArray(matches.claimId, claimIds))
    .orderBy(desc(matches.probability))
    .limit(20);
  const seen = new Set<string>();
  const shown = rows.filter(({ check }) => !seen.has(check.id) && seen.add(check.id)).slice(0, 8);
  const fellows = await readFellows(
    db,
    shown.map(({ check }) => check),
  );
  return shown.map((candidate) => ({ ...candidate, fellows: fellows.get(candidate.check.id) ?? [] }));
}
