import type { Refused, Words } from '../core/ports.ts';
import { hourMs, minuteMs, secondMs } from '../core/time.ts';
import type { Outgoing } from './outbox.store.ts';

export type OutgoingState =
  | 'queued'
  | 'sending'
  | 'unsure'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'kept'
  | 'dropped';

/** States in which nothing is left to be done about words: they were sent, or never will be. */
const ends: ReadonlySet<OutgoingState> = new Set(['sent', 'delivered', 'read', 'failed', 'dropped']);

/** The key of the last thing said to an asker who is erased. */
export const goodbyeKey = (askerId: string): string => `goodbye:${askerId}`;

/** What stands in place of the words to an asker who was erased. */
export const erasedWords: Words = { kind: 'text', body: '' };

/** Whether these are words to an asker who was erased: those that were emptied then, or the last ones to them. */
export const isOfErased = (outgoing: { key: string; askerId: string; words: Words }): boolean =>
  outgoing.key === goodbyeKey(outgoing.askerId) || (outgoing.words.kind === 'text' && outgoing.words.body === '');

/** Whether these are the last words to an erased asker, and nothing is left to be done about them in this state. */
export const isFarewell = (words: { key: string; askerId: string }, state: OutgoingState): boolean =>
  words.key === goodbyeKey(words.askerId) && ends.has(state);

/**
 * When free-form words to an asker stop being allowed: 24 h after their last message, by the message's own timestamp,
 * less a minute so that a send never arrives just too late. Source: WhatsApp customer service window, read 2026-11.
 */
export const windowEndsAt = (lastMessageAt: Date): Date => new Date(lastMessageAt.getTime() + 24 * hourMs - minuteMs);

export const isWindowOpen = (lastMessageAt: Date, now: Date): boolean => now < windowEndsAt(lastMessageAt);

/** Tries before words are given up as failed. A failed send is seen on the operations page. */
export const maxAttempts = 12;

/** Provider code for "too much to this one person": it wants growing waits of its own. */
export const pairRateCode = 131056;

/**
 * How long to wait before the next try. Milliseconds. At least what the provider asked for. Doubling from a second to 16 s;
 * after a refusal of the pair rate fourfold to 64 s, as it wants (4^X seconds). Source: Meta's error codes, read 2026-11.
 */
export function retryDelayMs(attempts: number, askedMs: number, code: number | null): number {
  const step = Math.max(attempts - 1, 0);
  const grown = code === pairRateCode ? 4 ** Math.min(step, 3) : 2 ** Math.min(step, 4);
  return Math.max(askedMs, grown * secondMs);
}

/**
 * Tries that troubles of the provider may take of words, a minute's worth; the others are for refusals of these words.
 * From then on they wait at even distances, until their window closes. Chosen 2026-11.
 */
export const troubledTries = 8;

/** How long words wait for the provider then, before each try. Milliseconds; turns to send bound them all. Chosen 2026-11. */
const troubledWaitMs = minuteMs;

/**
 * When words that were refused, or could not be handed over (`code` null), are tried again, and as which try; null: not
 * again. Neither the provider's trouble nor our account's uses them all up, but of a goodbye, which must have an end.
 */
export function nextTry(
  words: Pick<Outgoing, 'key' | 'askerId' | 'attempts'>,
  refused: Pick<Refused, 'retryAfterMs' | 'waitsFor' | 'stopAll'> & { code: number | null },
): { attempts: number; waitMs: number } | null {
  const { attempts } = words;
  if (refused.stopAll) return { attempts: 0, waitMs: Math.max(pauseMs, refused.retryAfterMs ?? 0) };
  if (refused.retryAfterMs === null) return null;
  const isTheirs = refused.waitsFor === 'provider' && words.key !== goodbyeKey(words.askerId);
  if (isTheirs && attempts >= troubledTries)
    return { attempts: troubledTries, waitMs: Math.max(troubledWaitMs, refused.retryAfterMs) };
  return attempts >= maxAttempts
    ? null
    : { attempts, waitMs: retryDelayMs(attempts, refused.retryAfterMs, refused.code) };
}

/**
 * Whether words that were refused are kept until their asker writes. What reaches nobody is tried then as often as what is
 * refused otherwise, else all of it would be sent anew with every message of somebody who writes and cannot be answered.
 */
export const isToKeep = (words: Pick<Outgoing, 'attempts'>, { waitsFor }: Pick<Refused, 'waitsFor'>): boolean =>
  waitsFor === 'window' || (waitsFor === 'asker' && words.attempts < maxAttempts);

/** Whether this try is the one with which the provider's trouble has lasted so long that operators hear of it. */
export const isLongTrouble = (words: Pick<Outgoing, 'attempts'>, refused: Pick<Refused, 'waitsFor'>): boolean =>
  refused.waitsFor === 'provider' && words.attempts === troubledTries;

const rank: Record<string, number> = { queued: 0, sending: 0, unsure: 0, sent: 1, delivered: 2, read: 3, played: 3 };

/**
 * The state after a delivery state arrives, or null when nothing changes. States arrive in any order and repeatedly, so
 * only upward moves count, and a failure counts only before delivery.
 */
export function afterStatus(state: OutgoingState, status: string): OutgoingState | null {
  if (status === 'failed') return state in rank && (rank[state] ?? 0) <= 1 ? 'failed' : null;
  const to = Object.hasOwn(rank, status) ? rank[status] : undefined;
  const from = state === 'failed' ? undefined : rank[state];
  if (to === undefined || from === undefined || to <= from) return null;
  return status === 'played' ? 'read' : (status as OutgoingState);
}

/**
 * Messages that may go to one asker at once, and within how long they come back: the provider lets one go every 6 s and up
 * to 45 at once, borrowed from later. At most so many in any such time never breaks that. Source: Meta's pair rate, read
 * 2026-11.
 */
export const pairBurst = 45;
export const pairWindowMs = pairBurst * 6 * secondMs;

/** How long words wait that are held up by others of the same asker, should nobody wake them. Milliseconds. Chosen 2026-11. */
export const laneWaitMs = 5 * secondMs;

/**
 * How often the fate of words is looked for while the provider tells us nothing at all. Then a person has to say whether
 * they are sent again. Chosen 2026-11.
 */
export const settleLooks = 6;

/** How long sending stops for everyone after a refusal of our number that names no time. Milliseconds. Chosen 2026-11. */
export const pauseMs = 5 * minuteMs;

/**
 * How long one request to the provider may be on its way at most, with what follows in the database. Milliseconds: it is
 * given up after 15 s.
 */
export const longestSendMs = 30 * secondMs;
