import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { endAlerts } from '../ledger/end-alerts.ts';
import { raiseAlert } from '../ledger/raise-alert.ts';
import { record } from '../ledger/record.ts';
import { isUsable, noTemplateKind } from '../outbox/templates.rules.ts';
import { saveTemplate } from '../outbox/templates.store.ts';
import { brokenAbout, brokenKind, newsOf } from './account-news.rules.ts';
import { findChange } from './changes.store.ts';

/**
 * Works in a change that is neither a message nor a state: what operators must hear of becomes an alert, the state of a
 * template is noted, alerts end about a template that may be sent again, and news of it that is older than what is known means nothing any more. Safe to repeat: an alert that
 * nobody has seen only counts up.
 */
export async function noteChange(
  needs: Needs<'db' | 'clock' | 'actor' | 'vault' | 'settings'>,
  input: { changeId: string; toldAt?: string | undefined },
): Promise<void> {
  const change = await findChange(needs.db, input.changeId);
  if (!change) return;
  const value: unknown = JSON.parse(new TextDecoder().decode(await needs.vault.open(change.value)));
  const { alerts, template } = newsOf(change.field, value, {
    now: needs.clock.now(),
    template: needs.settings.whatsappTemplate,
  });
  if (alerts.length === 0 && !template) return;
  await inTransaction({ ...needs, actor: machine('operations') }, async (needs) => {
    const known = template && (await saveTemplate(needs.db, template, toldAt(input, needs.clock.now())));
    if (template && !known) return;
    for (const alert of alerts) await raiseAlert(needs, alert);
    if (template && known && isUsable(known) && alerts.length === 0) {
      await endAlerts(needs, { kind: brokenKind, about: brokenAbout(template.name, template.language) });
      await endAlerts(needs, { kind: noTemplateKind, about: template.name });
    }
    await record(needs, { did: 'account.news-noted', thing: change.id, details: { field: change.field } });
  });
}

/** When it was told, by the provider's clock; never later than now, by ours, which is also taken where nothing was said. */
function toldAt(input: { toldAt?: string | undefined }, now: Date): Date {
  const told = input.toldAt === undefined ? now : new Date(input.toldAt);
  return told < now ? told : now;
}
