import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { askers } from '../../db/schema/inbox.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import { aLine } from '../../test/support/a-line.ts';
import { databaseLanes, type Lane, skipLane } from '../../test/support/lanes.ts';
import { openWorld } from '../../test/support/open-world.ts';
import { deliverStatus, say } from '../../test/support/whatsapp.ts';
import { hourMs, minuteMs, secondMs } from '../core/time.ts';
import { maxAttempts, pauseMs } from './outgoing.rules.ts';
import { resumeSending } from './stop-sending.ts';
import { readPause } from './turns.store.ts';

/** A line that the provider has accepted, and its delivery states with our id, as they come. */
async function aSentLine(lane: Lane) {
  const world = await openWorld(lane);
  const line = await aLine(world);
  await world.runDueJobs();
  const told = (status: string, wamid: string | undefined, code?: number) =>
    deliverStatus(world, { opaque: line.outgoingId, wamid: wamid ?? '', status, ...(code ? { code } : {}) });
  const wamid = async () => (await line.now())?.wamid ?? '';
  return { world, ...line, told, wamid, sent: () => world.messenger.sent.length };
}

describe.each(databaseLanes)('a failure told by a delivery state, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test.each([131042, 131031, 368, 190])(
      'of our account, %i, stops sending; the words go once it is resumed',
      async (code) => {
        const { world, now, told, wamid, sent } = await aSentLine(lane);
        await told('failed', await wamid(), code);
        expect(await now()).toMatchObject({ state: 'queued', attempts: 0 });
        expect(await readPause(world.db)).toMatchObject({ why: 'refused', code });
        expect(await world.db.query.alerts.findMany()).toMatchObject([
          { kind: 'sending.stopped', about: String(code), severity: 'stop', times: 1 },
        ]);
        await say(world, { from: '15550100009', text: 'hello' });
        expect(sent()).toBe(1);
        await resumeSending(world);
        await world.runDueJobs();
        expect(sent()).toBe(3);
        expect((await now())?.state).toBe('sent');
      },
    );

    test('of our account is tried again by itself when the pause is over', async () => {
      const { world, told, wamid, sent } = await aSentLine(lane);
      await told('failed', await wamid(), 131042);
      world.clock.advance(pauseMs - secondMs);
      await world.runDueJobs();
      expect(sent()).toBe(1);
      world.clock.advance(secondMs + 1);
      await world.runDueJobs();
      expect(sent()).toBe(2);
      expect(await readPause(world.db)).toBeNull();
    });

    test('that passes is tried again later, once, whatever is told again of the try before', async () => {
      const { world, now, told, wamid, sent } = await aSentLine(lane);
      const first = await wamid();
      for (let n = 0; n < 2; n++) await told('failed', first, 131000);
      expect(await now()).toMatchObject({ state: 'queued', attempts: 1 });
      await told('sent', first);
      expect((await now())?.state).toBe('queued');
      await world.runDueJobs();
      expect(sent()).toBe(1);
      world.clock.advance(2 * secondMs);
      await world.runDueJobs();
      expect(sent()).toBe(2);
      expect((await now())?.wamid).not.toBe(first);
      await told('failed', first, 131000);
      await world.runDueJobs();
      expect(await now()).toMatchObject({ state: 'sent', attempts: 2, fault: null });
      await told('read', await wamid());
      await told('failed', await wamid(), 131000);
      world.clock.advance(minuteMs);
      await world.runDueJobs();
      expect(sent()).toBe(2);
      expect((await now())?.state).toBe('read');
    });

    test('that comes late, of a try before, does not fail the next', async () => {
      const { world, now, told, wamid } = await aSentLine(lane);
      await told('failed', await wamid(), 131000);
      world.clock.advance(2 * secondMs);
      await world.runDueJobs();
      await told('failed', 'wamid.of-a-lost-answer', 131026);
      expect((await now())?.state).toBe('sent');
    });

    test('is nothing once the words turn out to have arrived: they are not sent again', async () => {
      const { world, now, told, wamid, sent } = await aSentLine(lane);
      await told('failed', await wamid(), 131000);
      await told('delivered', await wamid());
      world.clock.advance(minuteMs);
      await world.runDueJobs();
      expect(sent()).toBe(1);
      expect((await now())?.state).toBe('delivered');
    });

    test('that passes is given up after as many tries as a refused send', async () => {
      const { world, now, told, wamid, sent } = await aSentLine(lane);
      for (let n = 0; n < maxAttempts + 3; n++) {
        await told('failed', await wamid(), 131000);
        world.clock.advance(20 * secondMs);
        await world.runDueJobs();
      }
      expect(sent()).toBe(maxAttempts);
      expect(await now()).toMatchObject({ state: 'failed', fault: expect.stringContaining('131000') });
    });

    test('that passes after the window has closed keeps the words', async () => {
      const { world, now, told, wamid } = await aSentLine(lane);
      world.clock.advance(25 * hourMs);
      await told('failed', await wamid(), 131000);
      world.clock.advance(2 * secondMs);
      await world.runDueJobs();
      expect((await now())?.state).toBe('kept');
    });

    test.each([
      ['was erased', { erasedAt: new Date('2026-03-02T13:00:00Z') }],
      ['said STOP', { stoppedAt: new Date('2026-03-02T13:00:00Z') }],
    ])('of our account leaves the words as they are to somebody who %s', async (_, change) => {
      const { world, askerId, now, told, wamid } = await aSentLine(lane);
      await world.db.update(askers).set(change).where(eq(askers.id, askerId));
      await told('failed', await wamid(), 131042);
      expect((await now())?.state).toBe('failed');
      expect(await readPause(world.db)).toMatchObject({ code: 131042 });
    });

    test('that overtakes the answer to our request holds the next try until that must have come', async () => {
      const { world, outgoingId, now, told, sent } = await aSentLine(lane);
      const begun = { state: 'sending', wamid: null, tryingSince: world.clock.now() } as const;
      await world.db.update(outgoing).set(begun).where(eq(outgoing.id, outgoingId));
      await told('failed', 'wamid.new', 131000);
      expect(await now()).toMatchObject({ state: 'queued', wamid: 'wamid.new' });
      world.clock.advance(20 * secondMs);
      await world.runDueJobs();
      expect(sent()).toBe(1);
      world.clock.advance(10 * secondMs + 1);
      await world.runDueJobs();
      expect(sent()).toBe(2);
    });
  });
});
