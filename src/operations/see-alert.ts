import { inTransaction, type Needs } from '../core/needs.ts';
import { markSeen } from '../ledger/alerts.store.ts';
import { record } from '../ledger/record.ts';

/** Notes that somebody has seen an alert. Safe to repeat: the first one stays. */
export async function seeAlert(needs: Needs<'db' | 'clock' | 'actor'>, input: { alertId: string }): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const seen = await markSeen(needs.db, input.alertId, { at: needs.clock.now(), name: needs.actor.name });
    if (seen) await record(needs, { did: 'alert.seen', thing: input.alertId });
  });
}
