import { asc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { deliveries, deliveryBodies, messages, statuses } from '../../db/schema/inbox.ts';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld, testSettings } from '../../test/support/open-world.ts';
import { say } from '../../test/support/whatsapp.ts';
import { newId } from '../core/ids.ts';
import { dayMs, hourMs } from '../core/time.ts';
import { replayDeliveries } from './replay-deliveries.ts';
import { dropMonth, monthsKept } from './retain.store.ts';
import { retain } from './retain.ts';

const bodies = async (world: TestWorld) =>
  (await world.db.select().from(deliveryBodies).orderBy(asc(deliveryBodies.receivedAt))).map((row) =>
    row.receivedAt.toISOString().slice(0, 10),
  );
/** Tables are made by one test and found by the next: each begins without the months of its time. */
async function aWorld(lane: 'embedded' | 'postgres', settings: Partial<typeof testSettings> = {}) {
  const world = { ...(await openWorld(lane)), settings: { ...testSettings, ...settings } };
  for (const name of await monthsKept(world.db)) await dropMonth(world.db, name);
  return world;
}
const since = new Date(0);

describe.each(databaseLanes)('what is kept, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test('bytes of deliveries lie in their month, and go with it once it was over long enough', async () => {
      const world = await aWorld(lane);
      await retain(world, {});
      expect(await monthsKept(world.db)).toEqual([
        'delivery_bodies_2026_03',
        'delivery_bodies_2026_04',
        'delivery_bodies_2026_05',
      ]);
      await say(world, { text: 'Is the bridge closed?' });
      world.clock.set(new Date('2026-04-20T12:00:00Z'));
      await say(world, { text: 'Is the ferry late?' });
      expect(await bodies(world)).toEqual(['2026-03-02', '2026-04-20']);
      expect((await replayDeliveries(world, { since })).messages).toBe(2);
      world.clock.set(new Date('2026-06-29T12:00:00Z'));
      await retain(world, {});
      expect(await bodies(world)).toHaveLength(2);
      world.clock.set(new Date('2026-07-02T12:00:00Z'));
      await retain(world, {});
      expect(await bodies(world)).toEqual(['2026-04-20']);
      expect(await monthsKept(world.db)).not.toContain('delivery_bodies_2026_03');
      expect(await world.count('deliveries')).toBe(2);
      expect(await replayDeliveries(world, { since })).toMatchObject({ messages: 1, differences: [] });
      expect((await world.didTo('inbox')).at(-1)).toBe('inbox inbox.let-go');
    });

    test('what came before there were months, or in none, goes too, and a body that comes again is still known', async () => {
      const world = await aWorld(lane);
      await say(world, { text: 'Is the bridge closed?' });
      const [delivery] = await world.db.select().from(deliveries);
      const id = delivery?.id ?? '';
      await world.db
        .update(deliveries)
        .set({ body: (await world.db.select().from(deliveryBodies))[0]?.body as Uint8Array })
        .where(eq(deliveries.id, id));
      await world.db.delete(deliveryBodies);
      expect((await replayDeliveries(world, { since })).messages).toBe(1);
      await say(world, { text: 'Is the ferry late?' });
      await world.db.insert(statuses).values([
        {
          id: newId('sta'),
          deliveryId: id,
          wamid: 'w1',
          status: 'read',
          at: world.clock.now(),
          payload: {},
          appliedAt: world.clock.now(),
        },
        { id: newId('sta'), deliveryId: id, wamid: 'w2', status: 'read', at: world.clock.now(), payload: {} },
      ]);
      world.clock.advance(91 * dayMs);
      await retain(world, {});
      expect(await bodies(world)).toEqual([]);
      expect((await world.db.select().from(deliveries)).map((row) => row.body.length)).toEqual([0, 0]);
      expect((await world.db.select().from(statuses)).map((row) => row.wamid)).toEqual(['w2']);
      expect((await world.db.select().from(messages)).every((row) => row.text !== null)).toBe(true);
    });

    test('the words of messages go only where settings say so, a page a run, and once an hour', async () => {
      const world = await aWorld(lane, { retainMessagesDays: 30, retainDeliveriesDays: 0 });
      await say(world, { text: 'Is the bridge closed?' });
      world.clock.advance(31 * dayMs);
      await say(world, { text: 'Is the ferry late?' });
      await retain(world, {});
      const words = async () =>
        (await world.db.select().from(messages).orderBy(asc(messages.sentAt))).map((row) => row.text);
      expect(await words()).toEqual([null, 'Is the ferry late?']);
      expect(await bodies(world)).toHaveLength(2);
      const entries = await world.count('entries');
      await retain(world, {});
      world.clock.advance(hourMs);
      await retain(world, {});
      expect(await world.count('entries')).toBe(entries);
    });
  });
});
