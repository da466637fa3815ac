import { mergeClaims, splitClaim, undoMerge } from '../claims/merge-claims.ts';
import { notFound } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { changeCase } from './change-case.ts';
import { findCase, findOpenCase } from './review.store.ts';

type Grouping = Needs<'db' | 'clock' | 'actor' | 'jobs'>;

/**
 * Makes another case's claim part of this one's, and closes the other case as a duplicate. Returns the merge's id.
 * Throws NotFound `case.unknown`, Conflict `claim.same`. Undone by `ungroup`.
 */
export async function groupCases(needs: Grouping, input: { caseId: string; otherCaseId: string }): Promise<string> {
  return inTransaction(needs, async (needs) => {
    const kept = await findCase(needs.db, input.caseId);
    const other = await findCase(needs.db, input.otherCaseId);
    if (!kept || !other)
      throw notFound(
        'case.unknown',
        `There is no case ${kept ? input.otherCaseId : input.caseId}. Copy its id from its page.`,
      );
    const merge = await mergeClaims(needs, { claimId: other.claimId, intoId: kept.claimId });
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
