import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld } from '../../test/support/open-world.ts';
import { takeTurn } from './pace.store.ts';

describe.each(databaseLanes)('turns to send, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test("come at once for a second's worth, then one after the other, whoever asks", async () => {
      const { db } = await openWorld(lane);
      const waits = await Promise.all(Array.from({ length: 30 }, () => takeTurn(db, 10)));
      const sorted = waits.sort((a, b) => a - b);
      expect(sorted.slice(0, 9)).toEqual(Array(9).fill(0));
      // Twenty turns beyond the first ten, a tenth of a second apart; the questions themselves took a moment.
      expect(sorted.at(-1)).toBeGreaterThan(1_000);
      expect(sorted.at(-1)).toBeLessThanOrEqual(2_000);
    });

    test('are full again after a quiet time, and not fuller', async () => {
      const { db } = await openWorld(lane);
      for (let n = 0; n < 12; n++) await takeTurn(db, 10);
      await db.execute(
        sql`update facts set updated_at = updated_at - interval '1 hour' where name = 'outbox.next-turn'`,
      );
      const waits = await Promise.all(Array.from({ length: 20 }, () => takeTurn(db, 10)));
      expect(waits.filter((ms) => ms === 0).length).toBeGreaterThanOrEqual(9);
      expect(waits.filter((ms) => ms > 0).length).toBeGreaterThan(5);
    });

    test('are not asked for where there is no limit', async () => {
      const world = await openWorld(lane);
      expect(await takeTurn(world.db, 0)).toBe(0);
      expect(await world.count('facts')).toBe(0);
    });
  });
});
