import { expect, test } from 'vitest';
import { characterTerms, eachTermHash, idf, repeatWeight, termHash, termsOf, wordTerms } from './terms.rules.ts';

test('a word longer than four letters is also found by its first four', () => {
  expect(wordTerms('vaccines are new')).toEqual(['vaccines', 'vacc*', 'are', 'new']);
  expect(wordTerms('')).toEqual([]);
});

test('character terms are runs of four with the ends of words in them', () => {
  expect(characterTerms('ab cd')).toEqual([' ab ', 'ab c', 'b cd', ' cd ']);
  expect(characterTerms('ab')).toEqual([' ab ']);
  expect(characterTerms('')).toEqual([]);
});

test('a term has one number, another one as a word than as characters', () => {
  expect(termHash('word', 'lemo')).toBe(termHash('word', 'lemo'));
  expect(termHash('word', 'lemo')).not.toBe(termHash('characters', 'lemo'));
  for (const term of ['', 'a', 'नकली']) expect(termHash('word', term)).toBeGreaterThan(0);
});

test('the numbers of all terms are those of each, in order', () => {
  for (const text of ['', 'a', 'ab', 'abc', 'abcd', 'hot lemon water cures', 'नकली चावल बाज़ार', '𝒳 water 12 water']) {
    for (const kind of ['word', 'characters'] as const) {
      const seen: number[] = [];
      eachTermHash(kind, text, (hash) => seen.push(hash));
      expect(seen, `${kind} of ${text}`).toEqual(termsOf(kind, text).map((term) => termHash(kind, term)));
    }
  }
});

test('rarer terms weigh more, and none weighs less than nothing', () => {
  expect(idf(1000, 1)).toBeGreaterThan(idf(1000, 100));
  expect(idf(1000, 1000)).toBeGreaterThanOrEqual(0);
  expect(idf(0, 0)).toBeGreaterThanOrEqual(0);
  expect(idf(3, 9)).toBeGreaterThanOrEqual(0);
  expect([1, 2].map(repeatWeight)).toEqual([1, 1 + Math.log(2)]);
});
