import type { statuses } from '../../db/schema/inbox.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { keepWords } from './keep-words.ts';
import { findByStatus, findStatus, markApplied, moveOutgoing } from './outbox.store.ts';
import { afterStatus, windowClosedCode } from './outgoing.rules.ts';

type Applying = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'settings'>;

/**
 * Applies a stored delivery state to the words it is about. A state that overtook the answer to our request waits, and
 * is applied when the words know their wamid. Safe to repeat and in any order: states only move up.
 */
export async function applyStatus(needs: Applying, input: { statusId: string }): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const status = await findStatus(needs.db, input.statusId);
    if (!status || status.appliedAt) return;
    await applyToWords(needs, status);
    await record(needs, { did: 'status.applied', thing: status.id, details: { status: status.status } });
  });
}

/** The same inside a transaction, for a status at hand. */
export async function applyToWords(needs: Applying, status: typeof statuses.$inferSelect): Promise<void> {
  const outgoing = await findByStatus(needs.db, status);
  if (!outgoing) return;
  const next = afterStatus(outgoing.state, status.status);
  if (next === 'failed' && status.errorCode === windowClosedCode) {
    await keepWords(needs, outgoing, 'The provider says the window is closed.');
  } else if (next) {
    await moveOutgoing(needs.db, outgoing.id, [outgoing.state], {
      state: next,
      ...(outgoing.wamid ? {} : { wamid: status.wamid, sentAt: status.at }),
      ...(next === 'failed' ? { fault: `The provider could not deliver it (${status.errorCode ?? 'no code'}).` } : {}),
    });
  }
  await markApplied(needs.db, status.id, needs.clock.now());
}
