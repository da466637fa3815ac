import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { noCost } from '../outbox/cost.rules.ts';
import { findOutgoing, moveOutgoing } from '../outbox/outbox.store.ts';

/**
 * Sends words again that failed, because a person says so: nobody else may where they may have arrived. Answers whether
 * they had failed. Safe to repeat: failed words are put in line once.
 */
export async function sendAgain(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: { outgoingId: string },
): Promise<boolean> {
  return inTransaction(needs, async (needs) => {
    const words = await findOutgoing(needs.db, input.outgoingId);
    const again = { state: 'queued', attempts: 0, fault: null, ...noCost } as const;
    if (!words || !(await moveOutgoing(needs.db, words.id, ['failed'], again))) return false;
    await record(needs, { did: 'words.sent-again', thing: words.id });
    await enqueue(needs, 'send-words', { outgoingId: words.id, askerId: words.askerId });
    return true;
  });
}
