import { expect, test } from 'vitest';
import { interleave, mergeLists } from './merge-lists.rules.ts';

const list = (...entries: [string, number][]) => entries.map(([item, score]) => ({ item, score }));

test('what both lists favour comes first, and nothing comes twice', () => {
  const merged = mergeLists([
    { weight: 1, list: list(['a', 9], ['b', 8], ['c', 1]) },
    { weight: 1, list: list(['b', 0.9], ['d', 0.5], ['a', 0.1]) },
  ]);
  expect(merged[0]).toBe('b');
  expect([...merged].sort()).toEqual(['a', 'b', 'c', 'd']);
});

test('an empty list changes nothing', () => {
  expect(
    mergeLists([
      { weight: 1, list: [] },
      { weight: 1, list: list(['a', 2], ['b', 1]) },
    ]),
  ).toEqual(['a', 'b']);
  expect(mergeLists([])).toEqual([]);
});

test('every fifth place goes to the other list', () => {
  expect(interleave(['a', 'b', 'c', 'd', 'e'], ['x', 'b', 'y'])).toEqual(['a', 'b', 'c', 'd', 'x', 'e', 'y']);
  expect(interleave([], ['x'])).toEqual(['x']);
});
