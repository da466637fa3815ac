import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { keepWords } from './keep-words.ts';
import {
  findByStatuses,
  findStatus,
  markApplied,
  moveOutgoing,
  type Outgoing,
  type StatusRow,
} from './outbox.store.ts';
import { afterStatus, windowClosedCode } from './outgoing.rules.ts';

type Applying = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'settings'>;

/** Applies a stored delivery state that could not be applied when it came. Safe to repeat, as `applyStatuses` is. */
export async function applyStatus(needs: Applying, input: { statusId: string }): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const status = await findStatus(needs.db, input.statusId);
    if (!status || status.appliedAt) return;
    await applyStatuses(needs, [status]);
    await record(needs, { did: 'status.applied', thing: status.id, details: { status: status.status } });
  });
}

/**
 * Applies stored delivery states to the words they are about, in the caller's transaction, and returns the ids of those
 * applied. A state that overtook the answer to our request waits, and is applied when the words know their wamid. Safe
 * to repeat and in any order: states only move up.
 */
export async function applyStatuses(needs: Applying, statuses: readonly StatusRow[]): Promise<string[]> {
  if (statuses.length === 0) return [];
  const known = await findByStatuses(needs.db, statuses);
  const byId = new Map(known.map((words) => [words.id, words]));
  const byWamid = new Map(known.flatMap((words) => (words.wamid ? [[words.wamid, words.id]] : [])));
  const applied: string[] = [];
  for (const status of [...statuses].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const id = status.opaque && byId.has(status.opaque) ? status.opaque : byWamid.get(status.wamid);
    const outgoing = id ? byId.get(id) : undefined;
    if (!outgoing) continue;
    byId.set(outgoing.id, { ...outgoing, ...(await applyTo(needs, outgoing, status)) });
    applied.push(status.id);
  }
  await markApplied(needs.db, applied, needs.clock.now());
  return applied;
}

/** Answers what changed of the words. */
async function applyTo(needs: Applying, outgoing: Outgoing, status: StatusRow): Promise<Partial<Outgoing>> {
  const next = afterStatus(outgoing.state, status.status);
  if (!next) return {};
  if (next === 'failed' && status.errorCode === windowClosedCode) {
    await keepWords(needs, outgoing, 'The provider says the window is closed.');
    return { state: 'kept' };
  }
  const change: Partial<Outgoing> = {
    state: next,
    ...(outgoing.wamid ? {} : { wamid: status.wamid, sentAt: status.at }),
    ...(next === 'failed' ? { fault: `The provider could not deliver it (${status.errorCode ?? 'no code'}).` } : {}),
  };
  await moveOutgoing(needs.db, outgoing.id, [outgoing.state], change);
  return change;
}
