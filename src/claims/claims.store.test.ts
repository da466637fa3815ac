import { asc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { claimSketches, claims } from '../../db/schema/claims.ts';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld, testStart } from '../../test/support/open-world.ts';
import { insertClaim, sketchedClaims } from './claims.store.ts';

const aClaim = (id: string, sketch: number[]) => ({
  id: `clm_${id}`,
  rootId: `clm_${id}`,
  key: id,
  text: id,
  normal: id,
  language: 'en',
  sketch,
  firstAskedAt: testStart,
  lastAskedAt: testStart,
});
const kept = async (world: TestWorld) =>
  (await world.db.select().from(claimSketches).orderBy(asc(claimSketches.claimId), asc(claimSketches.number))).map(
    (row) => `${row.claimId} ${row.number}`,
  );

describe.each(databaseLanes)('sketches, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test('follow their claims, whoever writes them', async () => {
      const world = await openWorld(lane);
      await world.db
        .insert(claims)
        .values([aClaim('a', [-7, 3]), aClaim('b', [3]), { ...aClaim('c', []), sketch: null }]);
      expect(await kept(world)).toEqual(['clm_a -7', 'clm_a 3', 'clm_b 3']);
      await world.db
        .update(claims)
        .set({ sketch: [9] })
        .where(eq(claims.id, 'clm_a'));
      await world.db
        .update(claims)
        .set({ sketch: [4, 5] })
        .where(eq(claims.id, 'clm_c'));
      await world.db.update(claims).set({ askedCount: 8 }).where(eq(claims.id, 'clm_b'));
      expect(await kept(world)).toEqual(['clm_a 9', 'clm_b 3', 'clm_c 4', 'clm_c 5']);
      await world.db.update(claims).set({ sketch: null }).where(eq(claims.id, 'clm_c'));
      await world.db.delete(claims).where(eq(claims.id, 'clm_a'));
      expect(await kept(world)).toEqual(['clm_b 3']);
    });

    test('name the claims that share most numbers first, and the numbers that many hold', async () => {
      const world = await openWorld(lane);
      await insertClaim(world.db, aClaim('far', [1, 50, 51]));
      await insertClaim(world.db, aClaim('near', [1, 2, 3]));
      await insertClaim(world.db, aClaim('other', [60]));
      const look = (sketch: number[], claims: number) => sketchedClaims(world.db, sketch, { claims, holders: 2 });
      expect((await look([1, 2, 3, 4], 5)).claims.map((claim) => claim.id)).toEqual(['clm_near', 'clm_far']);
      expect((await look([1, 2, 3, 4], 1)).claims).toMatchObject([{ id: 'clm_near', text: 'near' }]);
      expect((await look([1, 2, 60, 61], 5)).held).toEqual(new Set([1]));
      expect((await look([-1, 2_147_483_647, -2_147_483_648], 5)).claims).toEqual([]);
      expect(await look([], 5)).toEqual({ claims: [], held: new Set() });
    });
  });
});
