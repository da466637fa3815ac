import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after, minuteMs } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { takeHour } from '../jobs/hourly.ts';
import { passAlerts } from '../ledger/alerts.store.ts';
import { endAlerts } from '../ledger/end-alerts.ts';
import { raiseAlert } from '../ledger/raise-alert.ts';
import { record } from '../ledger/record.ts';
import { isAnyTroubled } from '../outbox/lane.store.ts';
import { troubleKind } from '../outbox/stop-sending.ts';
import { silenceAlert, silenceKind, silenceOf } from './silence.rules.ts';
import { readTraffic } from './silence.store.ts';

/** While webhooks stay away it is looked for them so often, until the next hour does. Milliseconds. Chosen 2026-11-23. */
const againMs = 5 * minuteMs;
const mostLooks = 11;

/**
 * Once an hour: tells the operators when webhooks should have come and did not; a silence is told of once. While it lasts
 * it is looked again every few minutes, so that the alert goes by itself soon after one came. The simulator is no
 * provider that could fall silent. And ends what was said of words that wait for the provider when none does. Safe to repeat: an hour is taken once, and an alert that waits only counts up.
 */
export async function watchWebhook(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'settings'>,
  input: { looks?: number | undefined },
): Promise<void> {
  await inTransaction({ ...needs, actor: machine('webhook watch') }, async (needs) => {
    const isHourly = input.looks === undefined;
    if (isHourly && !(await takeHour(needs, 'watch-webhook'))) return;
    if (isHourly && !(await isAnyTroubled(needs.db))) await endAlerts(needs, { kind: troubleKind });
    if (needs.settings.whatsappProvider === 'simulator') return;
    const now = needs.clock.now();
    const silence = silenceOf(await readTraffic(needs.db), now);
    const alert = silence ? silenceAlert(silence, now) : null;
    if (alert && isHourly) await raiseAlert(needs, alert, { once: true });
    const passed = await passAlerts(needs.db, { kind: silenceKind, but: alert?.about ?? null, at: now });
    if (passed > 0) await record(needs, { did: 'alert.passed', thing: silenceKind });
    const looks = input.looks ?? mostLooks;
    if (alert && looks > 0) await enqueue(needs, 'watch-webhook', { looks: looks - 1 }, { runAt: after(now, againMs) });
  });
}
