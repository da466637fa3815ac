import { mergeClaims, splitClaim, undoMerge } from '../claims/merge-claims.ts';
import { conflict, notFound } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { rootOf } from '../matching/matching.store.ts';
import { changeCase } from './change-case.ts';
import { answerOfPeople } from './open-case.ts';
import { type Case, changeCase as change, findCase, findOpenCase } from './review.store.ts';
import { whyNot } from './take-hold.ts';

type Grouping = Needs<'db' | 'clock' | 'actor' | 'jobs'>;

/**
 * Makes another case's claim part of this one's, and closes the other case as a duplicate. Who asked the other hears what
 * comes of this case; where that is closed, the answer that people gave. Returns the merge's id.
 * Throws NotFound `case.unknown`, Conflict `claim.same`, `case.held-by-other`, and `case.refused` for a closed case without
 * an answer. Undone by `ungroup`.
 */
export async function groupCases(needs: Grouping, input: { caseId: string; otherCaseId: string }): Promise<string> {
  return inTransaction(needs, async (needs) => {
    const found = await findCase(needs.db, input.caseId);
    const other = await findCase(needs.db, input.otherCaseId);
    if (!found || !other)
      throw notFound(
        'case.unknown',
        `There is no case ${found ? input.otherCaseId : input.caseId}. Copy its id from its page.`,
      );
    const seen = { caseId: found.id, version: null, actorId: needs.actor.id, now: needs.clock.now() };
    const kept = await change(needs.db, seen, {});
    if (!kept) throw await whyNot(needs.db, found.id);
    const merge = await mergeClaims(needs, { claimId: other.claimId, intoId: kept.claimId });
    if (kept.state === 'closed') await answerAsBefore(needs, kept);
    if (other.state !== 'closed') {
      await changeCase(needs, {
        caseId: other.id,
        event: 'close',
        version: null,
        outcome: 'duplicate',
        note: `Now part of ${kept.id}`,
      });
    }
    await record(needs, { did: 'case.grouped', thing: kept.id, details: { other: other.id, merge } });
    return merge;
  });
}

/** Nobody works on a closed case any more: who comes to it gets the answer of people, or the case that its group has open. */
async function answerAsBefore(needs: Grouping, kept: Case): Promise<void> {
  const claimId = await rootOf(needs.db, kept.claimId);
  const factCheckId = await answerOfPeople(needs.db, claimId);
  if (factCheckId) return enqueue(needs, 'answer-accepted', { claimId, factCheckId });
  if (await findOpenCase(needs.db, claimId)) return;
  throw conflict(
    'case.refused',
    'This case is closed without an answer, so whoever asked the other would hear nothing. Reopen it, then group them.',
  );
}

/** Undoes a grouping and reopens the case that was closed by it, unless it was reopened since. */
export async function ungroup(needs: Grouping, input: { mergeId: string; caseId: string | null }): Promise<void> {
  await inTransaction(needs, async (needs) => {
    await undoMerge(needs, { mergeId: input.mergeId });
    const other = input.caseId ? await findCase(needs.db, input.caseId) : null;
    if (other?.state !== 'closed' || (await findOpenCase(needs.db, other.claimId))) return;
    await changeCase(needs, { caseId: other.id, event: 'reopen', version: null });
    await record(needs, { did: 'case.ungrouped', thing: other.id, details: { merge: input.mergeId } });
  });
}

/** Takes one claim out of the group of a case, so that it stands alone. Grouping it again undoes that. */
export const splitFromCase = (needs: Grouping, input: { claimId: string }): Promise<void> => splitClaim(needs, input);
