import assert from 'node:assert/strict';
import { eq } from 'drizzle-orm';
import { test } from 'vitest';
import { messages } from '../../db/schema/inbox.ts';
import { aBody, aContact, aMessage, asBytes } from '../../test/fixtures/whatsapp/bodies.ts';
import { openWorld } from '../../test/support/open-world.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { replayDeliveries } from './replay-deliveries.ts';

const since = new Date(0);
const receive = async (world: Awaited<ReturnType<typeof openWorld>>, ids: string[]) => {
  const body = asBytes(
    aBody({ contacts: [aContact()], messages: ids.map((id) => aMessage({ id, context: { forwarded: true } })) }),
  );
  return receiveWebhook(world, { body });
};

test('stored deliveries read again by the same code differ in nothing', async () => {
  const world = await openWorld();
  for (let i = 0; i < 60; i++) await receive(world, [`wamid.${i}`, `wamid.${i}.b`]);
  await receiveWebhook(world, { body: new TextEncoder().encode('not JSON') });
  assert.deepEqual(await replayDeliveries(world, { since }), { deliveries: 61, messages: 120, differences: [] });
});

test('what was read otherwise, or not kept, is named, and nothing is changed', async () => {
  const world = await openWorld();
  const { deliveryId } = await receive(world, ['wamid.1', 'wamid.2', 'wamid.3']);
  await world.db.update(messages).set({ text: 'other words', forwarded: 'no' }).where(eq(messages.wamid, 'wamid.1'));
  await world.db.delete(messages).where(eq(messages.wamid, 'wamid.2'));
  const { differences } = await replayDeliveries(world, { since });
  assert.deepEqual(differences, [
    { deliveryId, wamid: 'wamid.1', what: 'words would differ' },
    { deliveryId, wamid: 'wamid.1', what: 'forwarded would differ' },
    { deliveryId, wamid: 'wamid.2', what: 'was not kept' },
  ]);
  assert.equal(await world.count('messages'), 2);
});

test('erased messages and what came earlier are passed over', async () => {
  const world = await openWorld();
  await receive(world, ['wamid.1']);
  await world.db.update(messages).set({ text: null, payload: {} });
  assert.deepEqual((await replayDeliveries(world, { since })).differences, []);
  const later = new Date(world.clock.now().getTime() + 1);
  assert.equal((await replayDeliveries(world, { since: later })).deliveries, 0);
});
