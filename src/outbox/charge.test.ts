import { describe, expect, test } from 'vitest';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { deliverStatus, say } from '../../test/support/whatsapp.ts';
import type { Words } from '../core/ports.ts';
import { hourMs } from '../core/time.ts';
import { heedNewBudget } from './charge.ts';
import { findOutgoing, requeueKept } from './outbox.store.ts';
import { queueWords } from './queue-words.ts';
import { sendWords } from './send-words.ts';
import { resumeSending } from './stop-sending.ts';
import { readPause } from './turns.store.ts';

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
const withBudget = (world: TestWorld, budgetUsd: number): TestWorld => ({
  ...world,
  settings: { ...world.settings, budgetUsd },
});

/** A world whose budget was just spent by somebody in Brazil, and in which another asks in vain. */
async function aSpentWorld(lane: 'embedded' | 'postgres'): Promise<TestWorld> {
  const world = withBudget(await openWorld(lane), 0.006);
  await told(world, await anAnswer(world), 'delivered', regular);
  world.messenger.sent.length = 0;
  await say(world, { from: '5511955550103', text: 'hello' });
  expect(world.messenger.sent).toEqual([]);
  return world;
}

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

    test.each([
      ['in time', true],
      ['late', false],
    ])('is by the price of the try after the asker wrote again; the price before came %s', async (_, inTime) => {
      const world = await openWorld(lane);
      const first = await anAnswer(world);
      const [row] = await world.db.query.outgoing.findMany();
      const ofEach = { opaque: row?.id ?? '' };
      const priced = () => deliverStatus(world, { ...ofEach, wamid: first, status: 'sent', pricing: regular });
      if (inTime) await priced();
      await deliverStatus(world, { ...ofEach, wamid: first, status: 'failed', code: 131047 });
      await world.runDueJobs();
      await requeueKept(world.db, { askerId: row?.askerId ?? '', since: null });
      if (!inTime) await priced();
      expect(await findOutgoing(world.db, row?.id ?? '')).toMatchObject({ state: 'queued', category: null });
      await sendWords(world, { outgoingId: row?.id ?? '' });
      const second = world.messenger.sent.at(-1)?.wamid ?? '';
      await deliverStatus(world, { ...ofEach, wamid: second, status: 'delivered', pricing: free });
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

    test('stops nothing any more once a process starts with a larger budget, and what waited goes out', async () => {
      const spent = await aSpentWorld(lane);
      const [alert] = await spent.db.query.alerts.findMany();
      expect(alert?.words).toContain('Raise BUDGET_USD and restart every process');
      await heedNewBudget(spent);
      await spent.runDueJobs();
      expect(spent.messenger.sent).toEqual([]);
      const world = withBudget(spent, 100);
      await heedNewBudget(world);
      await world.runDueJobs();
      expect(world.messenger.sent).toHaveLength(1);
      expect(await world.didTo('outbox')).toEqual(['inbox sending.stopped', 'outbox sending.resumed']);
    });

    test('stops nothing any more in the month in which somebody let sending go on, and does in the next', async () => {
      const world = await aSpentWorld(lane);
      await say(world, { from: '5511955550104', text: 'hello' });
      await resumeSending(world.as('Amina', 'admin'));
      await world.runDueJobs();
      expect(world.messenger.sent).toHaveLength(2);
      await told(world, world.messenger.sent[0]?.wamid ?? '', 'delivered', regular);
      expect(await readPause(world.db)).toBe(null);
      world.clock.set(new Date('2026-04-02T12:00:00Z'));
      await told(world, await anAnswer(world, '5511955550105'), 'delivered', regular);
      expect(await readPause(world.db)).toMatchObject({ why: 'budget', until: new Date('2026-05-01T00:00:00Z') });
    });

    test('lets reactions go ahead of words that wait for money, and the words go in their order later', async () => {
      const world = await aSpentWorld(lane);
      const asker = (await world.db.query.askers.findMany()).at(-1)?.id ?? '';
      const says = (key: string, words: Words) => queueWords(world, { askerId: asker, key, words });
      await says('second', { kind: 'text', body: 'Second.' });
      for (const emoji of ['👀', '✅']) await says(emoji, { kind: 'reaction', wamid: 'wamid.in', emoji });
      await world.runDueJobs();
      world.clock.advance(10_000);
      await world.runDueJobs();
      expect(world.messenger.sent.map((one) => 'emoji' in one.words && one.words.emoji)).toEqual(['👀', '✅']);
      world.clock.advance(hourMs);
      await resumeSending(world.as('Amina', 'admin'));
      await world.runDueJobs();
      const bodies = world.messenger.sent.slice(2).map((one) => 'body' in one.words && one.words.body);
      expect(bodies).toEqual([expect.stringContaining('Encaminhe'), 'Second.']);
    });
  });
});
