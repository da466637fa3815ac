import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { isKeyUsed } from '../media/media.store.ts';
import { hideIds } from '../outbox/hidden-id.rules.ts';
import { hideSentIds } from '../outbox/hide-sent-ids.ts';
import { goodbyeKey } from '../outbox/outgoing.rules.ts';
import { queueWords } from '../outbox/queue-words.ts';
import { findAsker } from './conversation.store.ts';
import { eraseWords, hideReceived, mediaKeysOf, receivedIds } from './erase.store.ts';
import { phrasesOf } from './words.ts';

/**
 * Erases what an asker sent, what we sent them, and what would recognise them. Counts and claims stay: a claim is not
 * theirs alone. The address is forgotten once the goodbye has left or never will, and after a day whatever became of it. The
 * provider's ids hold the number: digests take their place. Safe to repeat: an erased asker is left alone.
 */
export async function eraseAsker(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'media' | 'vault'>,
  input: { askerId: string },
): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const asker = await findAsker(needs.db, input.askerId);
    if (!asker || asker.erasedAt) return;
    const media = await mediaKeysOf(needs.db, asker.id);
    const erased = await eraseWords(needs.db, asker.id, needs.clock.now());
    const hidden = await hideIds(needs.vault, await receivedIds(needs.db, asker.id));
    await hideReceived(needs.db, { askerId: asker.id, hidden });
    await hideSentIds(needs, asker.id);
    for (const claimId of erased) await enqueue(needs, 'let-go-case', { claimId });
    await queueWords(needs, {
      askerId: asker.id,
      key: goodbyeKey(asker.id),
      words: { kind: 'text', body: phrasesOf(asker.language).erased },
    });
    await record(needs, { did: 'asker.erased', thing: asker.id });
    for (const { storeKey } of media)
      if (storeKey && !(await isKeyUsed(needs.db, storeKey))) await needs.media.remove(storeKey);
  });
}
