import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { emptyDatabase } from '../../test/support/shared-database.ts';
import { movableClock } from '../core/time.ts';
import { readOperations } from '../operations/operations.view.ts';
import { drain } from './drain.ts';
import { enqueue, enqueueMany } from './enqueue.ts';
import { requeueAfterCrash } from './requeue-after-crash.ts';

const open = async () => ({
  ...(await emptyDatabase('embedded')),
  clock: movableClock(new Date('2026-03-02T12:00:00Z')),
});

test('a job exists exactly when the transaction that enqueued it commits', async () => {
  const needs = await open();
  await needs.db.transaction((tx) => enqueue({ ...needs, db: tx }, 'close-submission', { submissionId: 'sub_kept' }));
  await needs.db
    .transaction(async (tx) => {
      await enqueue({ ...needs, db: tx }, 'close-submission', { submissionId: 'sub_lost' });
      throw new Error('rolled back');
    })
    .catch(() => {});
  const seen: unknown[] = [];
  await drain(needs, async (_name, payload) => void seen.push(payload));
  expect(seen).toEqual([{ submissionId: 'sub_kept' }]);
});

test('a delayed job waits for our clock', async () => {
  const needs = await open();
  await enqueue(needs, 'close-submission', { submissionId: 'sub_1' }, { runAt: new Date('2026-03-02T12:00:30Z') });
  expect(await drain(needs, async () => {})).toBe(0);
  // However late it is by the database's.
  await needs.db.execute(sql`update pgboss.job set start_after = now() - interval '1 minute'`);
  expect(await drain(needs, async () => {})).toBe(0);
  needs.clock.advance(30_000);
  expect(await drain(needs, async () => {})).toBe(1);
});

test('a failing job is tried again, and once it failed for good it stands on the operations page until it is tried again', async () => {
  const needs = await open();
  await enqueueMany(needs, 'send-words', [{ outgoingId: 'out_bad' }, { outgoingId: 'out_good' }]);
  let tries = 0;
  const answer = async (_name: string, payload: unknown) => {
    if ((payload as { outgoingId: string }).outgoingId === 'out_good') return;
    tries++;
    throw new Error('The provider is gone.');
  };
  await expect(drain(needs, answer)).rejects.toThrow('The provider is gone.');
  expect(tries).toBe(9);
  const { dead } = await readOperations(needs.db);
  expect(dead.map((job) => [job.name, job.why])).toEqual([['send-words', 'The provider is gone.']]);
  expect(await needs.jobs.retryDead()).toBe(1);
  const again: unknown[] = [];
  await drain(needs, async (_name, payload) => void again.push(payload));
  expect(again).toEqual([{ outgoingId: 'out_bad' }]);
  expect((await readOperations(needs.db)).dead).toEqual([]);
});

test('a job that ran when the process died runs again', async () => {
  const needs = await open();
  await enqueue(needs, 'close-submission', { submissionId: 'sub_1' });
  await needs.jobs.boss.fetch('close-submission');
  expect(await drain(needs, async () => {})).toBe(0);
  await requeueAfterCrash(needs.db);
  expect(await drain(needs, async () => {})).toBe(1);
  const left = await needs.db.execute(sql`select state from pgboss.job where name = 'close-submission'`);
  expect((left as { rows: { state: string }[] }).rows.map((row) => row.state)).toEqual(['completed']);
});
