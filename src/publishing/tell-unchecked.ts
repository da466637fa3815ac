import { phrasesOf } from '../conversation/words.ts';
import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { rootOf } from '../matching/matching.store.ts';
import { noticePriority, queueManyWords } from '../outbox/queue-words.ts';
import { findCase, findOpenCase } from '../review/review.store.ts';
import { noticePage } from './notify-askers.ts';
import { markUnchecked, waitingFor } from './publishing.store.ts';

/**
 * Tells everyone who was promised that a person looks, that one did and that it cannot be checked, a page a run, each
 * asker once. A case that was opened again meanwhile tells nobody, nor does one whose claim has another that is open. Safe to repeat: who was told is marked, and words are
 * unique by submission and case.
 */
export async function tellUnchecked(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: { caseId: string; afterSubmissionId?: string | undefined },
): Promise<void> {
  await inTransaction({ ...needs, actor: machine('publishing') }, async (needs) => {
    const found = await findCase(needs.db, input.caseId);
    if (found?.state !== 'closed' || found.outcome !== 'not-checkable') return;
    // Grouped with a claim that people still look at: its case tells them.
    if (await findOpenCase(needs.db, await rootOf(needs.db, found.claimId))) return;
    const page = { claimId: found.claimId, afterSubmissionId: input.afterSubmissionId ?? '', limit: noticePage };
    const waiting = await waitingFor(needs.db, { ...page, promised: true });
    const last = waiting.at(-1);
    if (!last) return;
    const latest = new Map(waiting.map((one) => [one.askerId, one]));
    await queueManyWords(
      needs,
      [...latest.values()].map((one) => ({
        askerId: one.askerId,
        key: `unchecked:${one.submissionId}:${found.id}`,
        words: { kind: 'text', body: phrasesOf(one.language).unchecked },
        replyTo: one.lastWamid,
        submissionId: one.submissionId,
      })),
      { priority: noticePriority },
    );
    await markUnchecked(
      needs.db,
      waiting.map((one) => one.submissionId),
    );
    await record(needs, { did: 'case.askers-told', thing: found.id, details: { told: latest.size } });
    if (waiting.length === noticePage)
      await enqueue(needs, 'tell-unchecked', { caseId: found.id, afterSubmissionId: last.submissionId });
  });
}
