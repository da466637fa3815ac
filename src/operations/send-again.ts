import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { noCost } from '../outbox/cost.rules.ts';
import { isOvertaken, overtakenFault } from '../outbox/lane.store.ts';
import { findOutgoing, moveOutgoing } from '../outbox/outbox.store.ts';

/**
 * Sends words again that failed, because a person says so: nobody else may where they may have arrived. Words are put away
 * instead when their asker was told more of the same fact-check since, as a correction does. Answers what became of them,
 * null when they had not failed. Safe to repeat: failed words are put in line once.
 */
export async function sendAgain(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: { outgoingId: string },
): Promise<'queued' | 'dropped' | null> {
  return inTransaction(needs, async (needs) => {
    const words = await findOutgoing(needs.db, input.outgoingId);
    if (!words) return null;
    const change = (await isOvertaken(needs.db, words))
      ? ({ state: 'dropped', fault: overtakenFault } as const)
      : ({ state: 'queued', attempts: 0, fault: null, ...noCost } as const);
    if (!(await moveOutgoing(needs.db, words.id, ['failed'], change))) return null;
    if (change.state === 'queued') await enqueue(needs, 'send-words', { outgoingId: words.id, askerId: words.askerId });
    await record(needs, { did: change.state === 'queued' ? 'words.sent-again' : 'words.dropped', thing: words.id });
    return change.state;
  });
}
