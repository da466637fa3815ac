import { newId } from '../core/ids.ts';
import type { Needs } from '../core/needs.ts';
import { upsertAlert } from './alerts.store.ts';
import { record } from './record.ts';

/** What an operator must hear of. `about` tells one alert of a kind from another: `check_ready:hi`, `2026-11`. */
export type Alert = {
  kind: string;
  about: string;
  severity: 'stop' | 'warning' | 'notice';
  /** What happened, and what to do; no message text, no numbers of people. Lines after the first are steps, in order. */
  words: string;
};

/**
 * Raises an alert, in the caller's transaction; while nobody has seen it, the same one again only counts up and brings its
 * newest words. With `once` it is not raised again after it was seen. Safe to repeat.
 */
export async function raiseAlert(
  needs: Needs<'db' | 'clock' | 'actor'>,
  alert: Alert,
  options: { once?: boolean } = {},
): Promise<void> {
  const times = await upsertAlert(
    needs.db,
    { id: newId('alr'), ...alert, at: needs.clock.now() },
    options.once ?? false,
  );
  if (times !== 1) return;
  const thing = `${alert.kind}:${alert.about}`;
  await record(needs, { did: 'alert.raised', thing, details: { severity: alert.severity } });
}
