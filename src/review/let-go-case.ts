import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { rootOf } from '../matching/matching.store.ts';
import { changeCase, findOpenCase, isAsked } from './review.store.ts';

/**
 * Closes the case of a claim whose words were erased with the last who asked: there is nothing left to read, and nobody
 * to tell. One that somebody holds is theirs until the hold ends. Safe to repeat: a closed case is left alone.
 */
export async function letGoCase(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: { claimId: string },
): Promise<void> {
  await inTransaction({ ...needs, actor: machine('review') }, async (needs) => {
    const claimId = await rootOf(needs.db, input.claimId);
    const found = await findOpenCase(needs.db, claimId);
    if (!found || (await isAsked(needs.db, claimId))) return;
    const now = needs.clock.now();
    if (found.heldUntil && found.heldUntil > now)
      return enqueue(needs, 'let-go-case', { claimId }, { runAt: found.heldUntil });
    const closed = await changeCase(
      needs.db,
      { caseId: found.id, version: found.version, actorId: needs.actor.id, now },
      { state: 'closed', outcome: 'erased', closedAt: now, heldBy: null, heldUntil: null },
    );
    if (closed) await record(needs, { did: 'case.closed', thing: found.id, details: { outcome: 'erased' } });
  });
}
