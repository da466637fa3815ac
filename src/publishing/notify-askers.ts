import { machine } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { findDocuments } from '../fact-checks/fact-checks.store.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { answerWords } from '../matching/answer.rules.ts';
import { noticePriority, queueManyWords } from '../outbox/queue-words.ts';
import { heardAmong, pinVerdict } from './heard.store.ts';
import { noticeOf } from './notice.rules.ts';
import {
  chainOf,
  factChecksOf,
  insertNotices,
  markAllAnswered,
  markAnswered,
  type Owed,
  owedTo,
  type Verdict,
  waitingFor,
} from './publishing.store.ts';

/**
 * Askers told in one transaction. Small enough that nobody else on the one connection of the embedded database waits
 * long; large enough that 100,000 are told within a minute: see README for what was measured.
 */
export const noticePage = 500;

/** Pages that one job tells, so that little of its time is waiting for the next. Chosen 2026-11: a second or two. */
export const pagesInARow = 10;

type Notifying = Needs<'db' | 'jobs' | 'clock' | 'actor'>;

/**
 * Owes and queues one notice to each asker of a published verdict, a page a transaction and some pages a run. The next run
 * is a job of the last page's transaction, so a crash resumes where this run began; pages told already are passed over.
 * Safe to repeat: a notice is unique by verdict and asker.
 */
export async function notifyAskers(
  needs: Notifying,
  input: { verdictId: string; afterAskerId?: string | undefined },
): Promise<void> {
  let afterAskerId: string | null = input.afterAskerId ?? '';
  for (let left = pagesInARow; left > 0 && afterAskerId !== null; left--)
    afterAskerId = await notifyPage(needs, { verdictId: input.verdictId, afterAskerId, isLast: left === 1 });
}

/** Tells one page. Returns the id of its last asker, or null when nobody comes after. */
function notifyPage(
  needs: Notifying,
  input: { verdictId: string; afterAskerId: string; isLast: boolean },
): Promise<string | null> {
  const { verdictId, afterAskerId, isLast } = input;
  return inTransaction({ ...needs, actor: machine('publishing') }, async (needs) => {
    const verdict = await pinVerdict(needs.db, verdictId);
    if (verdict?.state !== 'published' || !verdict.factCheckId) return null;
    const chain = await chainOf(needs.db, verdict);
    const page = { claimId: verdict.claimId, factCheckIds: factChecksOf(chain), afterAskerId, limit: noticePage };
    const { owed, lastAskerId } = await owedTo(needs.db, page);
    const [check] = await findDocuments(needs.db, [verdict.factCheckId]);
    if (!check) return null;
    if (lastAskerId && isLast) await enqueue(needs, 'notify-askers', { verdictId, afterAskerId: lastAskerId });
    if (owed.length === 0) return lastAskerId;
    const createdAt = needs.clock.now();
    const made = await insertNotices(
      needs.db,
      owed.map(({ askerId, submissionId }) => ({
        id: newId('not'),
        verdictId: verdict.id,
        askerId,
        submissionId,
        state: 'queued' as const,
        createdAt,
      })),
    );
    const heard = await whoHeard(needs, chain, owed);
    const madeFor = new Map(made.map((notice) => [notice.askerId, notice.id]));
    const says = owed.flatMap((one) => {
      const noticeId = madeFor.get(one.askerId);
      if (!noticeId) return [];
      const saying = noticeOf(verdict, { language: one.language, heard: heard.has(one.askerId) });
      const words = answerWords(check, { ...saying, submissionId: one.submissionId });
      return [{ askerId: one.askerId, key: `notice:${noticeId}`, words, noticeId, submissionId: one.submissionId }];
    });
    if (says.length === 0) return lastAskerId;
    await queueManyWords(needs, says, { priority: noticePriority });
    // Only who is told now: who heard it in an earlier run may have asked for a person since.
    const told = owed.filter((one) => madeFor.has(one.askerId));
    await markAnswered(
      needs.db,
      told.map((one) => one.submissionId),
      check.id,
    );
    const askerIds = told.map((one) => one.askerId);
    await markAllAnswered(needs.db, { askerIds, claimId: verdict.claimId, factCheckId: check.id });
    await record(needs, {
      did: 'verdict.notices-queued',
      thing: verdict.caseId ?? verdict.id,
      details: { notices: says.length, verdict: verdict.id },
    });
    return lastAskerId;
  });
}

/** Who of these was told what the newest of a chain corrects: only to them it is a correction. */
async function whoHeard(needs: Needs<'db'>, chain: readonly Verdict[], owed: readonly Owed[]): Promise<Set<string>> {
  const [until, since] = [chain[0]?.publishedAt, chain.at(-1)?.publishedAt];
  if (chain.length === 1 || !until || !since) return new Set();
  const askerIds = owed.map((one) => one.askerId);
  return heardAmong(needs.db, askerIds, { factCheckIds: factChecksOf(chain), since, until });
}

/**
 * Answers everyone who waits for a claim's group with the fact-check a reviewer accepted, a page a run. Safe to repeat:
 * an answer is unique by submission, fact-check and case.
 */
export async function answerAccepted(
  needs: Notifying,
  input: { claimId: string; factCheckId: string; caseId?: string | undefined; afterSubmissionId?: string | undefined },
): Promise<void> {
  await inTransaction({ ...needs, actor: machine('publishing') }, async (needs) => {
    const [check] = await findDocuments(needs.db, [input.factCheckId]);
    const afterSubmissionId = input.afterSubmissionId ?? '';
    const waiting = await waitingFor(needs.db, { claimId: input.claimId, afterSubmissionId, limit: noticePage });
    if (!check || waiting.length === 0) return;
    await queueManyWords(
      needs,
      waiting.map((one) => ({
        askerId: one.askerId,
        key: ['accepted', one.submissionId, check.id, ...(input.caseId ? [input.caseId] : [])].join(':'),
        words: answerWords(check, {
          language: one.language,
          by: 'people',
          submissionId: one.submissionId,
        }),
        replyTo: one.lastWamid,
        submissionId: one.submissionId,
      })),
    );
    await markAnswered(
      needs.db,
      waiting.map((one) => one.submissionId),
      check.id,
    );
    await record(needs, {
      did: 'claim.answered',
      thing: input.claimId,
      details: { factCheck: check.id, answers: waiting.length },
    });
    const last = waiting.at(-1);
    if (waiting.length === noticePage && last)
      await enqueue(needs, 'answer-accepted', { ...input, afterSubmissionId: last.submissionId });
  });
}
