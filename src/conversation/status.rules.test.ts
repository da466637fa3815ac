import { expect, test } from 'vitest';
import { botLanguages } from '../core/bot-languages.ts';
import { offeredOf } from './candidates.rules.ts';
import { laterAt, minutesUntil, mostAnHour } from './slow.rules.ts';
import { type Asked, type AskedState, mostTold, stateOf, statusWords } from './status.rules.ts';
import { phrasesOf } from './words.ts';

const base: Asked = {
  state: 'decided',
  text: 'The ferry stops on Sunday',
  claimId: null,
  decision: 'review',
  reason: 'no-candidates',
  factCheckId: null,
  feedback: null,
  candidates: null,
  openedAt: new Date('2026-03-02T12:00:00Z'),
};
const here = { language: 'en', stoppedAt: null };
const shown = { factCheckId: 'fc_1', probability: 0.5, shown: true };

test.each<[AskedState | null, string, Partial<Asked>]>([
  ['looking', 'one that is still open', { state: 'open', decision: null }],
  ['waiting', 'one that people look at', {}],
  ['answered', 'one that was answered', { decision: 'reply', factCheckId: 'fc_1' }],
  ['answered', 'one that people have answered since', { factCheckId: 'fc_1' }],
  [
    'waiting',
    'one whose answer was another question',
    { decision: 'reply', factCheckId: 'fc_1', feedback: 'not-mine' },
  ],
  ['choosing', 'one with an offer', { decision: 'ask', candidates: [shown] }],
  ['answered', 'one chosen from an offer', { decision: 'ask', candidates: [{ ...shown, picked: true }] }],
  ['unchecked', 'one that a person could not check', { reason: 'not-checkable' }],
  ['answered', 'one that was checked after all', { reason: 'not-checkable', factCheckId: 'fc_1' }],
  [null, 'small talk', { decision: 'chat' }],
  [null, 'one that was erased', { state: 'dropped', text: null }],
])('the state %s is that of %s', (state, _name, changed) => {
  expect(stateOf({ ...base, ...changed })).toBe(state);
});

test('what was asked twice is told once, as it stands now', () => {
  const again = { ...base, claimId: 'clm_1' };
  const words = statusWords([{ ...again, factCheckId: 'fc_1' }, again, base], 3, here);
  const body = 'body' in words ? words.body : '';
  expect(body).toMatch(/^You asked about 2 things lately:/);
  expect(body.match(/: answered/g)).toHaveLength(1);
});

test('the state of each question stands in one message, the rest as a number', () => {
  const many = Array.from({ length: mostTold }, () => base);
  const words = statusWords(many, 11, here);
  const lines = 'body' in words ? words.body.split('\n\n') : [];
  expect(lines[0]).toBe('You asked about 11 things lately:');
  expect(lines[1]).toBe('1. “The ferry stops on Sunday”: a person will look at it, and I will tell you here');
  expect(lines.at(-1)).toBe('and 3 more');
});

test('who said STOP since is told that no news will come of what they asked, and nobody else is', () => {
  const { statusStopped } = phrasesOf('en');
  const said = (one: Partial<Asked>, stoppedAt: string) => {
    const words = statusWords([{ ...base, ...one }], 1, { language: 'en', stoppedAt: new Date(stoppedAt) });
    return 'body' in words && words.body.includes(statusStopped);
  };
  expect(said({}, '2026-03-02T12:01:00Z')).toBe(true);
  expect(said({ factCheckId: 'fc_1' }, '2026-03-02T12:01:00Z')).toBe(false);
  expect(said({}, '2026-03-02T11:59:00Z')).toBe(false);
});

test.each([...botLanguages])('in %s a status with every state stays far below what one message holds', (language) => {
  const states: Partial<Asked>[] = [{ state: 'open' }, {}, { factCheckId: 'fc_1' }, { decision: 'ask' }];
  const asked = [...states, ...states].map((one) => ({ ...base, ...one, text: '👩‍👩‍👧‍👦 word '.repeat(100) }));
  const words = statusWords(asked, 4, { language, stoppedAt: new Date() });
  expect('body' in words && words.body.length).toBeLessThan(2_000);
  expect(statusWords([], 0, { language, stoppedAt: null })).not.toEqual(words);
});

test('what was offered last and not chosen is what a typed number means', () => {
  const of = (seen: number, unseen = 0) => [
    ...Array.from({ length: seen }, (_, i) => ({ factCheckId: `fc_${i}`, probability: 0.5, shown: true })),
    ...Array.from({ length: unseen }, (_, i) => ({ factCheckId: `fc_u${i}`, probability: 0.4, shown: false })),
  ];
  expect(offeredOf({ decision: 'ask', candidates: of(3, 2) })).toEqual(['fc_0', 'fc_1', 'fc_2']);
  expect(offeredOf({ decision: 'ask', candidates: of(5) })).toEqual(['fc_3', 'fc_4']);
  expect(offeredOf({ decision: 'reply', candidates: of(1, 2) })).toEqual([]);
  expect(offeredOf({ decision: 'reply', candidates: of(3) })).toEqual(['fc_1', 'fc_2']);
  expect(offeredOf({ decision: 'ask', candidates: of(2).map((one) => ({ ...one, picked: true })) })).toEqual([]);
});

test('one submission too many within an hour waits until the oldest of them is an hour ago', () => {
  const now = new Date('2026-03-02T12:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const some = Array.from({ length: mostAnHour }, (_, i) => ago(i));
  expect(laterAt(some.slice(1), now)).toBe(null);
  expect(laterAt(some, now)).toEqual(ago(mostAnHour - 1 - 60));
  expect(minutesUntil(laterAt(some, now) ?? now, now)).toBe(31);
  expect(laterAt([...some.slice(1), ago(61)], now)).toBe(null);
});
