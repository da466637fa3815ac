import { type Claim, claimsUnder, nearestClaims, sketchedClaims } from '../claims/claims.store.ts';
import { mostHolders } from '../claims/nominate.rules.ts';
import { storedSketch } from '../claims/nominate.ts';
import { sketchOf } from '../claims/sketch.rules.ts';
import { machine } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after, breathe } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { takeHour } from '../jobs/hourly.ts';
import { recordMany } from '../ledger/record.ts';
import { modelsOf } from '../matching/models.rules.ts';
import { type AskedView, askedView, everydayCounts, sameClaimProbability } from '../matching/same-claim.rules.ts';
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

/** Claims of one job: about a second of work, with room for others between claims. Chosen 2026-11. */
const pageSize = 20;
/** Pauses after a page, each as long as it took. With one, forwards at 10/s waited 2.6 s while it went on (2026-11-23). */
const restsPerPage = 3;
/** Others looked at for each claim by each way of finding them, and proposals made of one claim. */
const looked = 10;
const mostPerClaim = 3;
/** Wordings of a group that one of it is held against. */
const mostOthers = 20;
/** Probability from which a fact-check that two claims share makes them worth comparing. */
const leastCheck = 0.5;

type Proposing = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'models'>;
type Made = Pick<ProposalRow, 'kind' | 'claimId' | 'otherId' | 'score' | 'why'>;
type Near = { one: Claim; sameCheck: number };

/**
 * Looks at a page of claims that came since the last run, proposes merges and splits to reviewers, and puts the next page
 * in line, so that a busy hour gives it a quarter of its time.
 * Changes no group itself. Safe to repeat, also at the same time: a proposal is made once and never again,
 * whatever was decided, and the pass goes on where it was; a run that breaks off is made up for an hour later.
 */
export async function proposeMerges(needs: Proposing, input: { more?: boolean | undefined }): Promise<void> {
  const machines = { ...needs, actor: machine('review') };
  const startedAt = needs.clock.now();
  const page = await inTransaction(machines, async (needs) =>
    input.more || (await takeHour(needs, 'propose-merges')) ? nextClaims(needs.db, pageSize) : [],
  );
  const compare = comparing(needs);
  const made: Made[] = [];
  for (const claim of page.filter((one) => one.normal !== '')) {
    const near = await inTransaction(machines, (needs) => nearTo(needs, claim));
    made.push(...mergesOf(claim, near, compare), ...(await splitOf(needs, claim)));
    await breathe();
  }
  const last = page.at(-1);
  if (!last) return;
  await inTransaction(machines, async (needs) => {
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
    await rememberPass(needs.db, { afterAt: last.firstAskedAt, afterId: last.id });
    const runAt = after(proposedAt, (proposedAt.getTime() - startedAt.getTime()) * restsPerPage);
    if (page.length === pageSize) await enqueue(needs, 'propose-merges', { more: true }, { runAt });
  });
}

/** Claims of other groups that may be one with this one: those that share its sketch, its vector's place or a fact-check. */
async function nearTo(needs: Needs<'db'>, claim: Claim): Promise<Near[]> {
  if (claim.sketch === null) await setSketch(needs.db, claim.id, await storedSketch(needs, claim.normal));
  const checks = await sharingCheck(needs.db, claim.rootId, leastCheck, looked);
  const byVector = claim.vector ? await nearestClaims(needs.db, claim.vector, looked) : [];
  const bySketch = await sketchedClaims(needs.db, sketchOf(claim.normal), { claims: looked, holders: mostHolders });
  const ids = [...new Set([...bySketch.claims, ...byVector].map((one) => one.id).concat(...checks.keys()))];
  const found = new Map((await claimsById(needs.db, ids)).map((one) => [one.id, one]));
  return ids
    .flatMap((id) => found.get(id) ?? [])
    .filter((one) => one.rootId !== claim.rootId && one.normal !== '')
    .map((one) => ({ one, sameCheck: checks.get(one.rootId) ?? 0 }));
}

/** Likeness of claims by the model of `models/same-claim.json`; each text is read once. */
function comparing(needs: Needs<'models'>) {
  const { background, sameClaim } = modelsOf(needs.models);
  const counts = everydayCounts(background);
  const views = new Map<string, AskedView>();
  const viewOf = (claim: Claim): AskedView => {
    const known = views.get(claim.id);
    if (known) return known;
    const language = claim.language === 'und' ? null : claim.language;
    const vector = claim.vector ? Float32Array.from(claim.vector) : null;
    const view = askedView({ text: claim.text, language, vector }, counts);
    views.set(claim.id, view);
    return view;
  };
  return (a: Claim, b: Claim) => ({
    probability: sameClaimProbability(sameClaim, viewOf(a), viewOf(b), counts),
    likely: sameClaim.likely,
  });
}

function mergesOf(claim: Claim, near: readonly Near[], compare: ReturnType<typeof comparing>): Made[] {
  const found = new Map<string, Made>();
  for (const { one: other, sameCheck } of near) {
    const proposal = mergeProposal(claim, other, { ...compare(claim, other), sameCheck });
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
