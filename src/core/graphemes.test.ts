import { expect, test } from 'vitest';
import { graphemes, shorten } from './graphemes.ts';

test('a cut text ends at a word, and never within an emoji of many parts', () => {
  expect(shorten('one two three four', 12)).toBe('one two…');
  expect(shorten('short', 12)).toBe('short');
  expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦…');
  expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 9, 12)).toBe('👩‍👩‍👧‍👦…');
});

test.each([
  ['plain', 5],
  ['👩‍👩‍👧‍👦', 1],
  ['e\u0301', 1],
  ['नमस्ते', 3],
])('%s counts as %i', (text, count) => {
  expect(graphemes(text)).toBe(count);
});
