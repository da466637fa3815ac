import { expect, test } from 'vitest';
import { repeatWeight } from '../../matching/terms.rules.ts';
import { termLists, termWeights } from './term-lists.ts';

const terms = (from: number, count: number) =>
  new Map(Array.from({ length: count }, (_, i) => [from + i, 1 + (i % 3)]));

function held(lists: ReturnType<typeof termLists>, row: number): Map<number, number> {
  const found = new Map<number, number>();
  lists.each(row, (hash, times) => found.set(hash, times));
  return found;
}

test('a row gives back its terms with their repeats, and its neighbours theirs', () => {
  const lists = termLists();
  for (const row of [0, 1, 3000]) lists.set(row, terms(1 + row * 100, 20 + row / 100));
  for (const row of [0, 1, 3000]) expect(held(lists, row)).toEqual(terms(1 + row * 100, 20 + row / 100));
  lists.set(1, terms(7, 5));
  lists.drop(0);
  lists.drop(0);
  expect([held(lists, 0).size, held(lists, 2).size, held(lists, 9999).size]).toEqual([0, 0, 0]);
  expect(held(lists, 1)).toEqual(terms(7, 5));
  expect(held(lists, 3000).size).toBe(50);
});

test('what a row shares with a text is the sum of the weights, each times its repeats', () => {
  const lists = termLists();
  lists.set(
    2,
    new Map([
      [11, 1],
      [4_000_000_000, 3],
      [12, 40],
      [13, 2],
    ]),
  );
  const weights = termWeights([
    { hash: 4_000_000_000, weight: 2 },
    { hash: 12, weight: 0.5 },
    { hash: 99, weight: 7 },
  ]);
  expect(lists.sum(2, weights)).toBeCloseTo(2 * repeatWeight(3) + 0.5 * repeatWeight(40), 10);
  expect(lists.sum(2, termWeights([]))).toBe(0);
  lists.drop(2);
  expect(lists.sum(2, weights)).toBe(0);
});

test('rows that change over and over stay what they are, whatever was moved meanwhile', () => {
  const lists = termLists();
  const last = new Map<number, Map<number, number>>();
  for (let i = 0; i < 400; i++) {
    const row = i % 7;
    const counts = terms(1 + i * 5000, 5000);
    lists.set(row, counts);
    last.set(row, counts);
  }
  for (const [row, counts] of last) expect(held(lists, row)).toEqual(counts);
});

test('a row may be longer than any chunk', () => {
  const lists = termLists();
  lists.set(0, terms(1, 10));
  lists.set(1, new Map([[5, 3_000_000]]));
  lists.set(2, terms(50, 10));
  expect([held(lists, 0), held(lists, 1), held(lists, 2)]).toEqual([
    terms(1, 10),
    new Map([[5, 3_000_000]]),
    terms(50, 10),
  ]);
});
