import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { moveOutgoing, type Outgoing } from './outbox.store.ts';
import { queueWords } from './queue-words.ts';
import { wakeNext } from './wake-next.ts';

/**
 * Keeps words that may not be sent now until the asker writes again, and sends one template a day that says so.
 * Reactions are dropped: they are about the moment. Safe to repeat: the state and the template's key decide.
 */
export async function keepWords(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'settings'>,
  outgoing: Outgoing,
  fault: string,
): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const fleeting = outgoing.words.kind === 'reaction' || outgoing.words.kind === 'template';
    const kept = await moveOutgoing(needs.db, outgoing.id, ['queued', 'sending', 'unsure', 'sent'], {
      state: fleeting ? 'dropped' : 'kept',
      fault,
    });
    if (!kept) return;
    await record(needs, { did: fleeting ? 'words.dropped' : 'words.kept', thing: outgoing.id });
    await wakeNext(needs, outgoing.askerId);
    if (fleeting || needs.settings.whatsappTemplate === '') return;
    await queueWords(needs, {
      askerId: outgoing.askerId,
      key: `template:${outgoing.askerId}:${needs.clock.now().toISOString().slice(0, 10)}`,
      words: { kind: 'template', name: needs.settings.whatsappTemplate, language: 'en', parameters: [] },
      ...(outgoing.noticeId ? { noticeId: outgoing.noticeId } : {}),
    });
  });
}
