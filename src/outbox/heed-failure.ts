import type { Needs } from '../core/needs.ts';
import type { Refused } from '../core/ports.ts';
import { after } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { noCost } from './cost.rules.ts';
import { keepWords } from './keep-words.ts';
import { isOvertaken } from './lane.store.ts';
import { findToSend, moveOutgoing, type Outgoing, type StatusRow } from './outbox.store.ts';
import { isOfErased, isToKeep, longestSendMs, nextTry } from './outgoing.rules.ts';
import { noteTrouble } from './stop-sending.ts';

type Heeding = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'settings'>;

/**
 * Heeds that words did not reach the phone, in the caller's transaction, as `sendWords` heeds a refusal: they are kept
 * where they wait for the asker, and put in line again where the fault is passing or our account's; but not those to
 * whoever was erased, has said STOP since, or was told more of the same fact-check. Answers what changed of them, null when
 * they failed for good. Safe to repeat: words in line again bear the id of the try that failed, and the caller leaves out
 * what is told of it.
 */
export async function heedFailure(
  needs: Heeding,
  outgoing: Outgoing,
  { status, refused }: { status: StatusRow; refused: Refused },
): Promise<Partial<Outgoing> | null> {
  const { waitsFor } = refused;
  const next = nextTry(outgoing, refused);
  if (!next && !isToKeep(outgoing, refused)) return null;
  if ((await isGone(needs, outgoing)) || (await isOvertaken(needs.db, outgoing))) return null;
  if (!next) return keepWords(needs, outgoing, { waitsFor, fault: failureOf(status) });
  const { attempts } = next;
  const change = {
    state: 'queued',
    attempts,
    wamid: status.wamid,
    fault: failureOf(status),
    ...noCost,
  } as const;
  await moveOutgoing(needs.db, outgoing.id, [outgoing.state], change);
  await record(needs, { did: 'words.delayed', thing: outgoing.id, details: { attempts, code: refused.code } });
  await noteTrouble(needs, outgoing, refused);
  const waited = after(needs.clock.now(), next.waitMs);
  // This can overtake the answer to our request: no second one leaves while that may still be on its way.
  const answered = outgoing.state === 'sending' ? after(outgoing.tryingSince ?? waited, longestSendMs) : waited;
  const runAt = answered > waited ? answered : waited;
  await enqueue(needs, 'send-words', { outgoingId: outgoing.id, askerId: outgoing.askerId }, { runAt });
  return change;
}

/** What is said of words that did not reach the phone. */
export const failureOf = ({ errorCode }: StatusRow): string =>
  `The provider could not deliver it (${errorCode ?? 'no code'}).`;

/** Whether the asker was erased, or said STOP after these words were made. */
async function isGone(needs: Heeding, outgoing: Outgoing): Promise<boolean> {
  if (isOfErased(outgoing)) return true;
  const asker = await findToSend(needs.db, outgoing.id);
  return !asker || asker.erasedAt !== null || (asker.stoppedAt !== null && outgoing.createdAt < asker.stoppedAt);
}
