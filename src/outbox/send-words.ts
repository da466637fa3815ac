import { countryOf } from '../core/countries.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import type { Address, Refused, SendResult, Words } from '../core/ports.ts';
import { after, pause, secondMs } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { openAddress } from './address.rules.ts';
import { faultsIn } from './answer-lint.rules.ts';
import { applyStatuses } from './apply-status.ts';
import { hideSentIds } from './hide-sent-ids.ts';
import { keepWords } from './keep-words.ts';
import { beginSend, hasHeardSince } from './lane.store.ts';
import { findOutgoing, findToSend, hasKept, moveOutgoing, type Outgoing, waitingStatuses } from './outbox.store.ts';
import {
  erasedWords,
  goodbyeKey,
  isOfErased,
  isToKeep,
  isWindowOpen,
  laneWaitMs,
  longestSendMs,
  maxAttempts,
  nextTry,
  pauseMs,
  settleLooks,
} from './outgoing.rules.ts';
import { refuseTemplate } from './refuse-template.ts';
import { refuseWords } from './refuse-words.ts';
import { noteResumed, noteTrouble, stopSending } from './stop-sending.ts';
import { takeTurn } from './turns.store.ts';
import { wakeNext } from './wake-next.ts';

type Sending = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'vault' | 'messenger' | 'settings' | 'log'>;

/**
 * Sends one row of the outbox. Words stand as `sending` before the request leaves. A second run finds them there, does not
 * send again, and once no request can be on its way any more takes the first for crashed: then the provider's status says
 * whether they arrived (`settle-send`).
 * Outside the 24-hour window they are kept and a template is sent instead. Words that break the rules of an answer are
 * not sent at all, nor is news from before a STOP, nor anything to an erased asker but the goodbye. Safe to repeat.
 */
export async function sendWords(needs: Sending, input: { outgoingId: string }): Promise<void> {
  const found = await findToSend(needs.db, input.outgoingId);
  if (!found) return;
  const { outgoing } = found;
  if (outgoing.state === 'sending') {
    const over = after(outgoing.tryingSince ?? outgoing.createdAt, longestSendMs);
    if (needs.clock.now() < over) return lookAgain(needs, outgoing, over);
    return becomeUnsure(needs, outgoing, 'The process stopped while sending.');
  }
  if (outgoing.state !== 'queued') return;
  const isGone = found.address.length === 0 || (found.erasedAt && outgoing.key !== goodbyeKey(outgoing.askerId));
  if (isGone)
    return putAway(needs, outgoing, {
      state: 'dropped',
      fault: 'The asker was erased.',
      words: erasedWords,
      replyTo: null,
    });
  if (found.stoppedAt && outgoing.createdAt < found.stoppedAt && isNews(outgoing))
    return putAway(needs, outgoing, {
      state: outgoing.words.kind === 'template' ? 'dropped' : 'kept',
      fault: 'The asker said STOP.',
    });
  if (outgoing.words.kind !== 'template' && !isWindowOpen(found.lastMessageAt, needs.clock.now())) {
    await keepWords(needs, outgoing, { waitsFor: 'window', fault: 'The 24-hour window is closed.' });
    return;
  }
  if (
    outgoing.words.kind === 'template' &&
    !(await hasKept(needs.db, { askerId: outgoing.askerId, since: found.stoppedAt }))
  )
    return putAway(needs, outgoing, { state: 'dropped', fault: 'Nothing is kept for the asker any more.' });
  const faults = faultsIn(outgoing.words);
  if (faults.length > 0) return refuseWords(needs, outgoing, faults);
  const now = needs.clock.now();
  const turn = await takeTurn(needs.db, {
    perSecond: needs.settings.sendsPerSecond,
    now,
    free: isFree(outgoing.words),
  });
  if ('paused' in turn) return lookAgain(needs, outgoing, turn.paused.until);
  if (turn.waitMs > 0) await pause(turn.waitMs);
  const to = await openAddress(needs.vault, found.address);
  const country = countryOf(to.phone?.replace('+', '') ?? to.userId ?? '');
  const begun = await beginSend(needs.db, outgoing, { country, now: needs.clock.now(), ahead: turn.ahead });
  if (!begun.begun) return lookAgain(needs, outgoing, begun.lookAgain ?? after(now, laneWaitMs));
  const result = await needs.messenger.send({
    to: toAddress(to),
    words: outgoing.words,
    opaque: outgoing.id,
    ...(outgoing.replyTo ? { replyTo: outgoing.replyTo } : {}),
  });
  if (turn.stale && result.outcome === 'accepted') await noteResumed(needs);
  await settle(needs, { ...outgoing, attempts: outgoing.attempts + 1 }, result);
}

/** Reactions cost nothing. Source: Meta's prices since 2026-10-01, read 2026-11. */
const isFree = (words: Words): boolean => words.kind === 'reaction';

/** What people found out, as against the answer to what was just asked: STOP holds it back. */
const isNews = (outgoing: Outgoing): boolean =>
  outgoing.noticeId !== null || /^(?:accepted|unchecked):/.test(outgoing.key);

/** Words that may not go yet are looked at again; others of the same asker wake them sooner. */
async function lookAgain(needs: Sending, outgoing: Outgoing, runAt: Date): Promise<void> {
  const current = await findOutgoing(needs.db, outgoing.id);
  if (current?.state === 'queued' || current?.state === 'sending')
    await enqueue(needs, 'send-words', { outgoingId: outgoing.id, askerId: outgoing.askerId }, { runAt });
}

/**
 * Resolves words whose fate is unknown. They are sent again once the provider has told us of later things and not of them;
 * while it tells us nothing at all its silence means nothing, and in the end a person decides. Safe to repeat.
 */
export async function settleSend(
  needs: Sending,
  input: { outgoingId: string; looks?: number | undefined },
): Promise<void> {
  const found = await findToSend(needs.db, input.outgoingId);
  if (found?.outgoing.state !== 'unsure') return;
  const { outgoing } = found;
  const looks = (input.looks ?? 0) + 1;
  const heard = await hasHeardSince(needs.db, outgoing.tryingSince ?? outgoing.createdAt);
  if (!heard && looks < settleLooks) {
    const runAt = after(needs.clock.now(), needs.settings.unsureSendSeconds * secondMs);
    return enqueue(needs, 'settle-send', { outgoingId: outgoing.id, looks }, { runAt });
  }
  await inTransaction(needs, async (needs) => {
    const again = heard && outgoing.attempts < maxAttempts;
    const fault = heard ? outgoing.fault : 'Nobody knows whether it arrived: the provider tells us nothing.';
    if (!(await moveOutgoing(needs.db, outgoing.id, ['unsure'], { state: again ? 'queued' : 'failed', fault }))) return;
    await record(needs, { did: again ? 'words.sent-again' : 'words.failed', thing: outgoing.id });
    await wakeNext(needs, outgoing.askerId);
  });
}

const toAddress = (to: Partial<{ phone: string; userId: string }>): Address =>
  to.phone ? { phone: to.phone } : { userId: to.userId ?? '' };

async function settle(needs: Sending, outgoing: Outgoing, result: SendResult): Promise<void> {
  switch (result.outcome) {
    case 'accepted':
      return accepted(needs, outgoing, result.wamid);
    case 'unsure':
      return becomeUnsure(needs, outgoing, result.detail);
    case 'unreachable':
      return tryLater(needs, outgoing, { ...unreached, detail: result.detail });
    case 'refused':
      return refused(needs, outgoing, result);
  }
}

async function refused(needs: Sending, outgoing: Outgoing, result: Refused): Promise<void> {
  const { code, detail, waitsFor } = result;
  if (result.stopAll) {
    const until = after(needs.clock.now(), Math.max(pauseMs, result.retryAfterMs ?? 0));
    await stopSending(needs, { why: 'refused', code, detail, until });
  }
  if (isToKeep(outgoing, result)) {
    await keepWords(needs, outgoing, { waitsFor, fault: `${code} ${detail}` });
    return;
  }
  if (await refuseTemplate(needs, outgoing, result)) return;
  return tryLater(needs, outgoing, result);
}

/** Statuses can overtake the answer to the request: those that waited for this wamid are applied with it. */
async function accepted(needs: Sending, outgoing: Outgoing, wamid: string): Promise<void> {
  await inTransaction(needs, async (needs) => {
    const sent = await moveOutgoing(needs.db, outgoing.id, ['sending', 'unsure'], {
      state: 'sent',
      wamid,
      sentAt: needs.clock.now(),
      fault: null,
    });
    if (sent) await record(needs, { did: 'words.sent', thing: outgoing.id });
    await applyStatuses(needs, await waitingStatuses(needs.db, wamid));
    if (sent && isOfErased(sent)) await hideSentIds(needs, sent.askerId);
    await wakeNext(needs, outgoing.askerId);
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

type Refusal = Omit<Refused, 'code' | 'outcome'> & { code: number | null };

/** Nobody took the request: the provider's trouble, or the network's between us. */
const unreached = { code: null, retryAfterMs: 0, waitsFor: 'provider', stopAll: false } as const;

async function tryLater(needs: Sending, outgoing: Outgoing, refusal: Refusal): Promise<void> {
  const { code, detail } = refusal;
  const fault = code === null ? detail : `${code} ${detail}`;
  const next = nextTry(outgoing, refusal);
  if (!next) return fail(needs, outgoing, fault);
  const { attempts } = next;
  await inTransaction(needs, async (needs) => {
    if (!(await moveOutgoing(needs.db, outgoing.id, ['sending', 'unsure'], { state: 'queued', fault, attempts })))
      return;
    await record(needs, { did: 'words.delayed', thing: outgoing.id, details: { attempts } });
    await noteTrouble(needs, outgoing, refusal);
    const runAt = after(needs.clock.now(), next.waitMs);
    await enqueue(needs, 'send-words', { outgoingId: outgoing.id, askerId: outgoing.askerId }, { runAt });
  });
}

async function fail(needs: Sending, outgoing: Outgoing, fault: string): Promise<void> {
  await inTransaction(needs, async (needs) => {
    await moveOutgoing(needs.db, outgoing.id, ['sending', 'unsure'], { state: 'failed', fault });
    await record(needs, { did: 'words.failed', thing: outgoing.id, details: { fault } });
    await wakeNext(needs, outgoing.askerId);
  });
}

async function putAway(
  needs: Sending,
  outgoing: Outgoing,
  change: { state: 'dropped' | 'kept'; fault: string } & Partial<Pick<Outgoing, 'words' | 'replyTo'>>,
): Promise<void> {
  await inTransaction(needs, async (needs) => {
    if (!(await moveOutgoing(needs.db, outgoing.id, ['queued'], change))) return;
    await record(needs, { did: `words.${change.state}`, thing: outgoing.id });
    await wakeNext(needs, outgoing.askerId);
  });
}
