import { fileWordless } from '../claims/file-wordless.ts';
import { changeSubmission, findAsker, findSubmission, type Submission } from '../conversation/conversation.store.ts';
import { sayTo } from '../conversation/say.ts';
import { notCheckable } from '../conversation/status.rules.ts';
import { phrasesOf } from '../conversation/words.ts';
import { machine } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import type { Database } from '../core/ports.ts';
import { after, dayMs, secondMs } from '../core/time.ts';
import { findDocuments } from '../fact-checks/fact-checks.store.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { confirmedCheck, rootOf } from '../matching/matching.store.ts';
import { lacksSource } from '../matching/source.rules.ts';
import { urgencyOf } from './case.rules.ts';
import { findOpenCase, insertCase, pressingOf, setUrgency } from './review.store.ts';

/**
 * Hands a submission's claim to people: opens a case, or adds to the one that waits, with its urgency counted anew. A
 * claim that people answered between decision and now needs no case: the submission gets that answer. A picture without
 * words is a claim from here on. One that is not decided yet is waited for: who asked for a person was told that one looks.
 * Safe to repeat: a claim has one open case at most (a unique index), and counting twice gives the same.
 */
export async function openCase(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: { submissionId: string; reason: string },
): Promise<void> {
  await inTransaction({ ...needs, actor: machine('review') }, async (needs) => {
    const submission = await findSubmission(needs.db, input.submissionId);
    if (!submission || submission.state === 'dropped') return;
    const now = needs.clock.now();
    if (submission.state !== 'decided') return waitForDecision(needs, submission, input);
    // They want another look at what could not be checked: they wait again.
    if (submission.reason === notCheckable) await changeSubmission(needs.db, submission.id, { reason: input.reason });
    const claimId = await rootOf(needs.db, submission.claimId ?? (await fileWordless(needs, submission)));
    const isRefused = input.reason === 'answer-refused';
    if (isRefused) await takeAnswerBack(needs, submission);
    // Who wants a person for what was never answered takes the answer of the person who looked at it before.
    const isUndisputed = submission.feedback === null || submission.claimId === null;
    const isAnswerable = !isRefused && !forPeopleAlone.has(input.reason) && isUndisputed;
    const factCheckId = isAnswerable ? await answerOfPeople(needs.db, claimId) : null;
    if (factCheckId) {
      await enqueue(needs, 'answer-accepted', { claimId, factCheckId });
      await record(needs, { did: 'submission.answered-meanwhile', thing: submission.id });
      return;
    }
    // Small talk to the machine, and to its asker a question: it is told of as one from here on.
    if (submission.decision === 'chat')
      await changeSubmission(needs.db, submission.id, { decision: 'review', toldAt: now });
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

/** How soon to look again whether a submission is decided. Milliseconds. Chosen 2026-11-23. */
const undecidedMs = 5 * secondMs;

function waitForDecision(
  needs: Needs<'db' | 'jobs' | 'clock'>,
  submission: Submission,
  input: { submissionId: string; reason: string },
): Promise<void> {
  const now = needs.clock.now();
  const from = submission.closesAt > now ? submission.closesAt : now;
  return enqueue(needs, 'open-case', input, { runAt: after(from, undecidedMs) });
}

/** The fact-check that people tied to the claim, where an answer with it would be sent. */
export async function answerOfPeople(db: Database, claimId: string): Promise<string | null> {
  const id = await confirmedCheck(db, claimId);
  const [check] = id ? await findDocuments(db, [id]) : [];
  return check && !lacksSource(check) ? check.id : null;
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
