import { type Claim, claimsUnder, nearestClaims, sketchedClaims } from '../claims/claims.store.ts';
import { storedSketch } from '../claims/nominate.ts';
import { sketchOf } from '../claims/sketch.rules.ts';
import { machine } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { takeHour } from '../jobs/hourly.ts';
import { recordMany } from '../ledger/record.ts';
import {
  claimsById,
  keepProposals,
  nextClaims,
  type ProposalRow,
  rememberPass,
  setSketch,
  sharingCheck,
  wasMergedByHand,
} from './proposals.store.ts';
import { mergeProposal, splitProposal } from './propose.rules.ts';

/** Claims of one job: well under a second of work. Chosen 2026-11. */
const pageSize = 50;
/** Others looked at for each claim by each way of finding them, and proposals made of one claim. */
const looked = 10;
const mostPerClaim = 3;
/** Wordings of a group that one of it is held against. */
const mostOthers = 20;
/** Probability from which a fact-check that two claims share makes them worth comparing. */
const leastCheck = 0.5;

type Proposing = Needs<'db' | 'jobs' | 'clock' | 'actor'>;
type Made = Pick<ProposalRow, 'kind' | 'claimId' | 'otherId' | 'score' | 'why'>;

/**
 * Looks at a page of claims that came since the last run, proposes merges and splits to reviewers, and puts the next page
 * in line. Changes no group itself. Safe to repeat, also at the same time: a proposal is made once and never again,
 * whatever was decided, and the pass goes on where it was.
 */
export async function proposeMerges(needs: Proposing, input: { more?: boolean | undefined }): Promise<void> {
  await inTransaction({ ...needs, actor: machine('review') }, async (needs) => {
    if (!input.more && !(await takeHour(needs, 'propose-merges'))) return;
    const page = await nextClaims(needs.db, pageSize);
    const made: Made[] = [];
    for (const claim of page) {
      if (claim.normal === '') continue;
      if (claim.sketch === null) await setSketch(needs.db, claim.id, await storedSketch(needs, claim.normal));
      made.push(...(await mergesOf(needs, claim)), ...(await splitOf(needs, claim)));
    }
    const proposedAt = needs.clock.now();
    const kept = await keepProposals(
      needs.db,
      made.map((one) => ({ ...one, id: newId('prp'), proposedAt })),
    );
    await recordMany(
      needs,
      kept.map((one) => ({
        did: 'claim.proposed',
        thing: one.claimId,
        details: { proposal: one.id, kind: one.kind, other: one.otherId },
      })),
    );
    const last = page.at(-1);
    if (last) await rememberPass(needs.db, { afterAt: last.firstAskedAt, afterId: last.id });
    if (page.length === pageSize) await enqueue(needs, 'propose-merges', { more: true });
  });
}

async function mergesOf(needs: Needs<'db'>, claim: Claim): Promise<Made[]> {
  const checks = await sharingCheck(needs.db, claim.rootId, leastCheck, looked);
  const near = claim.vector ? await nearestClaims(needs.db, claim.vector, looked) : [];
  const cosines = new Map(near.map((one) => [one.id, one.similarityCosine]));
  const others = new Map<string, Claim>();
  for (const one of [
    ...(await sketchedClaims(needs.db, sketchOf(claim.normal), looked)),
    ...near,
    ...(await claimsById(needs.db, [...checks.keys()])),
  ])
    if (one.rootId !== claim.rootId && one.normal !== '') others.set(one.id, one);
  const found = new Map<string, Made>();
  for (const other of others.values()) {
    const signs = { similarityCosine: cosines.get(other.id) ?? null, sameCheck: checks.get(other.rootId) ?? 0 };
    const proposal = mergeProposal(claim, other, signs);
    if (!proposal || proposal.score <= (found.get(other.rootId)?.score ?? 0)) continue;
    const [otherId = '', claimId = ''] = [claim.rootId, other.rootId].sort();
    found.set(other.rootId, { kind: 'merge', claimId, otherId, ...proposal });
  }
  return [...found.values()].sort((a, b) => b.score - a.score).slice(0, mostPerClaim);
}

async function splitOf(needs: Needs<'db'>, claim: Claim): Promise<Made[]> {
  if (claim.rootId === claim.id || (await wasMergedByHand(needs.db, claim.id))) return [];
  const others = (await claimsUnder(needs.db, claim.rootId)).filter((one) => one.id !== claim.id && one.normal !== '');
  const proposal = splitProposal(claim, others.slice(0, mostOthers));
  return proposal && others.length <= mostOthers
    ? [{ kind: 'split', claimId: claim.id, otherId: claim.rootId, ...proposal }]
    : [];
}
