import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { normalise } from '../claims/normalise.rules.ts';
import {
  isSmallTalk,
  kindShares,
  kindTerms,
  SmallTalk,
  smallTalkProbability,
  textKindOf,
  textKinds,
} from './small-talk.rules.ts';

const model = SmallTalk.parse(JSON.parse(readFileSync('models/small-talk.json', 'utf8')));

test.each(['what should I cook for dinner', 'how tall are you'])('small talk is known: %s', (text) => {
  expect(isSmallTalk(model, normalise(text))).toBe(true);
});

test.each([
  ['request', 'book me a flight to Lisbon please'],
  ['question', 'how much does a good bicycle cost'],
  ['spam', 'subscribe to my channel and like my video'],
  ['personal', 'mum I will be late for dinner'],
])('it is told what kind it is: %s, %s', (kind, text) => {
  expect(textKindOf(model, normalise(text))).toBe(kind);
});

test.each([
  'The mayor of Port Amara has sold the lighthouse to a bank',
  'Salt water cures brine fever, doctors confirm',
  'A ponte de Vila Serena desabou ontem durante a tempestade',
  'Serikali itagawa chakula bure kwa kila familia',
  'The government gives every family a free phone, register here',
])('a claim is no small talk: %s', (text) => {
  expect(textKindOf(model, normalise(text))).toBe('claim');
});

test('a long text is never small talk, whatever its words', () => {
  expect(isSmallTalk(model, normalise('how tall are you '.repeat(6)))).toBe(false);
});

test('a text without words is no small talk, shares make one, and every term has its bucket once', () => {
  expect(smallTalkProbability(model, '')).toBe(0);
  const shares = Object.values(kindShares(model, 'to be or not to be'));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  const terms = kindTerms('to be or not to be');
  expect(new Set(terms).size).toBe(terms.length);
});

test('a file of the wrong length or of other kinds is refused', () => {
  const file = {
    kinds: textKinds,
    biases: textKinds.map(() => 0),
    scale: 1,
    weights: btoa('short'),
    threshold: { value: 0.9 },
  };
  expect(() => SmallTalk.parse(file)).toThrow(/weights must be/);
  expect(() => SmallTalk.parse({ ...file, kinds: ['claim'] })).toThrow(/kinds must be/);
});
