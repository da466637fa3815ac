import { and, countDistinct, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import { factChecks } from '../../db/schema/fact-checks.ts';
import { askers, messages } from '../../db/schema/inbox.ts';
import { matches } from '../../db/schema/matching.ts';
import { media } from '../../db/schema/media.ts';
import { verdicts } from '../../db/schema/publishing.ts';
import { cases } from '../../db/schema/review.ts';
import { staff } from '../../db/schema/staff.ts';
import type { Claim } from '../claims/claims.store.ts';
import { originalOf } from '../conversation/happening.rules.ts';
import type { Database } from '../core/ports.ts';
import { entriesOf } from '../ledger/entries.view.ts';
import { readFellows } from './family.view.ts';
import { readAlike } from './proposals.view.ts';
import { readQuestions } from './questions.view.ts';

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
  const entries = await entriesOf(db, [caseId, ...groupIds]);
  return {
    ...found,
    group,
    sent: await readSent(db, groupIds),
    asked: await readAsked(db, group),
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
    questions: await readQuestions(db, caseId, entries),
    entries,
  };
}

/** What people sent lately; of what its sender took back since, no words and no picture. */
async function readSent(db: Database, claimIds: string[]) {
  const sent = await readMessages(db, claimIds);
  const takenBack = new Set(sent.filter((one) => one.type === 'revoke').map((one) => originalOf(one)));
  return sent
    .filter((one) => one.type !== 'revoke')
    .map(({ wamid, ...message }) =>
      takenBack.has(wamid)
        ? { ...message, isTakenBack: true, text: null, mediaId: null }
        : { ...message, isTakenBack: false },
    );
}

/** Messages of the latest submissions: of each wording the latest, off an index, then the latest of those. */
function readMessages(db: Database, claimIds: string[]) {
  const latest = sql`(
    select l.* from jsonb_array_elements_text(${JSON.stringify(claimIds)}::text::jsonb) as g(id) cross join lateral (
      select s.id, s.asker_id, s.language, s.opened_at from submissions s where s.claim_id = g.id
      order by s.opened_at desc limit ${messagesShown}) as l
    order by l.opened_at desc limit ${messagesShown}) as latest`;
  return db
    .select({
      id: messages.id,
      wamid: messages.wamid,
      submissionId: sql<string>`latest.id`,
      text: messages.text,
      type: messages.type,
      payload: messages.payload,
      sentAt: messages.sentAt,
      forwarded: messages.forwarded,
      nickname: askers.nickname,
      language: sql<string | null>`latest.language`,
      mediaId: media.id,
      mediaState: media.state,
      mimeType: media.mimeType,
    })
    .from(latest)
    .innerJoin(messages, eq(messages.submissionId, sql`latest.id`))
    .innerJoin(askers, eq(askers.id, sql`latest.asker_id`))
    .leftJoin(media, eq(media.messageId, messages.id))
    .orderBy(desc(messages.sentAt))
    .limit(messagesShown);
}

/** Askers are counted one by one only up to so many submissions. */
const mostCounted = 10_000;

/** Who asked, by what the claims carry; `askers` is null when there are too many to count while somebody waits. */
async function readAsked(
  db: Database,
  group: readonly Pick<Claim, 'id' | 'askedCount' | 'language' | 'firstAskedAt' | 'lastAskedAt'>[],
) {
  const asked = group.filter((claim) => claim.askedCount > 0);
  const count = asked.reduce((sum, claim) => sum + claim.askedCount, 0);
  const times = (of: 'firstAskedAt' | 'lastAskedAt') => asked.map((claim) => claim[of].getTime());
  return {
    count,
    askers:
      count > mostCounted
        ? null
        : await countAskers(
            db,
            asked.map((claim) => claim.id),
          ),
    first: asked.length === 0 ? null : new Date(Math.min(...times('firstAskedAt'))),
    last: asked.length === 0 ? null : new Date(Math.max(...times('lastAskedAt'))),
    languages: [...new Set(asked.map((claim) => claim.language))].filter((tag) => tag !== 'und').sort(),
  };
}

async function countAskers(db: Database, claimIds: string[]): Promise<number> {
  const rows = await db
    .select({ n: countDistinct(submissions.askerId) })
    .from(submissions)
    .where(inArray(submissions.claimId, claimIds));
  return rows[0]?.n ?? 0;
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
