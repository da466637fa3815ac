import { expect, test } from 'vitest';
import { normalise } from '../claims/normalise.rules.ts';
import { slotOf } from './slot-words.rules.ts';

test.each([
  ['Brasil', 'Brazil', 'country'],
  ['الهند', 'India', 'country'],
  ['enero', 'जनवरी', 'month'],
  ['lundi', 'Monday', 'weekday'],
  ['cinco', '5', 'number'],
  ['todos', 'all', 'quantity'],
])('%s and %s fill the same slot', (a, b, kind) => {
  const [first, second] = [slotOf(normalise(a)), slotOf(normalise(b))];
  expect(first?.kind ?? null).toBe(kind);
  if (kind !== null) expect(first).toEqual(second);
});

test('two countries, months and numbers are two values; a plain word is none', () => {
  expect(slotOf('mexico')).not.toEqual(slotOf('peru'));
  expect(slotOf('march')).not.toEqual(slotOf('april'));
  expect(slotOf('40')).not.toEqual(slotOf('41'));
  expect(slotOf('bridge')).toBeNull();
});
