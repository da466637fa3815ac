import { describe, expect, test } from 'vitest';
import type { Refused, SendResult } from '../../src/core/ports.ts';
import { hourMs, minuteMs } from '../../src/core/time.ts';
import { watchWebhook } from '../../src/operations/watch-webhook.ts';
import { maxAttempts } from '../../src/outbox/outgoing.rules.ts';
import { queueWords } from '../../src/outbox/queue-words.ts';
import { aLine } from '../support/a-line.ts';
import { databaseLanes, type Lane, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { aMessage, deliver, deliverChange, deliverStatus, heard, say } from '../support/whatsapp.ts';

const refusal = (code: number, change: Partial<Refused> = {}): Refused => ({
  outcome: 'refused',
  code,
  detail: 'in other words',
  retryAfterMs: null,
  waitsFor: null,
  stopAll: false,
  ...change,
});
const unreachable: SendResult = { outcome: 'unreachable', detail: 'no route' };
const crowded = refusal(130429, { retryAfterMs: 1000, waitsFor: 'provider' });

const waitingAlerts = async (world: TestWorld) =>
  (await world.db.query.alerts.findMany({ where: (t, { isNull }) => isNull(t.seenAt) })).map(
    ({ kind, about, severity }) => `${severity} ${kind} ${about}`,
  );
const kinds = (world: TestWorld) =>
  world.messenger.sent.map(({ words }) => (words.kind === 'template' ? `template ${words.language}` : words.kind));

/** A world in which a line to an asker who speaks Portuguese was kept a day later, before its template left. */
async function keptLine(lane: Lane) {
  const world = await openWorld(lane);
  await say(world, { text: 'LANGUAGE português' });
  const line = await aLine(world);
  world.clock.advance(25 * hourMs);
  return { world, line };
}

/** Passes the time in steps, doing what is due. */
async function pass(world: TestWorld, minutes: number, step = 1) {
  for (let n = 0; n < minutes; n += step) {
    world.clock.advance(step * minuteMs);
    await world.runDueJobs();
  }
}

describe.each(databaseLanes)('sending in trouble, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test.each<[string, SendResult, string]>([
      ['the provider out of reach', unreachable, 'unreachable'],
      ['a provider that takes no more', crowded, '130429'],
    ])('%s for an hour loses no words, and operators hear of it until it passes', async (_, result, about) => {
      const world = await openWorld(lane);
      const line = await aLine(world);
      world.messenger.answerNext(...Array<SendResult>(70).fill(result));
      await world.runDueJobs();
      await pass(world, 60);
      expect(await line.now()).toMatchObject({ state: 'queued', attempts: 8 });
      expect(await waitingAlerts(world)).toEqual([`warning sending.waits ${about}`]);
      await pass(world, 30);
      expect(await line.now()).toMatchObject({ state: 'sent', fault: null });
      expect(kinds(world)).toEqual(['text']);
      expect(await waitingAlerts(world)).toHaveLength(1);
      await deliverStatus(world, { wamid: (await line.now())?.wamid ?? '', status: 'sent' });
      await deliverStatus(world, { wamid: (await line.now())?.wamid ?? '', status: 'delivered' });
      expect(await waitingAlerts(world)).toEqual([]);
    });

    test('a trouble told by delivery states is heard of as well, and over when no words wait for it any more', async () => {
      const world = await openWorld(lane);
      const line = await aLine(world);
      await world.runDueJobs();
      for (let n = 0; n < 10; n++) {
        await deliverStatus(world, { wamid: (await line.now())?.wamid ?? '', status: 'failed', code: 131016 });
        await pass(world, 2);
      }
      expect(await waitingAlerts(world)).toEqual(['warning sending.waits 131016']);
      await watchWebhook(world, {});
      expect(await waitingAlerts(world)).toEqual([]);
    });

    test('words are kept when their window closes meanwhile, and their template goes once the provider takes it', async () => {
      const world = await openWorld(lane);
      const line = await aLine(world);
      world.messenger.answerNext(...Array<SendResult>(345).fill(unreachable));
      await world.runDueJobs();
      await pass(world, 27 * 60, 5);
      expect(await line.now()).toMatchObject({ state: 'kept' });
      expect(kinds(world)).toEqual([]);
      await pass(world, 120, 5);
      expect(kinds(world)).toEqual(['template en']);
    });

    test.each(['refused', 'told by a delivery state'])(
      'words that reach nobody, %s, wait for the asker',
      async (how) => {
        const world = await openWorld(lane);
        const line = await aLine(world);
        if (how === 'refused') world.messenger.answerNext(refusal(131026, { waitsFor: 'asker' }));
        await world.runDueJobs();
        if (how !== 'refused')
          await deliverStatus(world, { wamid: (await line.now())?.wamid ?? '', status: 'failed', code: 131026 });
        expect(await line.now()).toMatchObject({ state: 'kept' });
        await pass(world, 5);
        const before = world.messenger.sent.length;
        await say(world, { text: 'hello' });
        expect(JSON.stringify(world.messenger.sent.slice(before).map(({ words }) => words))).toContain('A line.');
        expect(await line.now()).toMatchObject({ state: 'sent' });
        expect(kinds(world)).not.toContain('template en');
      },
    );

    test.each(['refused', 'told by a delivery state'])(
      'words that reach nobody, %s, are given up after as many tries as others, however much their asker writes',
      async (how) => {
        const world = await openWorld(lane);
        const line = await aLine(world);
        for (let n = 0; n < maxAttempts + 3; n++) {
          const before = (await line.now())?.attempts ?? 0;
          if (how === 'refused') world.messenger.answerNext(refusal(131026, { waitsFor: 'asker' }));
          await world.runDueJobs();
          const { wamid, state, attempts } = (await line.now()) ?? {};
          if (how !== 'refused' && attempts !== before)
            await deliverStatus(world, { wamid: wamid ?? '', status: 'failed', code: 131026 });
          if (state !== 'failed') await deliver(world, aMessage(world, { text: 'hello' }));
        }
        expect(await line.now()).toMatchObject({ state: 'failed', attempts: maxAttempts });
      },
    );

    test('a template waits without holding up what is said to an asker who writes, and is not sent then', async () => {
      const { world } = await keptLine(lane);
      world.messenger.answerNext(refusal(131049, { retryAfterMs: 24 * hourMs }));
      await world.runDueJobs();
      expect(kinds(world)).toEqual([]);
      await say(world, { text: 'hello' });
      expect(heard(world, '15550100001')).toContain('A line.');
      await pass(world, 25 * 60, 60);
      expect(kinds(world)).not.toContain('template pt_BR');
    });

    test('an asker gets one template while one waits', async () => {
      const { world, line } = await keptLine(lane);
      world.messenger.answerNext(refusal(131049, { retryAfterMs: 24 * hourMs }));
      await world.runDueJobs();
      world.clock.advance(23 * hourMs);
      await queueWords(world, { askerId: line.askerId, key: 'another', words: { kind: 'text', body: 'Another.' } });
      await world.runDueJobs();
      await pass(world, 120, 10);
      expect(kinds(world)).toEqual(['template pt_BR']);
    });

    test.each([132001, 132007, 132015, 132016])(
      'a template refused with %i goes in another language, operators hear of it, and nobody else gets it for a while',
      async (code) => {
        const { world, line } = await keptLine(lane);
        world.messenger.answerNext(refusal(code));
        await world.runDueJobs();
        expect(kinds(world)).toEqual(['template en']);
        expect(await waitingAlerts(world)).toEqual(['warning template.broken check_ready:pt_BR']);
        const another = async (key: string) => {
          await queueWords(world, { askerId: line.askerId, key, words: { kind: 'text', body: 'More.' } });
          await world.runDueJobs();
        };
        world.clock.advance(24 * hourMs);
        await another('after a pause of the template');
        expect(kinds(world)).toEqual(['template en', 'template pt_BR']);
      },
    );

    test('a template that became marketing while it was paused is not sent when the pause is over', async () => {
      const { world, line } = await keptLine(lane);
      world.messenger.answerNext(refusal(132015));
      await world.runDueJobs();
      const about = { message_template_name: 'check_ready', message_template_language: 'pt_BR' };
      world.clock.advance(minuteMs);
      const toldAt = world.clock.now();
      await deliverChange(world, 'template_category_update', { ...about, new_category: 'MARKETING' }, { toldAt });
      await pass(world, 24 * 60, 240);
      await queueWords(world, { askerId: line.askerId, key: 'more', words: { kind: 'text', body: 'More.' } });
      await world.runDueJobs();
      expect(kinds(world)).toEqual(['template en', 'template en']);
    });

    test('a template refused in every language is an alert, and those kept meanwhile are told once it may be sent', async () => {
      const { world, line } = await keptLine(lane);
      world.messenger.answerNext(refusal(132015), refusal(132015));
      await world.runDueJobs();
      expect(kinds(world)).toEqual([]);
      expect(await line.now()).toMatchObject({ state: 'kept' });
      expect(await waitingAlerts(world)).toContain('stop template.none check_ready');
      world.clock.advance(hourMs);
      const now = { message_template_id: 1, message_template_name: 'check_ready', message_template_language: 'en' };
      const toldAt = world.clock.now();
      for (let n = 0; n < 2; n++)
        await deliverChange(world, 'message_template_status_update', { ...now, event: 'APPROVED', n }, { toldAt });
      await world.runDueJobs();
      expect(kinds(world)).toEqual(['template en']);
      expect(await waitingAlerts(world)).toEqual(['warning template.broken check_ready:pt_BR']);
    });
  });
});
