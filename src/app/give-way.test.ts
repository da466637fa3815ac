import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { openTraffic } from './give-way.ts';

test('jobs begin at once while few stand at the door, and one after the other while many do', async () => {
  const traffic = openTraffic();
  const open: (() => void)[] = [];
  const app = new Hono().use(traffic.counted).post('/', async (c) => {
    await new Promise<void>((resolve) => open.push(resolve));
    return c.text('ok');
  });
  const deliver = (count: number) => Array.from({ length: count }, () => app.request('/', { method: 'POST' }));
  const few = deliver(16);
  await traffic.giveWay();
  const many = deliver(4);
  const begun: number[] = [];
  const jobs = [1, 2, 3].map((job) => traffic.giveWay().then(() => void begun.push(job)));
  await Promise.resolve();
  expect(begun).toEqual([]);
  await jobs[0];
  expect(begun).toEqual([1]);
  for (const go of open) go();
  await Promise.all([...few, ...many, ...jobs]);
  expect(begun).toEqual([1, 2, 3]);
  await traffic.giveWay();
});
