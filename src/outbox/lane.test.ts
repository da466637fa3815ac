import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { outgoing } from '../../db/schema/outbox.ts';
import { aLine, tellStatus } from '../../test/support/a-line.ts';
import { openWorld, testStart } from '../../test/support/open-world.ts';
import { queueWords } from './queue-words.ts';
import { sendWords } from './send-words.ts';

test('words to one asker go one after the other: while some are on their way others wait, and keep their order', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  for (const body of ['Second.', 'Third.'])
    await queueWords(world, { askerId: line.askerId, key: body, words: { kind: 'text', body } });
  await world.db.update(outgoing).set({ state: 'unsure' }).where(eq(outgoing.id, line.outgoingId));
  await world.runDueJobs();
  expect(world.messenger.sent).toEqual([]);
  await tellStatus(world, { wamid: 'wamid.first', status: 'sent', opaque: line.outgoingId });
  expect(world.messenger.sent.map((one) => 'body' in one.words && one.words.body)).toEqual(['Second.', 'Third.']);
});

test('two processes that take words to one asker at once never have both on their way', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  await queueWords(world, { askerId: line.askerId, key: 'b', words: { kind: 'text', body: 'B.' } });
  const rows = await world.db.select({ id: outgoing.id }).from(outgoing).where(eq(outgoing.state, 'queued'));
  const [onTheirWay, most] = [new Set<string>(), { at: 0 }];
  const { send } = world.messenger;
  world.messenger.send = async (message) => {
    onTheirWay.add(message.opaque);
    most.at = Math.max(most.at, onTheirWay.size);
    await world.db.execute(sql`select 1`);
    const result = await send(message);
    onTheirWay.delete(message.opaque);
    return result;
  };
  await Promise.all(rows.map(({ id }) => sendWords(world, { outgoingId: id })));
  await world.runDueJobs();
  expect(most.at).toBe(1);
  expect(world.messenger.sent).toHaveLength(2);
});

test('a second job for words that are just being sent does not disturb the first, even when it is refused', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  const { send } = world.messenger;
  world.messenger.answerNext({
    outcome: 'refused',
    code: 130429,
    detail: 'throughput',
    retryAfterMs: 1_000,
    waitsFor: null,
    stopAll: false,
  });
  world.messenger.send = async (message) => {
    await sendWords(world, { outgoingId: line.outgoingId });
    return send(message);
  };
  await sendWords(world, { outgoingId: line.outgoingId });
  expect(await line.now()).toMatchObject({ state: 'queued', attempts: 1 });
  world.clock.advance(60_000);
  await world.runDueJobs();
  expect(world.messenger.sent).toHaveLength(1);
});

test('an asker gets 45 messages at once and the next when the first of them is 270 seconds old', async () => {
  const world = await openWorld();
  // The greeting left at noon, the line four seconds later: with them 47 are wanted.
  const line = await aLine(world);
  for (let n = 0; n < 45; n++)
    await queueWords(world, { askerId: line.askerId, key: `n${n}`, words: { kind: 'text', body: `${n}.` } });
  const sentBy = async (seconds: number) => {
    world.clock.advance(testStart.getTime() + seconds * 1_000 - world.clock.now().getTime());
    await world.runDueJobs();
    return world.messenger.sent.length + 1;
  };
  expect(await sentBy(4)).toBe(45);
  expect(await sentBy(269)).toBe(45);
  expect(await sentBy(271)).toBe(46);
  expect(await sentBy(280)).toBe(47);
});
