import { inTransaction, type Needs } from '../core/needs.ts';
import type { Refused } from '../core/ports.ts';
import { after } from '../core/time.ts';
import { endAlerts } from '../ledger/end-alerts.ts';
import { record } from '../ledger/record.ts';
import { charge } from './charge.ts';
import { costIn, newlyCharged } from './cost.rules.ts';
import { failureOf, heedFailure } from './heed-failure.ts';
import { hideIds } from './hidden-id.rules.ts';
import { hideSentIds } from './hide-sent-ids.ts';
import {
  findByStatuses,
  findStatus,
  hasFailed,
  markApplied,
  moveOutgoing,
  type Outgoing,
  type StatusRow,
} from './outbox.store.ts';
import { afterStatus, isOfErased, pauseMs, troubledTries } from './outgoing.rules.ts';
import { stopSending, troubleKind } from './stop-sending.ts';
import { wakeNext } from './wake-next.ts';

type Applying = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'vault' | 'messenger' | 'settings' | 'log'>;

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
 * erased asker no id stays readable. A failure that means our number, the token or the account stops sending for everyone.
 * Safe to repeat and in any order: states only move up.
 */
export async function applyStatuses(needs: Applying, statuses: readonly StatusRow[]): Promise<string[]> {
  if (statuses.length === 0) return [];
  const { known, hiddenOf } = await wordsOf(needs, statuses);
  const byId = new Map(known.map((words) => [words.id, words]));
  const byWamid = new Map(known.flatMap((words) => (words.wamid ? [[words.wamid, words.id]] : [])));
  const applied: string[] = [];
  const ofErased = new Map<string, string[]>();
  const stops = new Map<number, Refused>();
  for (const status of [...statuses].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const id =
      status.opaque && byId.has(status.opaque)
        ? status.opaque
        : byWamid.get(hiddenOf.get(status.wamid) ?? status.wamid);
    const outgoing = id ? byId.get(id) : undefined;
    if (!outgoing) continue;
    const { change, refused } = await applyTo(needs, outgoing, status);
    if (refused?.stopAll) stops.set(refused.code, refused);
    byId.set(outgoing.id, { ...outgoing, ...change });
    applied.push(status.id);
    if (isOfErased(outgoing)) ofErased.set(outgoing.askerId, [...(ofErased.get(outgoing.askerId) ?? []), status.wamid]);
  }
  await charge(
    needs,
    known.flatMap((before) => newlyCharged(before, byId.get(before.id) ?? before)),
  );
  const until = after(needs.clock.now(), pauseMs);
  for (const { code, detail } of stops.values()) await stopSending(needs, { why: 'refused', code, detail, until });
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

type Applied = { change: Partial<Outgoing>; refused?: Refused };

/**
 * Answers what changed of the words, and what their failure means. What they cost is noted whatever else the state says: it
 * comes with any of them.
 */
async function applyTo(needs: Applying, outgoing: Outgoing, status: StatusRow): Promise<Applied> {
  if (await isOfEarlierTry(needs, outgoing, status)) return { change: {} };
  const next = afterStatus(outgoing.state, status.status);
  const refused = next === 'failed' ? refusedBy(needs, status) : null;
  const heeded = refused && (await heedFailure(needs, outgoing, { status, refused }));
  if (heeded) return { change: heeded, refused };
  const change: Partial<Outgoing> = {
    ...costIn(outgoing, status),
    ...(next ? { state: next } : {}),
    ...(next && (!outgoing.wamid || isUnderWay(outgoing)) ? { wamid: status.wamid, sentAt: status.at } : {}),
    ...(next === 'failed' ? { fault: failureOf(status) } : {}),
  };
  const told = refused ? { change, refused } : { change };
  if (Object.keys(change).length === 0) return told;
  await moveOutgoing(needs.db, outgoing.id, [outgoing.state], change);
  if (next && next !== 'failed' && outgoing.attempts > troubledTries) await endAlerts(needs, { kind: troubleKind });
  if (next && (outgoing.state === 'sending' || outgoing.state === 'unsure')) await wakeNext(needs, outgoing.askerId);
  return told;
}

/** What the error of a delivery state means; null when it names none. */
function refusedBy({ messenger }: Applying, { errorCode, payload }: StatusRow): Refused | null {
  const errors = (payload as { errors?: unknown } | null)?.errors;
  return errorCode === null
    ? null
    : messenger.readFault({ code: errorCode, error: Array.isArray(errors) ? errors[0] : null });
}

/** Whether these words are to be sent, or it is not known yet whether they were: an id they bear is of an earlier try. */
const isUnderWay = ({ state }: Outgoing): boolean => state === 'queued' || state === 'sending' || state === 'unsure';

/**
 * Whether a state is about an earlier try of words that were put in line again, each of which has an id of its own: that it
 * was sent or failed says nothing of the try that counts now. What reached the phone did, whichever try it was.
 */
async function isOfEarlierTry(needs: Applying, outgoing: Outgoing, status: StatusRow): Promise<boolean> {
  if (isOfErased(outgoing) || (status.status !== 'sent' && status.status !== 'failed')) return false;
  if (!isUnderWay(outgoing)) return outgoing.wamid !== null && status.wamid !== outgoing.wamid;
  return status.wamid === outgoing.wamid || (await hasFailed(needs.db, status.wamid));
}
