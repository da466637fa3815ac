import type { Needs } from '../core/needs.ts';
import { hideIds } from './hidden-id.rules.ts';
import { hideIn, hideStatuses, sentIds } from './hide-ids.store.ts';

/**
 * Hides the provider's ids in words to an erased asker, and in what it told of them, in the caller's transaction. For the
 * erasure, and for whatever brings such an id later: `told` are ids of words to them in states that came since. Safe to repeat: what is hidden is not found again.
 */
export async function hideSentIds(
  needs: Needs<'db' | 'vault'>,
  askerId: string,
  told: readonly string[] = [],
): Promise<void> {
  const hidden = await hideIds(needs.vault, [...(await sentIds(needs.db, askerId)), ...told]);
  if (hidden.length === 0) return;
  await hideIn(needs.db, 'outgoing', 'wamid', { askerId, hidden });
  await hideIn(needs.db, 'outgoing', 'reply_to', { askerId, hidden });
  await hideStatuses(needs.db, hidden);
}
