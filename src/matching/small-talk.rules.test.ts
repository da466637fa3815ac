import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { normalise } from '../claims/normalise.rules.ts';
import { isSmallTalk, kindTerms, SmallTalk, smallTalkProbability } from './small-talk.rules.ts';

const model = SmallTalk.parse(JSON.parse(readFileSync('models/small-talk.json', 'utf8')));

test.each(['what should I cook for dinner', 'how tall are you'])('small talk is known: %s', (text) => {
  expect(isSmallTalk(model, normalise(text))).toBe(true);
});

test.each([
  'The mayor of Port Amara has sold the lighthouse to a bank',
  'Salt water cures brine fever, doctors confirm',
  'A ponte de Vila Serena desabou ontem durante a tempestade',
  'Serikali itagawa chakula bure kwa kila familia',
])('a claim is no small talk: %s', (text) => {
  expect(isSmallTalk(model, normalise(text))).toBe(false);
});

test('a long text is never small talk, whatever its words', () => {
  expect(isSmallTalk(model, normalise('how tall are you '.repeat(6)))).toBe(false);
});

test('a text without words is no small talk, and every term has its bucket once', () => {
  expect(smallTalkProbability(model, '')).toBe(0);
  const terms = kindTerms('to be or not to be');
  expect(new Set(terms).size).toBe(terms.length);
});

test('a file of the wrong length is refused', () => {
  expect(() => SmallTalk.parse({ bias: 0, scale: 1, weights: btoa('short'), threshold: { value: 0.9 } })).toThrow(
    /weights must be/,
  );
});
