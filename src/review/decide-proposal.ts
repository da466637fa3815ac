import { findClaim } from '../claims/claims.store.ts';
import { mergeClaims, splitClaim } from '../claims/merge-claims.ts';
import { conflict, notFound } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { groupCases, ungroup } from './group-claims.ts';
import { duplicateCase, findProposal, moveProposal, type ProposalRow } from './proposals.store.ts';
import { findOpenCase } from './review.store.ts';

type Deciding = Needs<'db' | 'clock' | 'actor' | 'jobs'>;

/**
 * Accepts a proposal of the machine (merging or splitting by the usual verbs), dismisses it for good, or takes such a
 * decision back. Throws NotFound `proposal.unknown`; Conflict `proposal.decided` when it is not in the state to be changed,
 * and what the verbs throw when the claims were merged or split meanwhile.
 */
export async function decideProposal(
  needs: Deciding,
  input: { proposalId: string; says: 'accept' | 'dismiss' | 'reopen' },
): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const proposal = await findProposal(needs.db, input.proposalId);
    if (!proposal)
      throw notFound('proposal.unknown', `There is no proposal ${input.proposalId}. Go back to the list of proposals.`);
    const open = proposal.state === 'open';
    if (open === (input.says === 'reopen')) throw decided(proposal);
    const decidedBy = { decidedBy: needs.actor.id, decidedAt: needs.clock.now() };
    const change =
      input.says === 'accept'
        ? { state: 'accepted' as const, ...decidedBy, mergeId: await carryOut(needs, proposal) }
        : input.says === 'dismiss'
          ? { state: 'dismissed' as const, ...decidedBy, mergeId: null }
          : { state: 'open' as const, decidedBy: null, decidedAt: null, mergeId: null };
    if (proposal.state === 'accepted') await takeBack(needs, proposal);
    if (!(await moveProposal(needs.db, proposal.id, proposal.state, change))) throw decided(proposal);
    await record(needs, {
      did: `claim.proposal-${input.says === 'reopen' ? 'reopened' : change.state}`,
      thing: proposal.claimId,
      details: { proposal: proposal.id, other: proposal.otherId, kind: proposal.kind },
    });
  });
}

const decided = (proposal: ProposalRow) =>
  conflict('proposal.decided', `This proposal is ${proposal.state} already. Nothing was changed; load the list again.`);

/** Does what is proposed. A group with an open case keeps its case; two open cases become one. Returns the merge's id. */
async function carryOut(needs: Deciding, proposal: ProposalRow): Promise<string | null> {
  if (proposal.kind === 'split') {
    await splitClaim(needs, { claimId: proposal.claimId });
    return null;
  }
  const [newer, older] = [await rootOf(needs, proposal.claimId), await rootOf(needs, proposal.otherId)];
  const [ofNewer, ofOlder] = [await findOpenCase(needs.db, newer), await findOpenCase(needs.db, older)];
  if (newer !== older && ofNewer && ofOlder) return groupCases(needs, { caseId: ofOlder.id, otherCaseId: ofNewer.id });
  return ofNewer
    ? mergeClaims(needs, { claimId: older, intoId: newer })
    : mergeClaims(needs, { claimId: newer, intoId: older });
}

async function takeBack(needs: Deciding, proposal: ProposalRow): Promise<void> {
  if (proposal.kind === 'split') {
    await mergeClaims(needs, { claimId: proposal.claimId, intoId: proposal.otherId });
    return;
  }
  if (proposal.mergeId === null) return;
  await ungroup(needs, { mergeId: proposal.mergeId, caseId: await duplicateCase(needs.db, proposal.claimId) });
}

const rootOf = async (needs: Needs<'db'>, claimId: string): Promise<string> =>
  (await findClaim(needs.db, claimId))?.rootId ?? claimId;
