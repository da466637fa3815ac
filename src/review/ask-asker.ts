import { z } from 'zod';
import { changeAsker, findSubmission, lockAsker } from '../conversation/conversation.store.ts';
import { sayTo } from '../conversation/say.ts';
import type { Waiting } from '../conversation/waiting.rules.ts';
import { phrasesOf } from '../conversation/words.ts';
import { conflict, invalid, notFound } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import type { Words } from '../core/ports.ts';
import { sha256Hex } from '../core/vault.ts';
import { record } from '../ledger/record.ts';
import { rootOf } from '../matching/matching.store.ts';
import { faultsIn } from '../outbox/answer-lint.rules.ts';
import { holdEnd } from './case.rules.ts';
import { findCase, holdIfFree } from './review.store.ts';
import { whyNot } from './take-hold.ts';

/** Longest question. Characters: a phone shows it whole. Chosen 2026-11-23. */
export const longestQuestion = 600;

const Input = z.object({
  caseId: z.string().startsWith('case_'),
  /** Of whose message it is asked. */
  submissionId: z.string().startsWith('sub_'),
  text: z.string().trim().max(longestQuestion),
});

/**
 * Asks the person behind a submission of this case something, in their conversation; what they write next comes back onto
 * the case. Outside the 24-hour window it waits until they write, as all words do. Takes or renews the hold.
 * Throws NotFound `case.unknown`, `submission.unknown`; Conflict `case.closed`, `case.held-by-other`, `asker.stopped`;
 * Invalid `question.empty`, `question.refused`. Safe to repeat: the same question about the same submission is asked once.
 */
export async function askAsker(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: z.input<typeof Input>,
): Promise<void> {
  const { caseId, submissionId, text } = Input.parse(input);
  if (text === '') throw invalid('question.empty', 'Write what you want to know.');
  const digest = (await sha256Hex(text)).slice(0, 16);
  await inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const found = await findCase(needs.db, caseId);
    const mine = await holdIfFree(needs.db, { caseId, holder: needs.actor.id, now, until: holdEnd(now) });
    if (!found || !mine) throw await whyNot(needs.db, caseId);
    const submission = await findSubmission(needs.db, submissionId);
    const root = submission?.claimId ? await rootOf(needs.db, submission.claimId) : null;
    if (!submission || root !== (await rootOf(needs.db, found.claimId)))
      throw notFound('submission.unknown', 'This message does not belong to the case. Choose another.');
    const asker = await lockAsker(needs.db, submission.askerId);
    const isStopped = asker?.stoppedAt && asker.stoppedAt >= submission.openedAt;
    if (!asker || isStopped || asker.erasedAt)
      throw conflict('asker.stopped', 'They do not want to hear from us any more. Ask somebody else.');
    const faults = faultsIn({ kind: 'text', body: text });
    if (faults.length > 0) throw invalid('question.refused', `It would not be sent. ${faults.join(' ')}`);
    await sayTo(needs, asker, {
      key: `question:${caseId}:${submissionId}:${digest}`,
      words: questionWords(asker.language, text),
      replyTo: submission.lastWamid,
      submissionId,
    });
    const waiting: Waiting = { submissionId, caseId, since: now.toISOString() };
    await changeAsker(needs.db, asker.id, { waiting });
    await record(needs, { did: 'case.asker-asked', thing: caseId, details: { submission: submissionId } });
  });
}

/** A reviewer's question, with who asks it. */
export const questionWords = (language: string | null, text: string): Words => ({
  kind: 'text',
  body: `${phrasesOf(language).reviewerAsks}\n\n${text}`,
});
