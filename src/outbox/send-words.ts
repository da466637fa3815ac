import { inTransaction, type Needs } from '../core/needs.ts';
import type { Address, SendResult } from '../core/ports.ts';
import { after, minuteMs, pause, secondMs } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { faultsIn } from './answer-lint.rules.ts';
import { applyStatuses } from './apply-status.ts';
import { keepWords } from './keep-words.ts';
import { findToSend, forgetAddress, moveOutgoing, type Outgoing, waitingStatuses } from './outbox.store.ts';
import { isWindowOpen, maxAttempts, retryDelayMs } from './outgoing.rules.ts';
import { takeTurn } from './pace.store.ts';
import { refuseWords } from './refuse-words.ts';

type Sending = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'vault' | 'messenger' | 'settings' | 'log'>;

/**
 * Sends one row of the outbox. Words stand as `sending` before the request leaves, so a second run after a crash finds
 * them there, does not send again, and waits for the provider's status to say whether they arrived (`settle-send`).
 * Outside the 24-hour window they are kept and a template is sent instead. Words that break the rules of an answer are
 * not sent at all. Safe to repeat.
 */
export async function sendWords(needs: Sending, input: { outgoingId: string }): Promise<void> {
  const found = await findToSend(needs.db, input.outgoingId);
  if (!found) return;
  const { outgoing } = found;
  if (outgoing.state === 'sending') return becomeUnsure(needs, outgoing, 'The process stopped while sending.');
  if (outgoing.state !== 'queued') return;
  if (found.address.length === 0) return drop(needs, outgoing, 'The asker was erased.');
  if (outgoing.words.kind !== 'template' && !isWindowOpen(found.lastMessageAt, needs.clock.now())) {
    return keepWords(needs, outgoing, 'The 24-hour window is closed.');
  }
  const faults = faultsIn(outgoing.words);
  if (faults.length > 0) return refuseWords(needs, outgoing, faults);
  const waitMs = await takeTurn(needs.db, needs.settings.sendsPerSecond);
  if (waitMs > 0) await pause(waitMs);
  const begun = await moveOutgoing(needs.db, outgoing.id, ['queued'], {
    state: 'sending',
    attempts: outgoing.attempts + 1,
    tryingSince: needs.clock.now(),
  });
  if (!begun) return;
  const to = JSON.parse(new TextDecoder().decode(await needs.vault.open(found.address))) as Partial<{
    phone: string;
    userId: string;
  }>;
  const result = await needs.messenger.send({
    to: toAddress(to),
    words: outgoing.words,
    opaque: outgoing.id,
    ...(outgoing.replyTo ? { replyTo: outgoing.replyTo } : {}),
  });
  await settle(needs, { ...outgoing, attempts: outgoing.attempts + 1 }, result, found.erasedAt !== null);
}

/** Resolves words whose fate is unknown: after the grace period without a status they are sent again. Safe to repeat. */
export async function settleSend(needs: Sending, input: { outgoingId: string }): Promise<void> {
  const found = await findToSend(needs.db, input.outgoingId);
  if (found?.outgoing.state !== 'unsure') return;
  await inTransaction(needs, async (needs) => {
    const again = found.outgoing.attempts < maxAttempts;
    const moved = await moveOutgoing(needs.db, input.outgoingId, ['unsure'], { state: again ? 'queued' : 'failed' });
    if (!moved) return;
    await record(needs, { did: again ? 'words.sent-again' : 'words.failed', thing: input.outgoingId });
    if (again) await enqueue(needs, 'send-words', { ...input, askerId: found.outgoing.askerId });
  });
}

const toAddress = (to: Partial<{ phone: string; userId: string }>): Address =>
  to.phone ? { phone: to.phone } : { userId: to.userId ?? '' };

async function settle(needs: Sending, outgoing: Outgoing, result: SendResult, erased: boolean): Promise<void> {
  switch (result.outcome) {
    case 'accepted':
      return accepted(needs, outgoing, result.wamid, erased);
    case 'unsure':
      return becomeUnsure(needs, outgoing, result.detail);
    case 'unreachable':
      return tryLater(needs, outgoing, result.detail, 0);
    case 'refused':
      if (result.stopAll) {
        needs.log.error({ code: result.code }, 'the provider refuses our number: see the operations page');
        return tryLater(needs, { ...outgoing, attempts: 0 }, `${result.code} ${result.detail}`, 5 * minuteMs);
      }
      if (result.needsTemplate) return keepWords(needs, outgoing, `${result.code} ${result.detail}`);
      if (result.retryAfterMs !== null)
        return tryLater(needs, outgoing, `${result.code} ${result.detail}`, result.retryAfterMs);
      return fail(needs, outgoing, `${result.code} ${result.detail}`, erased);
  }
}

/** Statuses can overtake the answer to the request: those that waited for this wamid are applied with it. */
async function accepted(needs: Sending, outgoing: Outgoing, wamid: string, erased: boolean): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const sent = await moveOutgoing(needs.db, outgoing.id, ['sending', 'unsure'], {
      state: 'sent',
      wamid,
      sentAt: needs.clock.now(),
      fault: null,
    });
    if (sent) await record(needs, { did: 'words.sent', thing: outgoing.id });
    await applyStatuses(needs, await waitingStatuses(needs.db, wamid));
    if (erased) await forgetAddress(needs.db, outgoing.askerId);
  });
}

async function becomeUnsure(needs: Sending, outgoing: Outgoing, fault: string): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const moved = await moveOutgoing(needs.db, outgoing.id, ['sending'], { state: 'unsure', fault });
    if (!moved) return;
    await record(needs, { did: 'words.unsure', thing: outgoing.id });
    const runAt = after(needs.clock.now(), needs.settings.unsureSendSeconds * secondMs);
    await enqueue(needs, 'settle-send', { outgoingId: outgoing.id }, { runAt });
  });
}

async function tryLater(needs: Sending, outgoing: Outgoing, fault: string, askedMs: number): Promise<void> {
  if (outgoing.attempts >= maxAttempts) return fail(needs, outgoing, fault, false);
  await inTransaction(needs, async (needs) => {
    const moved = await moveOutgoing(needs.db, outgoing.id, ['sending'], {
      state: 'queued',
      fault,
      attempts: outgoing.attempts,
    });
    if (!moved) return;
    await record(needs, { did: 'words.delayed', thing: outgoing.id, details: { attempts: outgoing.attempts } });
    const runAt = after(needs.clock.now(), retryDelayMs(outgoing.attempts, askedMs));
    await enqueue(needs, 'send-words', { outgoingId: outgoing.id, askerId: outgoing.askerId }, { runAt });
  });
}

async function fail(needs: Sending, outgoing: Outgoing, fault: string, erased: boolean): Promise<void> {
  await inTransaction(needs, async (needs) => {
    await moveOutgoing(needs.db, outgoing.id, ['sending'], { state: 'failed', fault });
    await record(needs, { did: 'words.failed', thing: outgoing.id, details: { fault } });
    if (erased) await forgetAddress(needs.db, outgoing.askerId);
  });
}

async function drop(needs: Sending, outgoing: Outgoing, fault: string): Promise<void> {
  await moveOutgoing(needs.db, outgoing.id, ['queued'], { state: 'dropped', fault });
}
