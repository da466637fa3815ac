import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { isKeyUsed } from '../media/media.store.ts';
import { goodbyeKey } from '../outbox/outgoing.rules.ts';
import { queueWords } from '../outbox/queue-words.ts';
import { findAsker } from './conversation.store.ts';
import { eraseWords, mediaKeysOf } from './erase.store.ts';
import { phrasesOf } from './words.ts';

/**
 * Erases what an asker sent, what we sent them, and what would recognise them. Counts and claims stay: a claim is not
 * theirs alone. The address is forgotten once the goodbye has left or never will, and after a day whatever became of it. Safe to repeat: an erased asker is left alone.
 */
export async function eraseAsker(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'media'>,
  input: { askerId: string },
): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const asker = await findAsker(needs.db, input.askerId);
    if (!asker || asker.erasedAt) return;
    const media = await mediaKeysOf(needs.db, asker.id);
    const erased = await eraseWords(needs.db, asker.id, needs.clock.now());
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
