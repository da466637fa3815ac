import { describe, expect, test } from 'vitest';
import { isOrdinary, type Ordinary, stemOf } from './ordinary.rules.ts';

describe('a stem', () => {
  test.each([
    ['الجسر', 'جسر'],
    ['وبالجسر', 'جسر'],
    ['سيغلق', 'غلق'],
    ['عااااجل', 'عاجل'],
    ['पुलों', 'पुल'],
    ['bridges', 'bridges'],
  ])('of %s is %s', (word, stem) => expect(stemOf(word)).toBe(stem));
  test('keeps three letters at least', () => {
    for (const word of ['في', 'ال', 'ولد', 'का', 'है'])
      expect(stemOf(word).length).toBeGreaterThanOrEqual(word.length - 1);
  });
});

test('a word is ordinary when a form of it is known, and everywhere where no words are known', () => {
  const ordinary: Ordinary = { arabic: new Set([stemOf('جسر')]) };
  expect(isOrdinary(ordinary, 'arabic', 'الجسر')).toBe(true);
  expect(isOrdinary(ordinary, 'arabic', 'الصفواني')).toBe(false);
  expect(isOrdinary(ordinary, 'latin', 'Quillby')).toBe(true);
});
