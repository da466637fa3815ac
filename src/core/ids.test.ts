import { expect, test } from 'vitest';
import { newId } from './ids.ts';

test('ids that a process makes one after the other sort in that order, more than fit in a millisecond too', () => {
  const made = Array.from({ length: 100_000 }, () => newId('msg'));
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

test('an id is its prefix, 10 characters of time, 3 that count and 9 of chance', () => {
  const [prefix, rest] = newId('case').split('_');
  expect([prefix, rest?.length]).toEqual(['case', 22]);
  expect(rest).toMatch(/^[0-9a-hjkmnp-tv-z]{22}$/);
});
