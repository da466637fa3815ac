import { expect, test } from 'vitest';
import { normalise } from '../claims/normalise.rules.ts';
import { dateAt } from './date-slots.rules.ts';

const datesOf = (text: string) => {
  const words = normalise(text).split(' ');
  return words.flatMap((_, place) => dateAt(words, place) ?? []);
};

test.each([
  ['from 1 May', ['month 4']],
  ['it may rain in Port Maren', []],
  ['le 9 mai à Sérac', ['month 4']],
  ['9 मई की रात', ['month 4']],
  ['na segunda-feira', ['weekday 1']],
  ['na quinta em Vila Serena', ['weekday 4']],
  ['a segunda ponte de Vila Serena', []],
  ['before Christmas', ['feast 0']],
  ['antes de Navidad', ['feast 0']],
  ['يوم 14 مارس', ['month 2']],
])('%s', (text, dates) => expect(datesOf(text)).toEqual(dates));
