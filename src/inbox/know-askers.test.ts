import assert from 'node:assert/strict';
import { asc } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { askers } from '../../db/schema/inbox.ts';
import { aBody, aMessage } from '../../test/fixtures/whatsapp/bodies.ts';
import { fromNadia, jobsNamed, post } from '../../test/fixtures/whatsapp/deliver.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { openAddress } from '../outbox/address.rules.ts';

describe('an asker', () => {
  const askersNow = (world: TestWorld) => world.db.select().from(askers).orderBy(asc(askers.createdAt), asc(askers.id));

  /** Where each asker is written to, without names, oldest first. */
  const reachedAt = async (world: TestWorld) =>
    Promise.all(
      (await askersNow(world)).map(async ({ address }) => {
        const { name: _, ...reached } = await openAddress(world.vault, address);
        return reached;
      }),
    );

  test('is the same person with number, with user id, and with both', async () => {
    const world = await openWorld();
    await post(world, fromNadia({ from_user_id: undefined }));
    await post(world, fromNadia({}));
    await post(world, aBody({ messages: [aMessage({ from: undefined })] }));
    assert.equal(await world.count('askers'), 1);
  });

  test('who hides the number is known by user id alone', async () => {
    const world = await openWorld();
    await post(world, aBody({ messages: [aMessage({ from: undefined })] }));
    const [asker] = await askersNow(world);
    assert.ok(asker);
    assert.equal(asker.phoneBlind, null);
    assert.deepEqual(await openAddress(world.vault, asker.address), { userId: 'US.10000000000000001' });
  });

  test('with a known number but another user id is somebody else, and takes the number along', async () => {
    const world = await openWorld();
    await post(world, fromNadia({}));
    await post(world, aBody({ messages: [aMessage({ from_user_id: 'US.2', timestamp: '1772452900' })] }));
    const [first, second] = await askersNow(world);
    assert.ok(first && second);
    assert.equal(first.phoneBlind, null);
    assert.notEqual(second.phoneBlind, null);
    assert.deepEqual(await reachedAt(world), [
      { userId: 'US.10000000000000001' },
      { phone: '+15550100001', userId: 'US.2' },
    ]);
  });

  test('whose number another took over, by a message or by a change of theirs, is reached by user id alone', async () => {
    const world = await openWorld();
    const from = (phone: string, userId: string) =>
      post(world, aBody({ messages: [aMessage({ from: phone, from_user_id: userId })] }));
    await from('15550100001', 'US.1');
    await from('15550100002', 'US.2');
    await from('15550100001', 'US.2');
    await from('15550100003', 'US.3');
    const system = { type: 'user_changed_number', wa_id: '15550100001', user_id: 'US.8', previous_user_id: 'US.3' };
    const told = { type: 'system', text: undefined, from: '15550100003', from_user_id: undefined, system };
    await post(world, aBody({ messages: [aMessage(told)] }));
    const sorted = (await reachedAt(world)).map((address) => JSON.stringify(address)).sort();
    assert.deepEqual(sorted, ['{"phone":"+15550100001","userId":"US.8"}', '{"userId":"US.1"}', '{"userId":"US.2"}']);
  });

  test('whose number the provider writes in another way is the same person, and is written to as it was written last', async () => {
    const world = await openWorld();
    const from = (phone: string, userId?: string) =>
      post(world, aBody({ messages: [aMessage({ from: phone, from_user_id: userId })] }));
    await from('551187654321');
    await from('5511987654321');
    const [asker] = await askersNow(world);
    assert.equal(await world.count('askers'), 1);
    assert.deepEqual(await openAddress(world.vault, asker?.address ?? new Uint8Array()), { phone: '+5511987654321' });
    await from('551187654321', 'BR.1');
    await from('5511987654321', 'BR.2');
    assert.deepEqual(await reachedAt(world), [{ userId: 'BR.1' }, { phone: '+5511987654321', userId: 'BR.2' }]);
  });

  test('has a window that runs from their latest message by its own clock, never back, never ahead of ours', async () => {
    const world = await openWorld();
    await post(world, fromNadia({ timestamp: '1772450000' }, { timestamp: '1772440000' }));
    await post(world, fromNadia({ timestamp: '1772430000' }));
    assert.equal((await askersNow(world))[0]?.lastMessageAt.getTime(), 1772450000_000);
    await post(world, fromNadia({ timestamp: '1999999999' }));
    assert.deepEqual((await askersNow(world))[0]?.lastMessageAt, world.clock.now());
  });

  test('opens no window by a reaction', async () => {
    const world = await openWorld();
    await post(
      world,
      fromNadia({ type: 'reaction', text: undefined, reaction: { message_id: 'wamid.out.1', emoji: '👍' } }),
    );
    assert.equal((await askersNow(world))[0]?.lastMessageAt.getTime(), 0);
  });

  const changedNumber = aMessage({
    id: 'wamid.system',
    type: 'system',
    text: undefined,
    from_user_id: undefined,
    system: {
      type: 'user_changed_number',
      wa_id: '15550100009',
      user_id: 'US.9',
      previous_user_id: 'US.10000000000000001',
    },
  });

  test('who changes number stays the same person, also when told twice', async () => {
    const world = await openWorld();
    await post(world, fromNadia({}));
    const [before] = await askersNow(world);
    await post(world, aBody({ messages: [changedNumber] }));
    await post(world, aBody({ messages: [changedNumber], again: true }));
    await post(world, aBody({ messages: [aMessage({ from: '15550100009', from_user_id: 'US.9' })] }));
    assert.equal(await world.count('askers'), 1);
    const [after] = await askersNow(world);
    assert.ok(before && after);
    assert.equal(after.id, before.id);
    assert.deepEqual((await openAddress(world.vault, after.address)).phone, '+15550100009');
    assert.deepEqual(await world.didTo(before.id), ['inbox asker.renamed']);
    assert.equal((await jobsNamed(world, 'step-conversation')).length, 2);
  });

  test('of the old number, told of a change late and in the same body, is still one person', async () => {
    const world = await openWorld();
    await post(world, fromNadia({}));
    const later = aMessage({ from: '15550100009', from_user_id: 'US.9', timestamp: '1772452900' });
    await post(world, aBody({ messages: [aMessage({ timestamp: '1772452000' }), later, changedNumber] }));
    assert.equal(await world.count('askers'), 1);
    assert.equal(await world.count('messages'), 4);
  });

  test('told of a new number after STOP from it has said STOP, and their window is that of the newer message', async () => {
    const world = await openWorld();
    await post(world, fromNadia({ timestamp: '1772450000' }));
    const stop = { from: '15550100009', from_user_id: 'US.9', timestamp: '1772451000', text: { body: 'STOP' } };
    await post(world, aBody({ messages: [aMessage(stop)] }));
    await world.runDueJobs();
    await post(world, aBody({ messages: [changedNumber] }));
    const now = await askersNow(world);
    const known = now.find((row) => row.phoneBlind !== null);
    assert.equal(known?.id, now[0]?.id);
    assert.notEqual(known?.stoppedAt ?? null, null);
    assert.equal(known?.lastMessageAt.getTime(), 1_772_451_000_000);
  });

  test('who takes over a number that somebody gave up is not moved by an old repeat', async () => {
    const world = await openWorld();
    await post(world, fromNadia({}));
    await post(world, aBody({ messages: [changedNumber] }));
    await post(
      world,
      aBody({ messages: [aMessage({ from: '15550100001', from_user_id: 'US.5', timestamp: '1772459000' })] }),
    );
    await post(world, aBody({ messages: [changedNumber], again: true }));
    const addresses = await Promise.all((await askersNow(world)).map((row) => openAddress(world.vault, row.address)));
    assert.deepEqual(addresses.map((address) => address.phone).sort(), ['+15550100001', '+15550100009']);
  });

  const changedUserId = aMessage({
    id: 'wamid.changed',
    type: 'system',
    from: undefined,
    from_user_id: 'US.9',
    text: undefined,
    system: { type: 'user_changed_user_id', user_id: 'US.9', previous_user_id: 'US.10000000000000001' },
  });

  test('with a new user id stays the same person', async () => {
    const world = await openWorld();
    await post(world, fromNadia({}));
    await post(world, aBody({ messages: [changedUserId] }));
    await post(world, aBody({ messages: [aMessage({ from: undefined, from_user_id: 'US.9' })] }));
    assert.equal(await world.count('askers'), 1);
  });

  test('with a new user id and no number told is not written to at the old number, which another may have by now', async () => {
    const world = await openWorld();
    await post(world, fromNadia({}));
    await post(world, aBody({ messages: [aMessage({ timestamp: '1772452000' }), changedUserId] }));
    assert.deepEqual(await reachedAt(world), [{ userId: 'US.9' }]);
    const [asker] = await askersNow(world);
    assert.equal(asker?.phoneBlind, null);
  });
});
