import type { Needs } from '../core/needs.ts';
import { passAlerts } from './alerts.store.ts';
import { record } from './record.ts';

/**
 * Takes alerts away that nobody has seen and that are over, in the caller's transaction: all of a kind, or
 * the one that is about one thing. Safe to repeat: those that are gone stay as they are.
 */
export async function endAlerts(
  needs: Needs<'db' | 'clock' | 'actor'>,
  of: { kind: string; about?: string },
): Promise<void> {
  const passed = await passAlerts(needs.db, { ...of, at: needs.clock.now() });
  const thing = of.about === undefined ? of.kind : `${of.kind}:${of.about}`;
  if (passed > 0) await record(needs, { did: 'alert.passed', thing });
}
