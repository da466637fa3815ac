import { describe, expect, test } from 'vitest';
import { openDesk } from '../../test/support/desk-browser.ts';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { deliverChange, say } from '../../test/support/whatsapp.ts';
import { answerJob } from '../app/run-jobs.ts';
import { hourMs, minuteMs } from '../core/time.ts';
import { drain } from '../jobs/drain.ts';
import { startHourly } from '../jobs/hourly.ts';

async function openProvider(lane: 'embedded' | 'postgres') {
  const opened = await openWorld(lane);
  const world = { ...opened, settings: { ...opened.settings, whatsappProvider: 'cloud' as const } };
  return { ...world, runDueJobs: () => drain(world, (name, payload) => answerJob(world, name, payload)) };
}
const alertsOf = async (world: TestWorld) =>
  (await world.db.query.alerts.findMany({ orderBy: (t, { asc }) => asc(t.id) })).map(
    ({ severity, about, times, seenBy }) => [severity, about.split(' ')[0], times, seenBy].join(' '),
  );
/** Lets hours go by, with the hourly jobs of each. */
async function pass(world: TestWorld, hours: number) {
  for (let hour = 0; hour < hours; hour++) {
    world.clock.advance(hourMs);
    await startHourly(world);
    await world.runDueJobs();
  }
}

describe.each(databaseLanes)('the watch over webhooks, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test('no webhook for longer than is usual is an alert, told once, that goes by itself when one comes', async () => {
      const world = await openProvider(lane);
      await deliverChange(world, 'account_review_update', { decision: 'APPROVED' });
      await world.runDueJobs();
      world.clock.advance(22 * hourMs);
      await pass(world, 1);
      expect(await alertsOf(world)).toEqual([]);
      await pass(world, 3);
      expect(await alertsOf(world)).toEqual([expect.stringMatching(/^warning long \d+ $/)]);
      const desk = await openDesk(world, 'reviewer');
      expect(await desk.text('/desk/operations')).toMatch(
        /This needs a look.*No webhook has come for 2\d hours.*<ol><li>Run npm run doctor/s,
      );

      await deliverChange(world, 'account_update', { event: 'ACCOUNT_RECONNECTED' });
      world.clock.advance(6 * minuteMs);
      await world.runDueJobs();
      expect(await alertsOf(world)).toEqual([expect.stringMatching(/nobody: it passed by itself$/)]);
      expect(await desk.text('/desk/operations')).not.toContain('This needs a look');
      expect(await world.didTo('webhook.silent')).toEqual(['webhook watch alert.passed']);
    });

    test('an alert that somebody has seen is not raised again by the same silence', async () => {
      const world = await openProvider(lane);
      await pass(world, 1);
      expect(await alertsOf(world)).toEqual(['warning never 1 ']);
      const desk = await openDesk(world, 'reviewer');
      const [alert] = await world.db.query.alerts.findMany();
      await desk.post(`/desk/operations/alerts/${alert?.id}/seen`, {});
      await pass(world, 5);
      expect(await alertsOf(world)).toEqual(['warning never 1 reviewer']);
    });

    test('words that were taken and of which nothing is told stop nobody, but are told as grave', async () => {
      const world = await openProvider(lane);
      await say(world, { text: 'hello' });
      expect(world.messenger.sent).toHaveLength(1);
      await pass(world, 2);
      expect(await alertsOf(world)).toEqual([]);
      world.clock.advance(2 * hourMs);
      await world.db.execute("update outgoing set sent_at = sent_at + interval '2 hours'");
      await pass(world, 1);
      expect(await alertsOf(world)).toEqual([expect.stringMatching(/^stop untold 1 $/)]);
    });

    test('the simulator is not watched', async () => {
      const world = await openWorld(lane);
      await pass(world, 30);
      expect(await alertsOf(world)).toEqual([]);
    });
  });
});
