import { describe, expect, test } from 'vitest';
import { type AnsweredClaim, answeredSince, driftOf, driftWords, lowerBound } from './drift.rules.ts';
import { asShipped, type Policy, withMode } from './policy.rules.ts';

const quiet: AnsweredClaim = { reviewers: null, doubters: [], helped: 0 };
const wrong: AnsweredClaim = { ...quiet, reviewers: 'wrong' };
const right: AnsweredClaim = { ...quiet, reviewers: 'right' };
const doubted = (asker: string, more: Partial<AnsweredClaim> = {}): AnsweredClaim => ({
  ...quiet,
  doubters: [asker],
  ...more,
});
const times = (count: number, claim: AnsweredClaim) => Array.from({ length: count }, () => claim);
const doubts = (count: number) => Array.from({ length: count }, (_, i) => doubted(`ask_${i}`));

describe('the lower bound', () => {
  // Worked out apart from this code, from exact fractions: the share under which so many or more come in 1 % of cases.
  test.each([
    [0, 50, 0],
    [1, 1, 0.01],
    [2, 2, 0.1],
    [5, 100, 0.012969],
    [20, 500, 0.022343],
  ])('of %i in %i is %f', (events, trials, bound) => {
    expect(lowerBound(events, trials, 0.99)).toBeCloseTo(bound, 6);
  });
});

describe('the promise of .98', () => {
  const table: [string, AnsweredClaim[], boolean][] = [
    ['stands without answers', [], false],
    ['stands when nobody says anything', times(500, quiet), false],
    ['stands with one wrong in a hundred', [wrong, ...times(99, right)], false],
    ['stands with what is promised: ten wrong in five hundred', [...times(10, wrong), ...times(490, quiet)], false],
    ['is contradicted by twenty wrong in five hundred', [...times(20, wrong), ...times(480, quiet)], true],
    ['stands with two wrong of two: too few to say', times(2, wrong), false],
    ['is contradicted by three wrong of ten', [...times(3, wrong), ...times(7, quiet)], true],
    ['stands when three of ten are doubted: taps weigh half', [...doubts(3), ...times(7, quiet)], false],
    ['is contradicted by six doubted of ten', [...doubts(6), ...times(4, quiet)], true],
    ['is contradicted by one wrong and four doubted of ten', [wrong, ...doubts(4), ...times(5, quiet)], true],
    ['stands when one asker doubts ten claims', [...times(10, doubted('ask_1')), ...times(10, quiet)], false],
    [
      'stands when reviewers say that doubted answers are right',
      doubts(10).map((claim) => ({ ...claim, reviewers: 'right' as const })),
      false,
    ],
    ['stands when as many were helped as doubt', doubts(10).map((claim) => ({ ...claim, helped: 1 })), false],
  ];
  test.each(table)('%s', (_, claims, contradicted) => {
    expect(driftOf(claims, 0.98).contradicted).toBe(contradicted);
  });

  test('that is lower is harder to contradict', () => {
    const claims = [...times(3, wrong), ...times(7, quiet)];
    expect(driftOf(claims, 0.9).contradicted).toBe(false);
  });
});

test('the figures say how many doubts reviewers confirmed', () => {
  const claims = [doubted('a', { reviewers: 'wrong' }), doubted('b', { reviewers: 'right' }), doubted('c'), wrong];
  expect(driftOf(claims, 0.98)).toMatchObject({
    answered: 4,
    wrong: 2,
    right: 1,
    doubted: 1,
    doubtsJudged: 2,
    doubtsWrong: 1,
  });
});

test('the words give the counts that a reader can check', () => {
  expect(driftWords(driftOf([...times(3, wrong), ...doubts(2), ...times(5, quiet)], 0.98))).toBe(
    'Of the last 10 claims answered automatically, 4 were wrong (reviewers said so of 3, askers doubted 2 more, of which half count): at least 9.3 %, where 2 % is promised.',
  );
});

describe('since when a language is answered as now', () => {
  const shipped: Policy = {
    thresholds: { reply: { '*': 0.95 }, ask: { '*': 0.4 }, offer: { '*': 0.2 } },
    modes: { '*': 'reply' },
    guardsOff: [],
    publishers: [],
  };
  const day = (n: number) => new Date(Date.UTC(2026, 2, n));
  const rows = [
    { at: day(1), choices: withMode(asShipped, 'ar', 'ask') },
    { at: day(2), choices: { ...withMode(asShipped, 'ar', 'ask'), publishers: ['The Lamp'] } },
    { at: day(3), choices: withMode(asShipped, 'ar', 'reply') },
    { at: day(4), choices: { ...withMode(asShipped, 'ar', 'reply'), thresholds: { reply: { pt: 0.99 } } } },
  ];
  test.each([
    ['ar', 4, day(3)],
    ['ar', 2, day(1)],
    ['pt', 4, day(4)],
    ['en', 4, null],
  ])('for %s after %i changes', (language, count, since) => {
    expect(answeredSince(shipped, rows.slice(0, count), language)).toEqual(since);
  });
  test('starts anew for all when a guard is switched off', () => {
    const off = { at: day(5), choices: { ...asShipped, guardsOff: ['too-short' as const] } };
    expect(answeredSince(shipped, [off], 'en')).toEqual(day(5));
  });
});
