import { conflict, notFound } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { closeMerge, findClaim, findMerge, insertMerge, lockClaims, moveClaims, moveRoot } from './claims.store.ts';

type Merging = Needs<'db' | 'clock' | 'actor'>;

/**
 * Makes one claim part of another: everyone who asked one is told what is found about the other. Returns the merge's id,
 * with which it can be undone. Throws NotFound `claim.unknown`; Conflict `claim.same` when they are one already.
 */
export async function mergeClaims(needs: Merging, input: { claimId: string; intoId: string }): Promise<string> {
  return inTransaction(needs, async (needs) => {
    await lockClaims(needs.db);
    const from = await findClaim(needs.db, input.claimId);
    const into = await findClaim(needs.db, input.intoId);
    if (!from || !into)
      throw notFound(
        'claim.unknown',
        `There is no claim ${from ? input.intoId : input.claimId}. Look it up in the queue.`,
      );
    if (from.rootId === into.rootId)
      throw conflict('claim.same', 'These two are one claim already. Nothing was changed.');
    const id = newId('mrg');
    const moved = await moveRoot(needs.db, from.rootId, into.rootId);
    await insertMerge(needs.db, { id, fromId: from.rootId, intoId: into.rootId, moved, at: needs.clock.now() });
    await record(needs, { did: 'claim.merged', thing: from.rootId, details: { into: into.rootId, merge: id } });
    await record(needs, { did: 'claim.took-in', thing: into.rootId, details: { from: from.rootId, merge: id } });
    return id;
  });
}

/**
 * Undoes a merge: what it moved goes back, unless it was moved on since. Throws NotFound `merge.unknown`; Conflict
 * `merge.undone` when it was undone before.
 */
export async function undoMerge(needs: Merging, input: { mergeId: string }): Promise<void> {
  await inTransaction(needs, async (needs) => {
    await lockClaims(needs.db);
    const merge = await findMerge(needs.db, input.mergeId);
    if (!merge) throw notFound('merge.unknown', `There is no merge ${input.mergeId}.`);
    if (!(await closeMerge(needs.db, merge.id, needs.clock.now()))) {
      throw conflict('merge.undone', 'This merge was undone before. Nothing was changed.');
    }
    await moveClaims(needs.db, merge.moved, merge.intoId, merge.fromId);
    await record(needs, {
      did: 'claim.merge-undone',
      thing: merge.fromId,
      details: { from: merge.intoId, merge: merge.id },
    });
    await record(needs, {
      did: 'claim.gave-back',
      thing: merge.intoId,
      details: { to: merge.fromId, merge: merge.id },
    });
  });
}

/**
 * Takes one claim out of the group it was put into, so that it stands alone; merging it again undoes that. Throws
 * NotFound `claim.unknown`; Conflict `claim.is-root` for the claim the group is named after.
 */
export async function splitClaim(needs: Merging, input: { claimId: string }): Promise<void> {
  await inTransaction(needs, async (needs) => {
    await lockClaims(needs.db);
    const claim = await findClaim(needs.db, input.claimId);
    if (!claim) throw notFound('claim.unknown', `There is no claim ${input.claimId}. Look it up in the queue.`);
    if (claim.rootId === claim.id)
      throw conflict('claim.is-root', 'The group is named after this claim. Split the others from it instead.');
    await moveClaims(needs.db, [claim.id], claim.rootId, claim.id);
    await record(needs, { did: 'claim.split', thing: claim.id, details: { from: claim.rootId } });
    await record(needs, { did: 'claim.gave-back', thing: claim.rootId, details: { to: claim.id } });
  });
}
