import assert from 'node:assert/strict';
import { test } from 'vitest';
import { inBatches } from './in-batches.rules.ts';

const limits = {
  most: 3,
  mostWeight: 100,
  weigh: (item: number) => item,
  canWait: (item: number) => item > 1000,
  waitMs: 20,
};

function counting(fails: (items: number[]) => boolean = () => false) {
  const batches: number[][] = [];
  const one = inBatches(async (items: number[]) => {
    batches.push(items);
    await Promise.resolve();
    if (fails(items)) throw new Error(`not ${items}`);
    return items.map((item) => item * 10);
  }, limits);
  return { one, batches };
}

test('what is asked for meanwhile is done together, and everybody gets their own result', async () => {
  const { one, batches } = counting();
  assert.deepEqual(await Promise.all([1, 2, 3, 4, 5, 6].map(one)), [10, 20, 30, 40, 50, 60]);
  assert.deepEqual(batches, [[1], [2, 3, 4], [5, 6]]);
});

test('a lone one does not wait for company', async () => {
  const { one, batches } = counting();
  assert.equal(await one(1), 10);
  assert.equal(await one(2), 20);
  assert.deepEqual(batches, [[1], [2]]);
});

test('heavy ones go apart, and one beyond the limit goes alone', async () => {
  const { one, batches } = counting();
  await Promise.all([1, 60, 50, 500, 2].map(one));
  assert.deepEqual(batches, [[1], [60], [50], [500], [2]]);
});

test('one that fails does not fail its neighbours', async () => {
  const { one, batches } = counting((items) => items.includes(3));
  const results = await Promise.allSettled([1, 2, 3, 4].map(one));
  assert.deepEqual(
    results.map((result) => result.status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(batches, [[1], [2, 3, 4], [2], [3], [4]]);
});

test('what can wait goes with the next that cannot, or by itself when its time is over', async () => {
  const { one, batches } = counting();
  const waits = one(2000);
  assert.equal(await one(1), 10);
  assert.equal(await waits, 20_000);
  assert.equal(await one(3000), 30_000);
  assert.deepEqual(batches, [[2000], [1], [3000]]);
});
