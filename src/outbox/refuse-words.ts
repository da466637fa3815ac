import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { moveOutgoing, type Outgoing } from './outbox.store.ts';
import { wakeNext } from './wake-next.ts';

/**
 * Does not send words that break the rules of an answer: they stay as `failed` with what is wrong, and what they would
 * have answered goes to people. Safe to repeat: words are refused once.
 */
export async function refuseWords(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'log'>,
  outgoing: Outgoing,
  faults: readonly string[],
): Promise<void> {
  const fault = `Not sent: ${faults.join(' ')} A person answers instead. Correct the fact-check it quotes.`;
  await inTransaction(needs, async (needs) => {
    if (!(await moveOutgoing(needs.db, outgoing.id, ['queued'], { state: 'failed', fault }))) return;
    await record(needs, { did: 'words.refused', thing: outgoing.id, details: { faults } });
    await wakeNext(needs, outgoing.askerId);
    const { submissionId } = outgoing;
    if (submissionId) await enqueue(needs, 'open-case', { submissionId, reason: 'answer-refused' });
  });
  needs.log.warn(
    { outgoing: outgoing.id, faults: faults.length },
    'words break the rules of an answer and were not sent',
  );
}
