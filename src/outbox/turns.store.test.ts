import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld } from '../../test/support/open-world.ts';
import type { Database } from '../core/ports.ts';
import { endPause, type Pause, pauseSending, readPause, takeTurn } from './turns.store.ts';

/** How long one has to wait; -1 while sending is paused. */
const waitFor = async (db: Database, perSecond: number, options: { now?: Date; free?: boolean } = {}) => {
  const turn = await takeTurn(db, { perSecond, now: new Date(), ...options });
  return 'paused' in turn ? -1 : turn.waitMs;
};

describe.each(databaseLanes)('turns to send, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test("come at once for a second's worth, then one after the other, whoever asks", async () => {
      const { db } = await openWorld(lane);
      const waits = await Promise.all(Array.from({ length: 30 }, () => waitFor(db, 10)));
      const sorted = waits.sort((a, b) => a - b);
      expect(sorted.slice(0, 9)).toEqual(Array(9).fill(0));
      // Twenty turns beyond the first ten, a tenth of a second apart; the questions themselves took a moment.
      expect(sorted.at(-1)).toBeGreaterThan(1_000);
      expect(sorted.at(-1)).toBeLessThanOrEqual(2_000);
    });

    test('are full again after a quiet time, and not fuller', async () => {
      const { db } = await openWorld(lane);
      for (let n = 0; n < 12; n++) await waitFor(db, 10);
      await db.execute(
        sql`update facts set updated_at = updated_at - interval '1 hour' where name = 'outbox.next-turn'`,
      );
      const waits = await Promise.all(Array.from({ length: 20 }, () => waitFor(db, 10)));
      expect(waits.filter((ms) => ms === 0).length).toBeGreaterThanOrEqual(9);
      expect(waits.filter((ms) => ms > 0).length).toBeGreaterThan(5);
    });

    test('are not asked for where there is no limit', async () => {
      const world = await openWorld(lane);
      expect(await waitFor(world.db, 0)).toBe(0);
      expect(await world.count('facts')).toBe(0);
    });

    test('are not given while sending is paused, use none up, and are again when the pause is over', async () => {
      const { db, clock } = await openWorld(lane);
      const now = clock.now();
      const pause: Pause = { why: 'budget', code: null, detail: 'spent', until: new Date(now.getTime() + 1000) };
      await pauseSending(db, pause, now);
      for (let n = 0; n < 50; n++) expect(await waitFor(db, 10, { now })).toBe(-1);
      expect(await takeTurn(db, { perSecond: 10, now, free: true })).toEqual({ waitMs: 0, stale: false, ahead: true });
      expect(await readPause(db)).toEqual(pause);
      const later = new Date(now.getTime() + 1000);
      expect(await takeTurn(db, { perSecond: 10, now: later })).toEqual({ waitMs: 0, stale: true, ahead: false });
      await pauseSending(db, { ...pause, why: 'refused', code: 190 }, now);
      expect(await waitFor(db, 0, { now, free: true })).toBe(-1);
      expect([await endPause(db), await endPause(db)]).toEqual([{ ...pause, why: 'refused', code: 190 }, null]);
      expect(await takeTurn(db, { perSecond: 0, now })).toEqual({ waitMs: 0, stale: false, ahead: false });
    });
  });
});
