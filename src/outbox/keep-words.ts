import { inTransaction, type Needs } from '../core/needs.ts';
import { raiseAlert } from '../ledger/raise-alert.ts';
import { record } from '../ledger/record.ts';
import { findLanguage, moveOutgoing, type Outgoing } from './outbox.store.ts';
import { goodbyeKey } from './outgoing.rules.ts';
import { queueWords } from './queue-words.ts';
import { noTemplateKind, templateLanguage } from './templates.rules.ts';
import { readTemplates } from './templates.store.ts';
import { wakeNext } from './wake-next.ts';

/**
 * Keeps words that may not be sent now until the asker writes again, and sends one template a day that says so.
 * Reactions are dropped: they are about the moment; so is a goodbye, after which nobody is known who could write again.
 * Safe to repeat: the state and the template's key decide.
 */
export async function keepWords(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'settings'>,
  outgoing: Outgoing,
  fault: string,
): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const { kind } = outgoing.words;
    const fleeting = kind === 'reaction' || kind === 'template' || outgoing.key === goodbyeKey(outgoing.askerId);
    const kept = await moveOutgoing(needs.db, outgoing.id, ['queued', 'sending', 'unsure', 'sent'], {
      state: fleeting ? 'dropped' : 'kept',
      fault,
    });
    if (!kept) return;
    await record(needs, { did: fleeting ? 'words.dropped' : 'words.kept', thing: outgoing.id });
    await wakeNext(needs, outgoing.askerId);
    const name = needs.settings.whatsappTemplate;
    if (fleeting || name === '') return;
    const asker = await findLanguage(needs.db, outgoing.askerId);
    const language = templateLanguage(asker, await readTemplates(needs.db, name));
    if (language === null) {
      const words = `The template "${name}" is approved in no language: people whose window is closed hear nothing until they write. Run npm run templates -- diff.`;
      return raiseAlert(needs, { kind: noTemplateKind, about: name, severity: 'stop', words });
    }
    await queueWords(needs, {
      askerId: outgoing.askerId,
      key: `template:${outgoing.askerId}:${needs.clock.now().toISOString().slice(0, 10)}`,
      words: { kind: 'template', name, language, parameters: [], tap: 'open' },
      ...(outgoing.noticeId ? { noticeId: outgoing.noticeId } : {}),
    });
  });
}
