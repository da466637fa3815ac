import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { charge } from './charge.ts';
import { costIn, newlyCharged } from './cost.rules.ts';
import { hideIds } from './hidden-id.rules.ts';
import { hideSentIds } from './hide-sent-ids.ts';
import { keepWords } from './keep-words.ts';
import {
  findByStatuses,
  findStatus,
  hasFailed,
  markApplied,
  moveOutgoing,
  type Outgoing,
  type StatusRow,
} from './outbox.store.ts';
import { afterStatus, isOfErased, windowClosedCode } from './outgoing.rules.ts';
import { wakeNext } from './wake-next.ts';

type Applying = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'vault' | 'settings' | 'log'>;

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
 * applied. A state that overtook the answer to our request waits, and is applied when the words know their wamid. Of an
 * erased asker no id stays readable. Safe to repeat and in any order: states only move up.
 */
export async function applyStatuses(needs: Applying, statuses: readonly StatusRow[]): Promise<string[]> {
  if (statuses.length === 0) return [];
  const { known, hiddenOf } = await wordsOf(needs, statuses);
  const byId = new Map(known.map((words) => [words.id, words]));
  const byWamid = new Map(known.flatMap((words) => (words.wamid ? [[words.wamid, words.id]] : [])));
  const applied: string[] = [];
  const ofErased = new Map<string, string[]>();
  for (const status of [...statuses].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const id =
      status.opaque && byId.has(status.opaque)
        ? status.opaque
        : byWamid.get(hiddenOf.get(status.wamid) ?? status.wamid);
    const outgoing = id ? byId.get(id) : undefined;
    if (!outgoing) continue;
    byId.set(outgoing.id, { ...outgoing, ...(await applyTo(needs, outgoing, status)) });
    applied.push(status.id);
    if (isOfErased(outgoing)) ofErased.set(outgoing.askerId, [...(ofErased.get(outgoing.askerId) ?? []), status.wamid]);
  }
  await charge(
    needs,
    known.flatMap((before) => newlyCharged(before, byId.get(before.id) ?? before)),
  );
  await markApplied(needs.db, applied, needs.clock.now());
  for (const [askerId, wamids] of ofErased) await hideSentIds(needs, askerId, wamids);
  return applied;
}

/** The words that states are about: by their ids, and those left over by what is kept in place of theirs since an erasure. */
async function wordsOf(needs: Needs<'db' | 'vault'>, statuses: readonly StatusRow[]) {
  const found = await findByStatuses(needs.db, statuses);
  const ids = new Set(found.flatMap(({ id, wamid }) => [id, wamid]));
  const left = statuses.filter(({ opaque, wamid }) => !ids.has(opaque) && !ids.has(wamid));
  const hidden = await hideIds(
    needs.vault,
    left.map(({ wamid }) => wamid),
  );
  const hiddenOf = new Map(hidden.map(({ wamid, hidden }) => [wamid, hidden]));
  if (left.length === 0) return { known: found, hiddenOf };
  const erased = await findByStatuses(
    needs.db,
    hidden.map(({ hidden }) => ({ wamid: hidden, opaque: null })),
  );
  return { known: [...found, ...erased], hiddenOf };
}

/** Answers what changed of the words. What it costs is noted whatever else the state says: it comes with any of them. */
async function applyTo(needs: Applying, outgoing: Outgoing, status: StatusRow): Promise<Partial<Outgoing>> {
  if (await isOfEarlierTry(needs, outgoing, status)) return {};
  const cost = costIn(outgoing, status);
  const next = afterStatus(outgoing.state, status.status);
  if (next === 'failed' && status.errorCode === windowClosedCode) {
    await keepWords(needs, outgoing, 'The provider says the window is closed.');
    return { state: 'kept' };
  }
  const change: Partial<Outgoing> = {
    ...cost,
    ...(next ? { state: next } : {}),
    ...(next && (!outgoing.wamid || isUnderWay(outgoing)) ? { wamid: status.wamid, sentAt: status.at } : {}),
    ...(next === 'failed' ? { fault: `The provider could not deliver it (${status.errorCode ?? 'no code'}).` } : {}),
  };
  if (Object.keys(change).length === 0) return {};
  await moveOutgoing(needs.db, outgoing.id, [outgoing.state], change);
  if (next && (outgoing.state === 'sending' || outgoing.state === 'unsure')) await wakeNext(needs, outgoing.askerId);
  return change;
}

/** Whether these words are to be sent, or it is not known yet whether they were: an id they bear is of an earlier try. */
const isUnderWay = ({ state }: Outgoing): boolean => state === 'queued' || state === 'sending' || state === 'unsure';

/**
 * Whether a state is about an earlier try of words that were put in line again, each of which has an id of its own: that it
 * was sent or failed says nothing of the try that counts now. What reached the phone did, whichever try it was.
 */
async function isOfEarlierTry(needs: Applying, outgoing: Outgoing, status: StatusRow): Promise<boolean> {
  if (outgoing.wamid === null || isOfErased(outgoing)) return false;
  if (status.status !== 'sent' && status.status !== 'failed') return false;
  if (!isUnderWay(outgoing)) return status.wamid !== outgoing.wamid;
  return status.wamid === outgoing.wamid || (await hasFailed(needs.db, status.wamid));
}
