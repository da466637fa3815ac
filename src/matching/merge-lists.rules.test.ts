import { expect, test } from 'vitest';
import { interleave, mergeLists, takeTurns } from './merge-lists.rules.ts';

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

test('three of the other list come among the first twenty-one, the rest at the end', () => {
  const first = Array.from({ length: 30 }, (_, i) => `own${i}`);
  const merged = interleave(first, ['x', 'own3', 'y', 'z', 'last']);
  expect(['x', 'y', 'z', 'last'].map((item) => merged.indexOf(item))).toEqual([6, 13, 20, 33]);
  expect(merged).toHaveLength(34);
  expect(interleave(['a'], ['b', 'a'])).toEqual(['a', 'b']);
  expect(interleave([], ['x'])).toEqual(['x']);
});

test('later places go to the lists in turn, and no place stays empty while anything is left', () => {
  const [words, letters] = [list(['a', 3], ['w', 2], ['x', 1]), list(['a', 3], ['l', 2])];
  expect(takeTurns(['a', 'b', 'c', 'd', 'e'], [words, letters], 5)).toEqual(['a', 'b', 'c', 'w', 'l']);
  expect(takeTurns(['a', 'b', 'c', 'd', 'e'], [words, letters], 9)).toEqual(['a', 'b', 'c', 'd', 'e', 'w', 'l', 'x']);
  expect(takeTurns(['a'], [[], []], 5)).toEqual(['a']);
  expect(takeTurns([], [], 5)).toEqual([]);
});
