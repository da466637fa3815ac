import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { raiseAlert } from '../ledger/raise-alert.ts';
import { record } from '../ledger/record.ts';
import { findLanguage, moveOutgoing, type Outgoing } from './outbox.store.ts';
import { maxAttempts } from './outgoing.rules.ts';
import { brokenAlert, noTemplateAlert, stateByRefusal, templateLanguage, templateWords } from './templates.rules.ts';
import { readTemplates, saveTemplate, toldByRefusal } from './templates.store.ts';
import { wakeNext } from './wake-next.ts';

/**
 * Heeds that a template was refused for the state it is in, should no news of that have come: operators hear of it, nobody
 * else is sent it for a while, and this asker gets it in another language that may be sent. Answers whether the refusal was
 * one of these. Safe to repeat: words that wait to be sent again are left alone.
 */
export async function refuseTemplate(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  outgoing: Outgoing,
  { code, detail }: { code: number; detail: string },
): Promise<boolean> {
  const { words, askerId } = outgoing;
  const told = stateByRefusal.get(code);
  if (words.kind !== 'template' || !told) return false;
  const { name, language } = words;
  const now = needs.clock.now();
  await inTransaction(needs, async (needs) => {
    await saveTemplate(needs.db, { name, language, state: told.state, category: null, reason: toldByRefusal }, now);
    await raiseAlert(needs, brokenAlert({ name, language }, told.why));
    const another = templateLanguage(await findLanguage(needs.db, askerId), await readTemplates(needs.db, name, now));
    if (another === null) await raiseAlert(needs, noTemplateAlert(name));
    const isTried = another !== null && another !== language && outgoing.attempts < maxAttempts;
    const change = isTried
      ? ({ state: 'queued', words: templateWords(name, another) } as const)
      : ({ state: 'dropped' } as const);
    if (!(await moveOutgoing(needs.db, outgoing.id, ['sending'], { ...change, fault: `${code} ${detail}` }))) return;
    await record(needs, { did: isTried ? 'words.delayed' : 'words.dropped', thing: outgoing.id, details: { code } });
    if (isTried) await enqueue(needs, 'send-words', { outgoingId: outgoing.id, askerId });
    else await wakeNext(needs, askerId);
  });
  return true;
}
