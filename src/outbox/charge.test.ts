import { describe, expect, test } from 'vitest';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { deliverStatus, say } from '../../test/support/whatsapp.ts';

const free = { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' };
const regular = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' };

/** A greeting answered to somebody in Brazil, and the provider's id of the answer. */
async function anAnswer(world: TestWorld, from = '5511955550100'): Promise<string> {
  await say(world, { from, text: 'hello' });
  const rows = await world.db.query.outgoing.findMany({ orderBy: (t, { asc }) => asc(t.id) });
  return rows.at(-1)?.wamid ?? '';
}
const told = (world: TestWorld, wamid: string, status: string, pricing?: object) =>
  deliverStatus(world, { wamid, status, ...(pricing ? { pricing } : {}) });
const spent = (world: TestWorld) => world.db.query.spending.findMany();

describe.each(databaseLanes)('what messages cost, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test('is counted once when it reached the phone, in whatever order and however often states come', async () => {
      const world = await openWorld(lane);
      const wamid = await anAnswer(world);
      await told(world, wamid, 'read');
      expect(await spent(world)).toEqual([]);
      for (let n = 0; n < 2; n++) await told(world, wamid, 'sent', regular);
      await told(world, wamid, 'delivered', regular);
      expect(await spent(world)).toEqual([
        { month: '2026-03', category: 'service', priceType: 'regular', country: 'BR', count: 1, microUsd: 6_800 },
      ]);
    });

    test('is nothing for what is free, and is not counted for what never arrived', async () => {
      const world = await openWorld(lane);
      const [one, two] = [await anAnswer(world), await anAnswer(world, '5491155550100')];
      await told(world, one, 'delivered', free);
      await told(world, two, 'sent', regular);
      await told(world, two, 'failed');
      expect(await spent(world)).toMatchObject([{ priceType: 'free_customer_service', count: 1, microUsd: 0 }]);
    });

    test('near the budget is told once, and at its end stops sending until the month is over', async () => {
      const opened = await openWorld(lane);
      const world = { ...opened, settings: { ...opened.settings, budgetUsd: 0.02 } };
      const wamids = [
        await anAnswer(world),
        await anAnswer(world, '5511955550101'),
        await anAnswer(world, '573005550100'),
      ];
      await told(world, wamids[0] ?? '', 'delivered', regular);
      expect(await world.db.query.alerts.findMany()).toEqual([]);
      await told(world, wamids[1] ?? '', 'delivered', regular);
      await world.db.execute('update spending set micro_usd = micro_usd + 3000');
      await told(world, wamids[2] ?? '', 'delivered', regular);
      expect(await world.db.query.alerts.findMany()).toMatchObject([
        { kind: 'budget.near', about: '2026-03', times: 1 },
      ]);
      await told(world, await anAnswer(world, '5511955550102'), 'delivered', regular);
      expect((await world.db.query.alerts.findMany()).map(({ kind }) => kind)).toEqual([
        'budget.near',
        'sending.stopped',
      ]);
      world.messenger.sent.length = 0;
      await say(world, { from: '5511955550103', text: 'hello' });
      expect(world.messenger.sent).toEqual([]);
      world.clock.advance(30 * 86_400_000);
      await say(world, { from: '5511955550104', text: 'hello' });
      // What waited has a closed window by now: its asker is told by a template.
      expect(world.messenger.sent.map((one) => one.words.kind).sort()).toEqual(['template', 'text']);
    });
  });
});
