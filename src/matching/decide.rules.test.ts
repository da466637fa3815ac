import { describe, expect, test } from 'vitest';
import { type DecideInput, decide, isForbidding } from './decide.rules.ts';

const thresholds = { reply: 0.9, ask: 0.4, offer: 0.2, mode: 'reply' as const };
const input = (more: Partial<DecideInput>): DecideInput => ({
  kind: 'claim',
  words: 12,
  smallTalk: false,
  probabilities: [0.95],
  vetoes: [],
  ...more,
});

const table: [string, Partial<DecideInput>, string, string][] = [
  ['a certain match', {}, 'reply', 'certain'],
  ['a match exactly at the threshold', { probabilities: [0.9] }, 'reply', 'certain'],
  ['a likely match', { probabilities: [0.6, 0.3] }, 'ask', 'likely'],
  ['a match just below asking', { probabilities: [0.39] }, 'review', 'nothing-likely'],
  ['no candidates', { probabilities: [] }, 'review', 'no-candidates'],
  ['a certain match that is turned round', { vetoes: ['negation-differs'] }, 'review', 'negation-differs'],
  ['a certain match in a message that debunks', { vetoes: ['already-debunking'] }, 'review', 'already-debunking'],
  ['a certain match that could not be quoted', { vetoes: ['lacks-source'] }, 'review', 'lacks-source'],
  ['a certain match with another number', { vetoes: ['details-differ'] }, 'ask', 'details-differ'],
  ['a certain match of few words', { words: 5, vetoes: ['too-short'] }, 'ask', 'too-short'],
  ['an unlikely match with a veto', { probabilities: [0.1], vetoes: ['too-short'] }, 'review', 'nothing-likely'],
  ['a greeting', { kind: 'greeting', words: 1, probabilities: [0.1] }, 'chat', 'not-a-claim'],
  ['a greeting without candidates', { kind: 'greeting', words: 1, probabilities: [] }, 'chat', 'not-a-claim'],
  ['thanks that look like a match', { kind: 'thanks', probabilities: [0.5] }, 'chat', 'not-a-claim'],
  [
    'small talk that no fact-check comes near',
    { smallTalk: true, words: 5, probabilities: [0.1] },
    'chat',
    'small-talk',
  ],
  ['small talk in an empty index', { smallTalk: true, words: 5, probabilities: [] }, 'chat', 'small-talk'],
  ['a likely match that reads like small talk', { smallTalk: true, probabilities: [0.6] }, 'ask', 'likely'],
  ['a certain match that reads like small talk', { smallTalk: true }, 'reply', 'certain'],
  ['an empty message', { kind: 'empty', words: 0, probabilities: [] }, 'review', 'no-words'],
  ['a bare link', { kind: 'link', words: 0, probabilities: [] }, 'review', 'no-words'],
];

describe('the decision', () => {
  test.each(table)('on %s', (_, more, decision, reason) => {
    expect(decide(input(more), thresholds)).toEqual({ decision, reason });
  });

  test('asks back instead of replying in a language that only asks, and changes nothing else there', () => {
    const asking = { ...thresholds, mode: 'ask' as const };
    for (const [, more, decision, reason] of table) {
      const expected = decision === 'reply' ? { decision: 'ask', reason: 'language-asks' } : { decision, reason };
      expect(decide(input(more), asking)).toEqual(expected);
    }
  });

  test('is never a reply when anything speaks against it', () => {
    for (const veto of [
      'negation-differs',
      'details-differ',
      'too-short',
      'language-unknown',
      'ratings-conflict',
      'already-debunking',
      'lacks-source',
    ] as const) {
      expect(decide(input({ probabilities: [1], vetoes: [veto] }), thresholds).decision).not.toBe('reply');
    }
  });
});

test('only what may say the opposite, or could not be sent, keeps a candidate from being offered', () => {
  expect(isForbidding('negation-differs')).toBe(true);
  expect(isForbidding('lacks-source')).toBe(true);
  expect(isForbidding('too-short')).toBe(false);
});
