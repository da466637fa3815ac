import type { Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { nextQueued } from './lane.store.ts';

/** Puts the words in line that an asker waits for longest, now that those before are settled. Twice makes two looks. */
export async function wakeNext(needs: Needs<'db' | 'jobs' | 'clock'>, askerId: string): Promise<void> {
  const next = await nextQueued(needs.db, askerId);
  if (next) await enqueue(needs, 'send-words', { outgoingId: next, askerId });
}
