import { expect, test } from 'vitest';
import { everyNow, within } from './within.ts';

test('what comes in time is given, what does not is refused in words', async () => {
  expect(await within(1_000, Promise.resolve('tide'))).toBe('tide');
  await expect(within(5, new Promise(() => {}))).rejects.toThrow('No answer within 0.005 s.');
});

test('work is done once in a while, however often it is asked for', async () => {
  let now = 0;
  let done = 0;
  const count = everyNow(
    1_000,
    () => now,
    async () => ++done,
  );
  expect(await Promise.all([count(), count()])).toEqual([1, 1]);
  now = 999;
  expect(await count()).toBe(1);
  now = 1_000;
  expect(await count()).toBe(2);
});
