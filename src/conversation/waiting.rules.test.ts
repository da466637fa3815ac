import { expect, test } from 'vitest';
import type { Happening, Situation } from './situation.rules.ts';
import { isAnswer, isAwaited, waitingIn } from './waiting.rules.ts';

const askedAt = new Date('2026-03-02T12:00:00.500Z');
const later = (ms: number) => new Date(askedAt.getTime() + ms);
const hour = 3_600_000;
const waiting = { submissionId: 'sub_7', caseId: 'case_1', since: '2026-03-01T12:00:00Z' };

test('a reviewer’s question waits seven days for an answer, ten minutes for more of it, and nobody answers before it left', () => {
  expect(isAwaited(waiting, askedAt, later(6 * 24 * hour))).toBe(true);
  expect(isAwaited(waiting, askedAt, later(8 * 24 * hour))).toBe(false);
  const answered = { ...waiting, answeredAt: askedAt.toISOString() };
  expect(isAwaited(answered, askedAt, later(9 * 60_000))).toBe(true);
  expect(isAwaited(answered, askedAt, later(11 * 60_000))).toBe(false);
  expect(isAwaited(waiting, askedAt, later(-500))).toBe(true);
  expect(isAwaited(waiting, askedAt, later(-501))).toBe(false);
  expect(waitingIn(null)).toBe(null);
  expect(waitingIn({ submissionId: 'sub_7' })).toBe(null);
  expect(waitingIn(waiting)).toEqual(waiting);
});

const situation: Situation = {
  open: null,
  last: null,
  quoted: null,
  waiting: { id: 'sub_7', askedAt },
  stopped: false,
};
const quoting: Situation = {
  ...situation,
  quoted: { id: 'sub_7', isOpen: false, isWithPeople: true, isAnswered: false },
};
const offered: Situation = {
  ...situation,
  last: { id: 'sub_8', closedAt: later(60_000), offered: ['fc_1'], wordless: false },
};
const whole: Happening = { is: 'words', fragment: false, forwarded: false, part: false, bare: false, asks: false };
const short: Happening = { ...whole, fragment: true };

test.each<[boolean, string, Situation, Happening, number]>([
  [true, 'a short line within the day', situation, short, 20 * hour],
  [false, 'a short line days later', situation, short, 30 * hour],
  [true, 'a whole sentence within the hour', situation, whole, hour],
  [false, 'a whole sentence hours later', situation, whole, 3 * hour],
  [false, 'a whole question of their own, however soon', situation, { ...whole, asks: true }, 60_000],
  [true, 'a short question back', situation, { ...short, asks: true }, 60_000],
  [true, 'whatever quotes the question, days later', quoting, { ...whole, asks: true }, 5 * 24 * hour],
  [false, 'a forward of words', situation, { ...whole, forwarded: true }, 60_000],
  [true, 'a picture forwarded soon', situation, { is: 'media', forwarded: true }, 60_000],
  [false, 'a picture forwarded hours later', situation, { is: 'media', forwarded: true }, 3 * hour],
  [true, 'a yes', situation, { is: 'affirm' }, 60_000],
  [false, 'a yes to what was offered since', offered, { is: 'affirm' }, 120_000],
  [false, 'anything where nobody asked', { ...situation, waiting: null }, short, 0],
])('%s: %s answers a reviewer', (expected, _name, situation, happening, ms) => {
  expect(isAnswer(situation, happening, later(ms), situation.last !== null)).toBe(expected);
});
