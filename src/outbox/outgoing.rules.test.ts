import { expect, test } from 'vitest';
import {
  afterStatus,
  goodbyeKey,
  isWindowOpen,
  maxAttempts,
  nextTry,
  type OutgoingState,
  pauseMs,
  retryDelayMs,
  troubledTries,
} from './outgoing.rules.ts';

test.each<[OutgoingState, string, OutgoingState | null]>([
  ['sending', 'sent', 'sent'],
  ['unsure', 'delivered', 'delivered'],
  ['sent', 'read', 'read'],
  ['read', 'delivered', null],
  ['delivered', 'sent', null],
  ['sent', 'failed', 'failed'],
  ['delivered', 'failed', null],
  ['failed', 'delivered', null],
  ['kept', 'sent', null],
  ['sent', 'a-word-of-the-future', null],
  ['delivered', 'played', 'read'],
  ['sent', 'constructor', null],
  ['sent', 'a state of next year', null],
])('words that are %s become, on %s, %s', (state, status, expected) => {
  expect(afterStatus(state, status)).toBe(expected);
});

test('the window closes a minute before 24 hours after the last message', () => {
  const last = new Date('2026-03-01T12:00:00Z');
  expect(isWindowOpen(last, new Date('2026-03-02T11:58:59Z'))).toBe(true);
  expect(isWindowOpen(last, new Date('2026-03-02T11:59:00Z'))).toBe(false);
});

test('waits double, grow fourfold after the pair rate, and are never shorter than the provider asks', () => {
  const waits = (code: number | null) => [1, 2, 3, 4, 5, 9].map((attempts) => retryDelayMs(attempts, 0, code) / 1000);
  expect(waits(130429)).toEqual([1, 2, 4, 8, 16, 16]);
  expect(waits(131056)).toEqual([1, 4, 16, 64, 64, 64]);
  expect(retryDelayMs(1, 120_000, null)).toBe(120_000);
});

test('refusals of words use up their tries, troubles of the provider do not, but those of a goodbye', () => {
  const words = (attempts: number, key = 'answer:sub_1') => ({ key, askerId: 'ask_1', attempts });
  const own = { code: 131000, retryAfterMs: 1000, waitsFor: null, stopAll: false } as const;
  const theirs = { ...own, code: 131016, waitsFor: 'provider' } as const;
  expect(nextTry(words(2), own)).toEqual({ attempts: 2, waitMs: 2000 });
  expect(nextTry(words(maxAttempts), own)).toBeNull();
  expect(nextTry(words(1), { ...own, retryAfterMs: null })).toBeNull();
  expect(nextTry(words(2), theirs)).toEqual({ attempts: 2, waitMs: 2000 });
  expect(nextTry(words(troubledTries), theirs)).toEqual({ attempts: troubledTries, waitMs: 60_000 });
  expect(nextTry(words(troubledTries + 1), theirs)).toEqual({ attempts: troubledTries, waitMs: 60_000 });
  expect(nextTry(words(maxAttempts, goodbyeKey('ask_1')), theirs)).toBeNull();
  expect(nextTry(words(9), { ...own, retryAfterMs: null, stopAll: true })).toEqual({ attempts: 0, waitMs: pauseMs });
});
