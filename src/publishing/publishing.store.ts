import { and, asc, eq, gt, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import { askers } from '../../db/schema/inbox.ts';
import { type notices, verdicts } from '../../db/schema/publishing.ts';
import { notCheckable } from '../conversation/status.rules.ts';
import { openWishes, uncheckedWishes } from '../conversation/wish.rules.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';

export type Verdict = typeof verdicts.$inferSelect;

export async function findVerdict(db: Database, id: string): Promise<Verdict | null> {
  return (await db.select().from(verdicts).where(eq(verdicts.id, id)))[0] ?? null;
}

/** The draft somebody has begun for a case; null when there is none. */
export async function findDraft(db: Database, caseId: string): Promise<Verdict | null> {
  return (
    (
      await db
        .select()
        .from(verdicts)
        .where(and(eq(verdicts.caseId, caseId), eq(verdicts.state, 'draft')))
    )[0] ?? null
  );
}

export async function insertVerdict(db: Database, row: typeof verdicts.$inferInsert): Promise<void> {
  await db.insert(verdicts).values(row);
}

/** Changes a verdict that is still in `state`; null when it is not. */
export async function changeVerdict(
  db: Database,
  id: string,
  state: Verdict['state'],
  change: Partial<typeof verdicts.$inferInsert>,
): Promise<Verdict | null> {
  const rows = await db
    .update(verdicts)
    .set(change)
    .where(and(eq(verdicts.id, id), eq(verdicts.state, state)))
    .returning();
  return rows[0] ?? null;
}

/** The verdict and every one it corrects, newest first. */
export async function chainOf(db: Database, verdict: Verdict): Promise<Verdict[]> {
  const chain = [verdict];
  for (let next = verdict.correctsId; next !== null; ) {
    const before: Verdict | null = await findVerdict(db, next);
    if (!before) break;
    chain.push(before);
    next = before.correctsId;
  }
  return chain;
}

/** The fact-checks a chain became: one, since its address never changes. */
export const factChecksOf = (chain: readonly Verdict[]): string[] => [
  ...new Set(chain.flatMap((one) => one.factCheckId ?? [])),
];

export type Owed = { askerId: string; submissionId: string; language: string | null; lastMessageAt: Date };
export type OwedPage = { owed: Owed[]; lastAskerId: string | null };

/**
 * Those a verdict owes words to, one row each with their latest submission, by asker id after `afterAskerId`: everyone
 * who asked about the claim's group, and everyone who was answered with one of these fact-checks. `lastAskerId` is where
 * the page ends, null on the last one; who said STOP and asked nothing of it since, or was erased, is passed over, so a
 * page may hold fewer than `limit`.
 * Each claim and each fact-check gives its first askers off an index, so that a page costs the same however many asked.
 */
export async function owedTo(
  db: Database,
  about: { claimId: string; factCheckIds: string[]; afterAskerId: string; limit: number },
): Promise<OwedPage> {
  const { claimId, afterAskerId, limit } = about;
  const group = sql`select id from claims where root_id = (select root_id from claims where id = ${claimId})`;
  const checks = sql`select jsonb_array_elements_text(${JSON.stringify(about.factCheckIds)}::text::jsonb)`;
  const firstOf = (column: SQL, value: SQL) => sql`cross join lateral (
    select distinct s.asker_id from submissions s where ${column} = ${value} and s.asker_id > ${afterAskerId}
    order by s.asker_id limit ${limit}) as first`;
  // Each off the index of an asker's submissions: joined, they would all be read.
  const latest = (column: SQL) => sql`select max(${column}) from submissions s where s.asker_id = a.id
    and (s.claim_id in (${group}) or s.fact_check_id in (${checks}))`;
  const found = await db.execute<{
    asker_id: string;
    language: string | null;
    last_message_at: string | Date;
    reachable: boolean;
    submission_id: string;
  }>(sql`
    with page as (
      select asker_id from (
        select first.asker_id from (${group}) as g ${firstOf(sql`s.claim_id`, sql`g.id`)}
        union
        select first.asker_id from (${checks}) as f(id) ${firstOf(sql`s.fact_check_id`, sql`f.id`)}
      ) as all_first order by asker_id limit ${limit})
    select a.id as asker_id, a.language, a.last_message_at, (${latest(sql`s.id`)}) as submission_id,
      a.erased_at is null and (a.stopped_at is null or a.stopped_at < (${latest(sql`s.opened_at`)})) as reachable
    from page join askers a on a.id = page.asker_id order by a.id`);
  const rows = rowsOf(found);
  const owed = rows.flatMap((row) =>
    row.reachable
      ? {
          askerId: row.asker_id,
          submissionId: row.submission_id,
          language: row.language,
          lastMessageAt: new Date(row.last_message_at),
        }
      : [],
  );
  return { owed, lastAskerId: rows.length === limit ? (rows.at(-1)?.asker_id ?? null) : null };
}

/** Wants to hear what became of a submission: asked it after their STOP, if they ever said so. */
const isReachable = and(
  or(isNull(askers.stoppedAt), lt(askers.stoppedAt, submissions.openedAt)),
  isNull(askers.erasedAt),
);

/** How many askers a verdict would reach, and how many of them inside the window (last message after `windowFrom`). */
export async function countOwed(
  db: Database,
  about: { claimId: string; factCheckIds: string[]; windowFrom: Date },
): Promise<{ all: number; inside: number }> {
  const rows = await db
    .select({
      all: sql<number>`count(distinct ${askers.id})`.mapWith(Number),
      inside:
        sql<number>`count(distinct ${askers.id}) filter (where ${gt(askers.lastMessageAt, about.windowFrom)})`.mapWith(
          Number,
        ),
    })
    .from(submissions)
    .innerJoin(askers, eq(askers.id, submissions.askerId))
    .where(and(asked(db, about), isReachable));
  return rows[0] ?? { all: 0, inside: 0 };
}

function asked(db: Database, about: { claimId: string; factCheckIds: string[] }) {
  const root = db.select({ rootId: claims.rootId }).from(claims).where(eq(claims.id, about.claimId));
  const group = db.select({ id: claims.id }).from(claims).where(inArray(claims.rootId, root));
  const byClaim = inArray(submissions.claimId, group);
  return about.factCheckIds.length === 0 ? byClaim : or(byClaim, inArray(submissions.factCheckId, about.factCheckIds));
}

/** Makes notices that are not there yet. Returns those that are new. */
export async function insertNotices(
  db: Database,
  rows: (typeof notices.$inferInsert)[],
): Promise<{ id: string; askerId: string }[]> {
  if (rows.length === 0) return [];
  const made = await db.execute<{ id: string; asker_id: string }>(sql`
    insert into notices (id, verdict_id, asker_id, submission_id, state, created_at)
    select id, "verdictId", "askerId", "submissionId", state, "createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id text, "verdictId" text, "askerId" text,
      "submissionId" text, state text, "createdAt" timestamptz)
    on conflict (verdict_id, asker_id) do nothing returning id, asker_id`);
  return rowsOf(made).map((row) => ({ id: row.id, askerId: row.asker_id }));
}

/** Nobody answered them, or the answer left a wish for people open. */
const isUnanswered = or(
  isNull(submissions.factCheckId),
  inArray(submissions.feedback, [...openWishes, ...uncheckedWishes]),
);

/** Submissions of a claim's group that still wait for an answer, by id after `afterSubmissionId`. */
export async function waitingFor(
  db: Database,
  about: { claimId: string; afterSubmissionId: string; limit: number; promised?: boolean },
) {
  const root = db.select({ rootId: claims.rootId }).from(claims).where(eq(claims.id, about.claimId));
  const group = db.select({ id: claims.id }).from(claims).where(inArray(claims.rootId, root));
  return db
    .select({
      submissionId: submissions.id,
      askerId: askers.id,
      language: askers.language,
      lastWamid: submissions.lastWamid,
    })
    .from(submissions)
    .innerJoin(askers, eq(askers.id, submissions.askerId))
    .where(
      and(
        inArray(submissions.claimId, group),
        eq(submissions.state, 'decided'),
        isUnanswered,
        about.promised ? isPromised : undefined,
        isReachable,
        gt(submissions.id, about.afterSubmissionId),
      ),
    )
    .orderBy(asc(submissions.id))
    .limit(about.limit);
}

/** Their askers heard that people look, and not yet that it cannot be checked. */
const isPromised = and(
  ne(submissions.reason, notCheckable),
  or(
    and(eq(submissions.decision, 'review'), isNull(submissions.factCheckId)),
    inArray(submissions.feedback, [...openWishes]),
  ),
);

/** What stands in place of a wish once people came to an end with it; all else that was said stays. */
const endOfWish = (end: 'answered' | 'unchecked') =>
  sql`regexp_replace(feedback, '^(not-mine|person).*$', ${`\\1-${end}`}::text)`;

/**
 * Notes that people looked at these submissions and could not check them. Of one that was answered before, decision and
 * reason stay, by which the answers of the machine are judged.
 */
export async function markUnchecked(db: Database, submissionIds: readonly string[]): Promise<void> {
  const isAnswered = sql`fact_check_id is not null`;
  await db
    .update(submissions)
    .set({
      decision: sql`case when ${isAnswered} then decision else 'review' end`,
      reason: sql`case when ${isAnswered} then reason else ${notCheckable} end`,
      feedback: endOfWish('unchecked'),
    })
    .where(inArray(submissions.id, [...submissionIds]));
}

const listed = (ids: readonly string[]) => sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`;

/** Notes which fact-check these submissions were answered with, and that no wish for people is open any more. */
export async function markAnswered(db: Database, submissionIds: string[], factCheckId: string): Promise<void> {
  if (submissionIds.length === 0) return;
  await db.execute(sql`
    update submissions set fact_check_id = ${factCheckId}, feedback = ${endOfWish('answered')}
    where id in ${listed(submissionIds)}`);
}

/** The same for all that these askers asked of a claim's group and that still waits: one notice answers it. */
export async function markAllAnswered(
  db: Database,
  about: { askerIds: string[]; claimId: string; factCheckId: string },
): Promise<void> {
  await db.execute(sql`
    update submissions set fact_check_id = ${about.factCheckId}, feedback = ${endOfWish('answered')}
    where asker_id in ${listed(about.askerIds)} and state = 'decided' and ${isUnanswered}
      and claim_id in (select id from claims where root_id = (select root_id from claims where id = ${about.claimId}))`);
}
