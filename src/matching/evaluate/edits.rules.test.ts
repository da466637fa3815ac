import { expect, test } from 'vitest';
import { normalise } from '../../claims/normalise.rules.ts';
import { dice, shuffled } from './dice.rules.ts';
import { editFamilies, flipFamilies, namesIn } from './edits.rules.ts';
import { romanised } from './romanised.rules.ts';

const text =
  'The mayor of Saltquay said that the harbour will be closed for 12 days. Boats must leave before Sunday, and Port Amara takes them in. Nobody pays.';

test('every edit is made the same way twice, and changes the text', () => {
  for (const [family, edit] of Object.entries(editFamilies)) {
    const made = edit(text, dice(3));
    expect(made, family).toBe(edit(text, dice(3)));
    expect(made, family).not.toBe(text);
  }
});

test('a flip changes the words that are compared', () => {
  const names = ['Vilamar'];
  expect(namesIn([text])).toEqual(['Saltquay', 'Sunday', 'Port', 'Amara']);
  for (const flip of Object.values(flipFamilies))
    expect(normalise(flip(text, dice(1), names) ?? '')).not.toBe(normalise(text));
  expect(flipFamilies.negation?.(text, dice(1), names)).toContain('will not be');
  expect(flipFamilies.number?.('No numbers here', dice(1), names)).toBeNull();
});

test('Devanagari and Cyrillic are typed in Latin letters', () => {
  expect(romanised('पानी बंद है')).toBe('pani band hai');
  expect(romanised('Вода хорошая')).toBe('Voda khoroshaya');
});

test('chance falls the same way for one seed, and keeps every thing', () => {
  expect(shuffled([1, 2, 3, 4], dice(5))).toEqual(shuffled([1, 2, 3, 4], dice(5)));
  expect([...shuffled([1, 2, 3, 4], dice(5))].sort()).toEqual([1, 2, 3, 4]);
});
