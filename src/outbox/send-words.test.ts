import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { outgoing } from '../../db/schema/outbox.ts';
import { aLine, tellStatus } from '../../test/support/a-line.ts';
import { openWorld } from '../../test/support/open-world.ts';
import { say } from '../../test/support/whatsapp.ts';
import { hourMs } from '../core/time.ts';
import { queueWords } from './queue-words.ts';
import { sendWords } from './send-words.ts';
import { readPause } from './turns.store.ts';

test('words are sent once, however often the job runs', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  await world.runDueJobs();
  await sendWords(world, { outgoingId: line.outgoingId });
  expect(world.messenger.sent).toHaveLength(1);
  expect((await line.now())?.state).toBe('sent');
});

test('the same key twice is the same words', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  for (const body of ['One.', 'Two.'])
    await queueWords(world, { askerId: line.askerId, key: 'same', words: { kind: 'text', body } });
  await world.runDueJobs();
  expect(world.messenger.sent.map((one) => 'body' in one.words && one.words.body).sort()).toEqual(['A line.', 'One.']);
});

test('after a lost answer words are sent again only once the provider tells of later things and not of them', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  world.messenger.answerNext({ outcome: 'unsure', detail: 'timeout' });
  await world.runDueJobs();
  expect((await line.now())?.state).toBe('unsure');
  world.clock.advance(21_000);
  await world.runDueJobs();
  expect(world.messenger.sent).toHaveLength(0);
  await tellStatus(world, { wamid: 'wamid.of-others', status: 'sent' });
  world.clock.advance(21_000);
  await world.runDueJobs();
  expect(world.messenger.sent).toHaveLength(1);
  expect((await line.now())?.state).toBe('sent');
});

test('while the provider tells nothing at all, words of unknown fate are never sent again but shown to people', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  world.messenger.answerNext({ outcome: 'unsure', detail: 'timeout' });
  await world.runDueJobs();
  for (let n = 0; n < 10; n++) {
    world.clock.advance(21_000);
    await world.runDueJobs();
  }
  expect(world.messenger.sent).toHaveLength(0);
  expect(await line.now()).toMatchObject({ state: 'failed', fault: expect.stringContaining('Nobody knows') });
});

test('a status that carries our id settles a lost answer, and nothing is sent again', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  world.messenger.answerNext({ outcome: 'unsure', detail: 'reset' });
  await world.runDueJobs();
  await tellStatus(world, { wamid: 'wamid.theirs', status: 'delivered', opaque: line.outgoingId });
  world.clock.advance(60_000);
  await world.runDueJobs();
  expect(world.messenger.sent).toHaveLength(0);
  expect(await line.now()).toMatchObject({ state: 'delivered', wamid: 'wamid.theirs' });
});

test('a process that died while sending leaves words unsure, not sent twice', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  await world.db
    .update(outgoing)
    .set({ state: 'sending', attempts: 1, tryingSince: world.clock.now() })
    .where(eq(outgoing.id, line.outgoingId));
  await sendWords(world, { outgoingId: line.outgoingId });
  expect((await line.now())?.state).toBe('sending');
  world.clock.advance(30_000);
  await world.runDueJobs();
  expect(world.messenger.sent).toHaveLength(0);
  expect((await line.now())?.state).toBe('unsure');
});

test('a pair-rate refusal is tried again after growing waits, and a final refusal is seen as failed', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  const refused = {
    outcome: 'refused',
    code: 131056,
    detail: 'pair rate',
    retryAfterMs: 1_000,
    waitsFor: null,
    stopAll: false,
  } as const;
  world.messenger.answerNext(refused, refused, {
    ...refused,
    code: 131051,
    detail: 'unsupported',
    retryAfterMs: null,
  });
  await world.runDueJobs();
  expect(await line.now()).toMatchObject({ state: 'queued', attempts: 1 });
  world.clock.advance(1_001);
  await world.runDueJobs();
  expect((await line.now())?.attempts).toBe(2);
  world.clock.advance(3_000);
  await world.runDueJobs();
  expect((await line.now())?.attempts).toBe(2);
  world.clock.advance(1_001);
  await world.runDueJobs();
  expect(await line.now()).toMatchObject({ state: 'failed', fault: '131051 unsupported' });
});

test('a closed window keeps the words and sends one template a day, however many words wait', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  await queueWords(world, { askerId: line.askerId, key: 'another', words: { kind: 'text', body: 'Another.' } });
  world.clock.advance(25 * hourMs);
  await world.runDueJobs();
  expect(world.messenger.sent.map((one) => one.words.kind)).toEqual(['template']);
  expect((await line.now())?.state).toBe('kept');
});

test('the provider saying that the window is closed, by status, keeps the words too', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  await world.runDueJobs();
  const wamid = (await line.now())?.wamid ?? '';
  await tellStatus(world, { wamid, status: 'failed', code: 131047 });
  expect((await line.now())?.state).toBe('kept');
});

test('trouble with our number stops sending for everyone, tells the operators once, and ends when a send works', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  const refused = { outcome: 'refused', code: 190, detail: 'token expired' } as const;
  const never = { retryAfterMs: null, waitsFor: null, stopAll: true };
  world.messenger.answerNext({ ...refused, ...never }, { ...refused, ...never });
  await world.runDueJobs();
  expect((await line.now())?.state).toBe('queued');
  await say(world, { from: '15550100009', text: 'hello' });
  await world.runDueJobs();
  expect(world.messenger.sent).toEqual([]);
  expect(await world.db.query.alerts.findMany()).toMatchObject([
    { kind: 'sending.stopped', about: '190', severity: 'stop', times: 1, seenAt: null },
  ]);
  world.clock.advance(5 * 60_000 + 1);
  await world.runDueJobs();
  expect(world.messenger.sent).toEqual([]);
  expect(await world.db.query.alerts.findMany()).toMatchObject([{ times: 2 }]);
  world.clock.advance(5 * 60_000 + 1);
  await world.runDueJobs();
  expect(world.messenger.sent).toHaveLength(2);
  expect(await readPause(world.db)).toBeNull();
});
