import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { askers, statuses } from '../../db/schema/inbox.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import { aBody, aStatus } from '../../test/fixtures/whatsapp/bodies.ts';
import { fromNadia, post } from '../../test/fixtures/whatsapp/deliver.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { heard, say } from '../../test/support/whatsapp.ts';

const ladder = ['sent', 'delivered', 'read'];

/** Words that Nadia was sent, one for each key, accepted by the provider and nothing more. */
async function accepted(world: TestWorld, keys: readonly string[]) {
  await post(world, fromNadia({}));
  const [asker] = await world.db.select().from(askers);
  const words = { kind: 'text', body: 'A line.' };
  const common = { askerId: asker?.id ?? '', words, state: 'sent' as const, createdAt: world.clock.now() };
  await world.db
    .insert(outgoing)
    .values(keys.map((key) => ({ ...common, id: `out_${key}`, key, wamid: `wamid.${key}` })));
  return async (key: string) => (await world.db.select().from(outgoing)).find((row) => row.key === key)?.state;
}
const tell = (world: TestWorld, key: string, status: string, code?: number) =>
  post(
    world,
    aBody({
      statuses: [aStatus({ id: `wamid.${key}`, status, ...(code ? { errors: [{ code, title: 'x' }] } : {}) })],
    }),
  );

describe('states of words we sent', () => {
  test('end at the highest in whatever order they come, and however often', async () => {
    const world = await openWorld();
    const orders = fc.sample(fc.shuffledSubarray([...ladder, ...ladder, ...ladder], { minLength: 1 }), {
      numRuns: 40,
    });
    const stateOf = await accepted(
      world,
      orders.map((_, index) => `p${index}`),
    );
    for (let turn = 0; turn < 9; turn++) {
      const told = orders.flatMap((order, index) =>
        order[turn] ? [aStatus({ id: `wamid.p${index}`, status: order[turn] })] : [],
      );
      await post(world, aBody({ statuses: told, turn }));
    }
    for (const [index, order] of orders.entries()) {
      const highest = ladder[Math.max(...order.map((status) => ladder.indexOf(status)))];
      assert.equal(await stateOf(`p${index}`), highest, order.join(' '));
    }
  });

  test('are not taken for delivery until one says so', async () => {
    const world = await openWorld();
    const stateOf = await accepted(world, ['a']);
    assert.equal(await stateOf('a'), 'sent');
    await tell(world, 'a', 'delivered');
    assert.equal(await stateOf('a'), 'delivered');
  });

  test('that contradict each other are all kept, delivery is believed once it came, and the asker is written to again', async () => {
    const world = await openWorld();
    const stateOf = await accepted(world, ['a', 'b']);
    await tell(world, 'a', 'delivered');
    await tell(world, 'a', 'failed', 131026);
    assert.equal(await stateOf('a'), 'delivered');
    await tell(world, 'b', 'failed', 131051);
    assert.equal(await stateOf('b'), 'failed');
    assert.equal((await world.db.select().from(statuses)).length, 3);
    await say(world, { text: 'thank you' });
    assert.equal(heard(world, '15550100001').length > 0, true);
  });
});
