import { describe, expect, test } from 'vitest';
import { dayMs, hourMs } from '../../src/core/time.ts';
import { retain } from '../../src/inbox/retain.ts';
import { pauseSending } from '../../src/outbox/turns.store.ts';
import { databaseLanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { deliverStatus, say, settle } from '../support/whatsapp.ts';

const unreachable = { outcome: 'unreachable', detail: 'no route' } as const;
const unsure = { outcome: 'unsure', detail: 'reset' } as const;

/** Where the only asker can be reached, as so many sealed bytes. */
const addressBytes = async (world: TestWorld) => (await world.db.query.askers.findMany())[0]?.address.length;
const goodbye = async (world: TestWorld) =>
  (await world.db.query.outgoing.findMany()).find(({ key }) => key.startsWith('goodbye:'));

/** Stops sending for so long. */
const stop = (world: TestWorld, ms: number) => {
  const now = world.clock.now();
  return pauseSending(
    world.db,
    { why: 'budget', code: null, detail: 'spent', until: new Date(now.getTime() + ms) },
    now,
  );
};

describe.each(databaseLanes)('who was erased, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test('is forgotten when the provider cannot be reached for the goodbye, however often it is tried', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      world.messenger.answerNext(...Array(12).fill(unreachable));
      await say(world, { tap: 'erase:yes' });
      expect(await addressBytes(world)).toBeGreaterThan(0);
      for (let n = 0; n < 12; n++) {
        world.clock.advance(20_000);
        await world.runDueJobs();
      }
      expect(await goodbye(world)).toMatchObject({ state: 'failed', attempts: 12 });
      expect(await addressBytes(world)).toBe(0);
    });

    test('is forgotten when a status tells that a goodbye of unknown fate arrived', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      world.messenger.answerNext(unsure);
      await say(world, { tap: 'erase:yes' });
      expect(await addressBytes(world)).toBeGreaterThan(0);
      const { id = '' } = (await goodbye(world)) ?? {};
      await deliverStatus(world, { wamid: 'wamid.goodbye', status: 'delivered', opaque: id });
      expect(await goodbye(world)).toMatchObject({ state: 'delivered' });
      expect(await addressBytes(world)).toBe(0);
    });

    test('is forgotten when nobody ever knows whether the goodbye arrived', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      world.messenger.answerNext(unsure);
      await say(world, { tap: 'erase:yes' });
      for (let n = 0; n < 7; n++) {
        world.clock.advance(21_000);
        await world.runDueJobs();
      }
      expect(await goodbye(world)).toMatchObject({ state: 'failed' });
      expect(await addressBytes(world)).toBe(0);
    });

    test('is forgotten when the goodbye comes to its turn after a day: it is not kept, and no template is sent', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      await stop(world, 25 * hourMs);
      await say(world, { tap: 'erase:yes' });
      world.messenger.sent.length = 0;
      world.clock.advance(25 * hourMs);
      await settle(world);
      expect(world.messenger.sent).toEqual([]);
      expect(await goodbye(world)).toMatchObject({ state: 'dropped' });
      expect(await addressBytes(world)).toBe(0);
    });

    test('is forgotten a day later while the goodbye still waits, by the hour, and nobody else is', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      await stop(world, 20 * dayMs);
      await say(world, { tap: 'erase:yes' });
      await say(world, { from: '15550100002', text: 'hello' });
      await retain(world, {});
      expect(await addressBytes(world)).toBeGreaterThan(0);
      world.clock.advance(dayMs + hourMs);
      await retain(world, {});
      const lengths = (await world.db.query.askers.findMany()).map((asker) => [
        asker.erasedAt !== null,
        asker.address.length > 0,
      ]);
      expect(lengths.sort()).toEqual([
        [false, true],
        [true, false],
      ]);
      world.clock.advance(20 * dayMs);
      await settle(world);
      expect(await goodbye(world)).toMatchObject({ state: 'dropped' });
    });
  });
});
