import { changeSubmission, findAsker, findSubmission, type Submission } from '../conversation/conversation.store.ts';
import { sayTo } from '../conversation/say.ts';
import { phrasesOf } from '../conversation/words.ts';
import { machine } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { dayMs } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { confirmedCheck, rootOf } from '../matching/matching.store.ts';
import { urgencyOf } from './case.rules.ts';
import { findOpenCase, insertCase, pressingOf, setUrgency } from './review.store.ts';

/**
 * Hands a submission's claim to people: opens a case, or adds to the one that waits, with its urgency counted anew. A
 * claim that people answered between decision and now needs no case: the submission gets that answer.
 * Safe to repeat: a claim has one open case at most (a unique index), and counting twice gives the same.
 */
export async function openCase(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: { submissionId: string; reason: string },
): Promise<void> {
  await inTransaction({ ...needs, actor: machine('review') }, async (needs) => {
    const submission = await findSubmission(needs.db, input.submissionId);
    if (!submission?.claimId) return;
    const now = needs.clock.now();
    const claimId = await rootOf(needs.db, submission.claimId);
    const isRefused = input.reason === 'answer-refused';
    if (isRefused) await takeAnswerBack(needs, submission);
    const isAnswerable = !isRefused && !forPeopleAlone.has(input.reason) && submission.feedback === null;
    const factCheckId = isAnswerable ? await confirmedCheck(needs.db, claimId) : null;
    if (factCheckId) {
      await enqueue(needs, 'answer-accepted', { claimId, factCheckId });
      await record(needs, { did: 'submission.answered-meanwhile', thing: submission.id });
      return;
    }
    const pressing = await pressingOf(needs.db, claimId, new Date(now.getTime() - dayMs));
    const waiting = await findOpenCase(needs.db, claimId);
    if (waiting) {
      const escalated = waiting.state === 'escalated';
      await setUrgency(
        needs.db,
        waiting.id,
        urgencyOf({ ...pressing, openedAt: waiting.openedAt, escalated, reason: waiting.reason }, now),
      );
      await record(needs, { did: 'case.asked-again', thing: waiting.id, details: { submission: submission.id } });
      return;
    }
    const id = newId('case');
    const urgency = urgencyOf({ ...pressing, openedAt: now, escalated: false, reason: input.reason }, now);
    const made = await insertCase(needs.db, {
      id,
      claimId,
      state: 'open',
      reason: input.reason,
      urgency,
      openedAt: now,
    });
    if (made) await record(needs, { did: 'case.opened', thing: id, details: { reason: input.reason } });
  });
}

/** Reasons that an answer people once gave does not settle. */
const forPeopleAlone = new Set(['asker-added-words', 'too-old']);

/** The answer was never sent: they wait again, and are told so. */
async function takeAnswerBack(needs: Needs<'db' | 'jobs' | 'clock'>, submission: Submission): Promise<void> {
  await changeSubmission(needs.db, submission.id, { factCheckId: null });
  const asker = await findAsker(needs.db, submission.askerId);
  if (!asker) return;
  await sayTo(needs, asker, {
    key: `refused:${submission.id}`,
    words: { kind: 'text', body: phrasesOf(asker.language).toPerson },
    replyTo: submission.lastWamid,
    submissionId: submission.id,
  });
}
