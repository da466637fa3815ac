import { inTransaction, type Needs } from '../core/needs.ts';
import type { Refused } from '../core/ports.ts';
import { raiseAlert } from '../ledger/raise-alert.ts';
import { record } from '../ledger/record.ts';
import { findLanguage, moveOutgoing, type Outgoing } from './outbox.store.ts';
import { goodbyeKey } from './outgoing.rules.ts';
import { queueWords } from './queue-words.ts';
import { noTemplateAlert, templateKey, templateLanguage, templateWords } from './templates.rules.ts';
import { hasWaitingTemplate, readTemplates } from './templates.store.ts';
import { wakeNext } from './wake-next.ts';

type Keeping = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'settings'>;

/**
 * Keeps words that may not be sent now until the asker writes again, and sends one template a day that says so, unless not
 * even that reaches them. Reactions are dropped: they are about the moment; so is a goodbye, after which nobody is known who
 * could write again. Answers what became of them, null when they had gone another way. Safe to repeat: the state and the
 * template's key decide.
 */
export async function keepWords(
  needs: Keeping,
  outgoing: Outgoing,
  { waitsFor, fault }: { waitsFor: Refused['waitsFor']; fault: string },
): Promise<Partial<Outgoing> | null> {
  return inTransaction(needs, async (needs) => {
    const { kind } = outgoing.words;
    const fleeting = kind === 'reaction' || kind === 'template' || outgoing.key === goodbyeKey(outgoing.askerId);
    const change = { state: fleeting ? 'dropped' : 'kept', fault } as const;
    if (!(await moveOutgoing(needs.db, outgoing.id, ['queued', 'sending', 'unsure', 'sent'], change))) return null;
    await record(needs, { did: `words.${change.state}`, thing: outgoing.id });
    await wakeNext(needs, outgoing.askerId);
    if (!fleeting && waitsFor !== 'asker') await sendTemplate(needs, outgoing);
    return change;
  });
}

async function sendTemplate(needs: Keeping, { askerId, noticeId }: Outgoing): Promise<void> {
  const name = needs.settings.whatsappTemplate;
  const now = needs.clock.now();
  if (name === '' || (await hasWaitingTemplate(needs.db, askerId))) return;
  const asker = await findLanguage(needs.db, askerId);
  const language = templateLanguage(asker, await readTemplates(needs.db, name, now));
  if (language === null) return raiseAlert(needs, noTemplateAlert(name));
  await queueWords(needs, {
    askerId,
    key: templateKey(askerId, now),
    words: templateWords(name, language),
    ...(noticeId ? { noticeId } : {}),
  });
}
