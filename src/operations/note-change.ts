import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { endAlerts } from '../ledger/end-alerts.ts';
import { raiseAlert } from '../ledger/raise-alert.ts';
import { record } from '../ledger/record.ts';
import { brokenAbout, brokenKind, isUsable, noTemplateKind } from '../outbox/templates.rules.ts';
import { saveTemplate } from '../outbox/templates.store.ts';
import { newsOf } from './account-news.rules.ts';
import { findChange } from './changes.store.ts';

/**
 * Works in a change that is neither a message nor a state: what operators must hear of becomes an alert, what is over takes
 * its alert away, the state of a template is noted, and news of it that is older than what is known means nothing any more.
 * `again`: it was worked in, and only what is over by now counts. Safe to repeat: an alert that nobody has seen only counts up.
 */
export async function noteChange(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'vault' | 'settings'>,
  input: { changeId: string; toldAt?: string | undefined; again?: boolean | undefined },
): Promise<void> {
  const change = await findChange(needs.db, input.changeId);
  if (!change) return;
  const value: unknown = JSON.parse(new TextDecoder().decode(await needs.vault.open(change.value)));
  const now = needs.clock.now();
  const {
    template: of,
    alerts,
    over,
    againAt,
  } = newsOf(change.field, value, { now, template: needs.settings.whatsappTemplate });
  const template = input.again ? null : of;
  if (alerts.length + over.length === 0 && !template) return;
  await inTransaction({ ...needs, actor: machine('operations') }, async (needs) => {
    const known = template && (await saveTemplate(needs.db, template, toldAt(input, now)));
    if (template && !known) return;
    if (!input.again) for (const alert of alerts) await raiseAlert(needs, alert);
    for (const ended of over) await endAlerts(needs, ended);
    if (againAt) await enqueue(needs, 'note-change', { ...input, again: true }, { runAt: againAt });
    if (template && known && isUsable(known) && alerts.length === 0) {
      await endAlerts(needs, { kind: brokenKind, about: brokenAbout(template.name, template.language) });
      await endAlerts(needs, { kind: noTemplateKind, about: template.name });
      if (template.name === needs.settings.whatsappTemplate) await enqueue(needs, 'tell-kept', {});
    }
    if (!input.again)
      await record(needs, { did: 'account.news-noted', thing: change.id, details: { field: change.field } });
  });
}

/** When it was told, by the provider's clock; never later than now, by ours, which is also taken where nothing was said. */
function toldAt(input: { toldAt?: string | undefined }, now: Date): Date {
  const told = input.toldAt === undefined ? now : new Date(input.toldAt);
  return told < now ? told : now;
}
