import { expect, test } from 'vitest';
import { isNameForm, runsOf } from './laid.rules.ts';
import { areOpposite } from './opposite-words.rules.ts';

test.each([
  ['montargel', 'montfaur', false],
  ['moradabad', 'muradabad', true],
  ['ministra', 'ministerio', true],
  ['tamil', 'tamilnadu', true],
  ['المرجان', 'مرجان', true],
  ['varga', 'oduya', false],
])('%s and %s name the same: %s', (a, b, same) => expect(isNameForm(a, b)).toBe(same));

test('neighbouring places are one run', () => {
  expect(runsOf(['a', 'Port', 'Maren', 'b', 'Varga'], (word) => /^[A-Z]/.test(word))).toEqual([
    { from: 1, to: 3 },
    { from: 4, to: 5 },
  ]);
});

test.each([
  ['opens', 'closing', true],
  ['abriran', 'cierra', true],
  ['contratara', 'despedir', true],
  ['opens', 'opening', false],
  ['سيرفع', 'خفض', true],
])('%s and %s turn a claim round: %s', (a, b, turned) => expect(areOpposite(a, b)).toBe(turned));
