import { type EnqueuedTask, type EnqueuedTaskPromise, MeilisearchRequestError, type Task } from 'meilisearch';
import { expect, test } from 'vitest';
import { openSender } from './meilisearch-tasks.ts';

/** A task handed over, ending as told; `fail` stands for an engine that did not answer. */
function aTask(end: () => Promise<Partial<Task>>): EnqueuedTaskPromise {
  const enqueued = Promise.resolve({ taskUid: 1 } as EnqueuedTask);
  return Object.assign(enqueued, { waitTask: async () => (await end()) as Task });
}
const succeeds = async (): Promise<Partial<Task>> => ({ status: 'succeeded' });
const noAnswer = async (): Promise<Partial<Task>> => {
  throw new MeilisearchRequestError('http://search.example', new Error('reset'));
};

test('a batch that a busy engine did not answer for is handed over again, later each time', async () => {
  const waits: number[] = [];
  let started = 0;
  const sender = openSender(1, async (ms) => void waits.push(ms));
  await sender.send(() => {
    started += 1;
    return aTask(started < 3 ? noAnswer : succeeds);
  });
  await sender.settle();
  expect(started).toBe(3);
  expect(waits).toEqual([500, 1000]);
});

test('an engine that never answers is reported, and nothing more is sent', async () => {
  let started = 0;
  const sender = openSender(1, async () => {});
  const start = () => {
    started += 1;
    return aTask(noAnswer);
  };
  await sender.send(start);
  await expect(sender.settle()).rejects.toMatchObject({ code: 'search.unavailable' });
  await expect(sender.send(start)).rejects.toMatchObject({ code: 'search.unavailable' });
  expect(started).toBe(5);
});

test('a change that the engine refuses is not tried again', async () => {
  let started = 0;
  const sender = openSender(1, async () => {});
  await sender.send(() => {
    started += 1;
    return aTask(async () => ({ status: 'failed' }));
  });
  await expect(sender.settle()).rejects.toMatchObject({ code: 'search.refused' });
  expect(started).toBe(1);
});

test('no more than six batches are on their way at once', async () => {
  const ends: (() => void)[] = [];
  let [now, most] = [0, 0];
  const sender = openSender(1);
  const all = (async () => {
    for (let i = 0; i < 20; i++) {
      await sender.send(() =>
        aTask(async () => {
          now += 1;
          most = Math.max(most, now);
          await new Promise<void>((resolve) => ends.push(resolve));
          now -= 1;
          return { status: 'succeeded' };
        }),
      );
    }
    await sender.settle();
  })();
  let finished = false;
  void all.then(() => {
    finished = true;
  });
  while (!finished) {
    ends.shift()?.();
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  expect(most).toBe(6);
});
