import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { outgoing } from '../../db/schema/outbox.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { say } from '../../test/support/whatsapp.ts';
import { newId } from '../core/ids.ts';
import { hourMs } from '../core/time.ts';
import { queueWords } from './queue-words.ts';
import { sendWords } from './send-words.ts';

/** An asker who has written just now, and one line to them in the outbox. */
async function aLine(world: TestWorld) {
  await say(world, { text: 'hello' });
  const [asker] = await world.db.query.askers.findMany();
  const askerId = asker?.id ?? '';
  await queueWords(world, { askerId, key: `test:${newId('out')}`, words: { kind: 'text', body: 'A line.' } });
  const [row] = await world.db.select().from(outgoing).where(eq(outgoing.state, 'queued'));
  world.messenger.sent.length = 0;
  return {
    askerId,
    outgoingId: row?.id ?? '',
    now: async () =>
      (
        await world.db
          .select()
          .from(outgoing)
          .where(eq(outgoing.id, row?.id ?? ''))
      )[0],
  };
}

/** A delivery state of the provider, stored as the webhook stores it, and applied. */
async function status(world: TestWorld, of: { wamid: string; status: string; opaque?: string; code?: number }) {
  const { statuses } = await import('../../db/schema/inbox.ts');
  const [delivery] = await world.db.query.deliveries.findMany();
  const id = newId('sta');
  await world.db.insert(statuses).values({
    id,
    deliveryId: delivery?.id ?? '',
    wamid: of.wamid,
    status: of.status,
    at: world.clock.now(),
    opaque: of.opaque ?? null,
    errorCode: of.code ?? null,
    payload: {},
  });
  await world.jobs.send(world.db, 'apply-status', { statusId: id });
  await world.runDueJobs();
}

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

test('after a lost answer words are not sent again while a status may still tell, and are when none comes', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  world.messenger.answerNext({ outcome: 'unsure', detail: 'timeout' });
  await world.runDueJobs();
  expect((await line.now())?.state).toBe('unsure');
  world.clock.advance(10_000);
  await world.runDueJobs();
  expect(world.messenger.sent).toHaveLength(0);
  world.clock.advance(11_000);
  await world.runDueJobs();
  expect(world.messenger.sent).toHaveLength(1);
  expect((await line.now())?.state).toBe('sent');
});

test('a status that carries our id settles a lost answer, and nothing is sent again', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  world.messenger.answerNext({ outcome: 'unsure', detail: 'reset' });
  await world.runDueJobs();
  await status(world, { wamid: 'wamid.theirs', status: 'delivered', opaque: line.outgoingId });
  world.clock.advance(60_000);
  await world.runDueJobs();
  expect(world.messenger.sent).toHaveLength(0);
  expect(await line.now()).toMatchObject({ state: 'delivered', wamid: 'wamid.theirs' });
});

test('a process that died while sending leaves words unsure, not sent twice', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  await world.db.update(outgoing).set({ state: 'sending', attempts: 1 }).where(eq(outgoing.id, line.outgoingId));
  await sendWords(world, { outgoingId: line.outgoingId });
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
    needsTemplate: false,
    stopAll: false,
  } as const;
  world.messenger.answerNext(refused, refused, {
    ...refused,
    code: 131026,
    detail: 'undeliverable',
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
  expect(await line.now()).toMatchObject({ state: 'failed', fault: '131026 undeliverable' });
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
  await status(world, { wamid, status: 'failed', code: 131047 });
  expect((await line.now())?.state).toBe('kept');
});

test('trouble with our number delays everything and loses nothing', async () => {
  const world = await openWorld();
  const line = await aLine(world);
  world.messenger.answerNext({
    outcome: 'refused',
    code: 190,
    detail: 'token expired',
    retryAfterMs: null,
    needsTemplate: false,
    stopAll: true,
  });
  await world.runDueJobs();
  expect((await line.now())?.state).toBe('queued');
  expect(world.log.lines.some((one) => one.level === 'error')).toBe(true);
  world.clock.advance(5 * 60_000 + 1);
  await world.runDueJobs();
  expect((await line.now())?.state).toBe('sent');
});
