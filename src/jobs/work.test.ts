import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openPglite } from '../adapters/database/pglite.ts';
import { openJobs } from './open-jobs.ts';
import { workAll } from './work.ts';

test('told to rest, a worker finishes the jobs at hand and hands the others back, with no try used up', async () => {
  const database = await openPglite({ folder: null });
  const jobs = await openJobs(database, { supervise: false, onError: () => {} });
  const ids = ['sub_1', 'sub_2', 'sub_3', 'sub_4', 'sub_5', 'sub_6'];
  await jobs.sendMany(
    database.db,
    'file-submission',
    ids.map((submissionId) => ({ submissionId })),
  );
  const answered: unknown[] = [];
  let finish = () => {};
  const finished = new Promise<void>((done) => {
    finish = done;
  });
  const begun = new Promise<void>((begin) => {
    void workAll(jobs, async (_, payload) => {
      answered.push(payload);
      if (answered.length === 4) begin();
      await finished;
    });
  });
  await begun;
  const resting = jobs.rest(20_000);
  finish();
  await resting;
  const left = await database.db.execute<{ state: string; retry_count: number }>(
    sql`select state, retry_count from pgboss.job where name = 'file-submission' order by state`,
  );
  expect(answered).toHaveLength(4);
  expect((left as { rows: unknown[] }).rows).toEqual([
    ...Array(2).fill({ state: 'created', retry_count: 0 }),
    ...Array(4).fill({ state: 'completed', retry_count: 0 }),
  ]);
  await jobs.send(database.db, 'send-words', { outgoingId: 'out_1' });
  await jobs.close();
  await database.close();
});

test('a job that does not end in time is handed back, and another process takes it', async () => {
  const database = await openPglite({ folder: null });
  const jobs = await openJobs(database, { supervise: false, onError: () => {} });
  await jobs.send(database.db, 'file-submission', { submissionId: 'sub_1' });
  const begun = new Promise<void>((begin) => {
    void workAll(jobs, () => {
      begin();
      return new Promise(() => {});
    });
  });
  await begun;
  await jobs.rest(50);
  await jobs.close();
  const left = await database.db.execute(sql`select state from pgboss.job where name = 'file-submission'`);
  expect((left as { rows: unknown[] }).rows).toEqual([{ state: 'retry' }]);
  await database.close();
});

test('of a job that failed nothing is kept that its query was made with', async () => {
  const database = await openPglite({ folder: null });
  const jobs = await openJobs(database, { supervise: false, onError: () => {} });
  await jobs.send(database.db, 'file-submission', { submissionId: 'sub_1' });
  const failed = new Promise<void>((done) => {
    void workAll(jobs, async () => {
      setTimeout(done, 1);
      throw new Error('Failed query: select $1\nparams: what an asker wrote');
    });
  });
  await failed;
  await jobs.rest(20_000);
  const left = await database.db.execute(sql`select output from pgboss.job where name = 'file-submission'`);
  expect((left as { rows: unknown[] }).rows).toEqual([{ output: { message: 'Failed query: select $1' } }]);
  await jobs.close();
  await database.close();
});

test('jobs of a newer version wait beside an older one, which goes on with those it knows', async () => {
  const database = await openPglite({ folder: null });
  const jobs = await openJobs(database, { supervise: false, onError: () => {} });
  // What a newer process makes and sends, before and while this one works.
  await jobs.boss.createQueue('of-a-newer-version');
  await jobs.boss.send('of-a-newer-version', { id: '1' });
  const answered: string[] = [];
  const known = new Promise<void>((done) => {
    void workAll(jobs, async (name) => {
      answered.push(name);
      done();
    });
  });
  await jobs.send(database.db, 'file-submission', { submissionId: 'sub_1' });
  await known;
  await jobs.rest(20_000);
  const left = await database.db.execute(sql`
    select state, keep_until - now() > interval '13 days' as kept from pgboss.job where name = 'of-a-newer-version'`);
  expect(answered).toEqual(['file-submission']);
  expect((left as { rows: unknown[] }).rows).toEqual([{ state: 'created', kept: true }]);
  await jobs.close();
  await database.close();
});

test('words to send go out side by side, those of one asker in their order', async () => {
  const database = await openPglite({ folder: null });
  const jobs = await openJobs(database, { supervise: false, onError: () => {} });
  await jobs.sendMany(database.db, 'send-words', [
    { outgoingId: 'out_1', askerId: 'ask_a' },
    { outgoingId: 'out_2', askerId: 'ask_a' },
    { outgoingId: 'out_3', askerId: 'ask_b' },
  ]);
  const begun: unknown[] = [];
  let finish = () => {};
  const held = new Promise<void>((done) => {
    finish = done;
  });
  let all = () => {};
  const over = new Promise<void>((done) => {
    all = done;
  });
  await workAll(jobs, async (_, payload) => {
    const { outgoingId } = payload as { outgoingId: string };
    begun.push(outgoingId);
    if (begun.length === 3) all();
    if (outgoingId === 'out_3') finish();
    if (outgoingId === 'out_1') await held;
  });
  await over;
  // NOTE: whose words come first is the queue's; `out_1` ends only once `out_3` has begun.
  expect(begun.filter((id) => id !== 'out_3')).toEqual(['out_1', 'out_2']);
  await jobs.close();
  await database.close();
});

test('a decision does not wait for another one, and no other job either', async () => {
  const database = await openPglite({ folder: null });
  const jobs = await openJobs(database, { supervise: false, onError: () => {} });
  const ids = ['sub_1', 'sub_2', 'sub_3'];
  await jobs.sendMany(
    database.db,
    'decide-submission',
    ids.map((submissionId) => ({ submissionId })),
  );
  const begun: string[] = [];
  let all = () => {};
  const together = new Promise<void>((done) => {
    all = done;
  });
  await workAll(jobs, async (_, payload) => {
    begun.push((payload as { submissionId: string }).submissionId);
    if (begun.length === ids.length) all();
    await together;
  });
  await together;
  expect(begun.sort()).toEqual(ids);
  await jobs.close();
  await database.close();
});

test('between two jobs requests and timers have their turn, though the embedded database never waits', async () => {
  const database = await openPglite({ folder: null });
  const jobs = await openJobs(database, { supervise: false, onError: () => {} });
  await jobs.sendMany(
    database.db,
    'retain',
    Array.from({ length: 20 }, () => ({})),
  );
  const seen: string[] = [];
  let begun = 0;
  let over = () => {};
  const all = new Promise<void>((done) => {
    over = done;
  });
  await workAll(jobs, async () => {
    if (begun++ === 0) setTimeout(() => seen.push('turn'), 0);
    await database.db.execute(sql`select 1`);
    seen.push('job');
    if (begun === 20) over();
  });
  await all;
  expect(seen).toContain('turn');
  await jobs.close();
  await database.close();
});
