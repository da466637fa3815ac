import { expect, test } from 'vitest';
import { normalise } from '../claims/normalise.rules.ts';
import { numbersOf } from './number-slots.rules.ts';

const valuesOf = (text: string) => numbersOf(normalise(text).split(' ')).map(({ value }) => value);

test.each([
  ['6 millions de couronnes', [6_000_000]],
  ['600 000 couronnes', [600_000]],
  ['600,000 crowns', [600_000]],
  ['thirty days', [30]],
  ['तीस साल', [30]],
  ['नौ दिन', [9]],
  ['3 लाख रुपये', [300_000]],
  ['ثلاثة أيام', [3]],
  ['5 ملايين دينار', [5_000_000]],
  ['treinta días', [30]],
  ['the 30th anniversary', [30]],
  ['antes dos 6 anos', [6]],
  ['no number here', []],
])('%s', (text, values) => expect(valuesOf(text)).toEqual(values));

test('a number of hours near a date is no day of the month', () =>
  expect(numbersOf('12 heures des le 4 mars'.split(' ')).map(({ sort }) => sort)).toEqual(['count', 'day']));

test('years, days of a month and units of time are told apart', () => {
  const sorts = (text: string) => numbersOf(normalise(text).split(' ')).map(({ sort, unit }) => [sort, unit]);
  expect(sorts('on 14 March 2027 for 9 hours')).toEqual([
    ['day', null],
    ['year', null],
    ['count', 'hour'],
  ]);
  expect(sorts('durante 9 días')).toEqual([['count', 'day']]);
});
