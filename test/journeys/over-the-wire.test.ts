import assert from 'node:assert/strict';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, test } from 'vitest';
import { openCloudMessenger } from '../../src/adapters/messenger/cloud-api.ts';
import { memoryLog } from '../../src/adapters/simulator-log/memory.ts';
import { answerJob } from '../../src/app/run-jobs.ts';
import { dayMs } from '../../src/core/time.ts';
import { webhookRoutes } from '../../src/inbox/webhook.routes.ts';
import { drain } from '../../src/jobs/drain.ts';
import { queueWords } from '../../src/outbox/queue-words.ts';
import { templateTexts } from '../../src/outbox/templates.rules.ts';
import { deliverTo, openSimulator } from '../../src/simulator/open-simulator.ts';
import { type Lane, lanes, skipLane } from '../support/lanes.ts';
import { openWorld } from '../support/open-world.ts';

type Said = {
  direction: string;
  type: string;
  kind: string;
  status: string;
  payload: { text?: { body: string }; button?: object; biz_opaque_callback_data?: string };
};

/** The real adapter, the real webhook door and the simulated provider, with HTTP between them. */
async function openWire(lane: Lane) {
  const world = await openWorld(lane);
  const app = new Hono();
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made));
  });
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const waits: (() => void)[] = [];
  const simulator = openSimulator({
    settings: world.settings,
    clock: world.clock,
    log: memoryLog(),
    deliver: deliverTo(`${url}/webhooks/whatsapp`),
    schedule: (work) => void waits.push(work),
    templateTexts,
    chance: () => 0.5,
  });
  app.route('/webhooks/whatsapp', webhookRoutes(world));
  app.route('/simulator', simulator.routes);
  const messenger = openCloudMessenger({ ...world.settings, whatsappGraphUrl: `${url}/simulator/graph` });
  const wired = { ...world, messenger };
  const settle = async () => {
    for (let i = 0; i < 12; i++) {
      await simulator.idle();
      world.clock.advance(15_000);
      await drain(wired, (name, payload) => answerJob(wired, name, payload));
      for (const wait of waits.splice(0)) wait();
    }
    await simulator.idle();
    await drain(wired, (name, payload) => answerJob(wired, name, payload));
  };
  return {
    world,
    settle,
    say: async (who: string, body: object) =>
      (
        await fetch(`${url}/simulator/phones/${who}/messages`, { method: 'POST', body: JSON.stringify(body) })
      ).json() as Promise<{ wamid: string }>,
    faults: (faults: object) => fetch(`${url}/simulator/faults`, { method: 'PUT', body: JSON.stringify(faults) }),
    bubbles: async (who: string) => (await fetch(`${url}/simulator/phones/${who}/bubbles`)).text(),
    submit: (who: string, fields: Record<string, string>) =>
      fetch(`${url}/simulator/phones/${who}/say`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
      }),
    said: async (who: string) => (await (await fetch(`${url}/simulator/phones/${who}/messages`)).json()) as Said[],
    async close() {
      simulator.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const words = (said: Said[]) => said.filter((one) => one.direction === 'out' && one.kind === 'message');
const question = { type: 'text', text: { body: 'Is it true that the ferry to Port Amara stops running on Sunday?' } };

describe.each(lanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('over the wire', () => {
    test.each([
      ['a number', '15550101001'],
      ['a user id alone', 'BR.80000000000000001'],
    ])('somebody with %s writes and hears back, and every state of the answer comes home', async (_, who) => {
      const wire = await openWire(lane);
      try {
        await wire.say(who, { ...question, profileName: 'Anna Invented' });
        await wire.settle();
        const answers = words(await wire.said(who));
        assert.ok(answers.length > 0, 'nothing was answered');
        assert.deepEqual(
          answers.map((one) => one.status),
          answers.map(() => 'read'),
        );
        const rows = await wire.world.db.query.outgoing.findMany();
        assert.deepEqual(
          rows.map((row) => row.state).filter((state) => state !== 'read' && state !== 'sent'),
          [],
        );
      } finally {
        await wire.close();
      }
    });

    test('nothing is lost or doubled while webhooks come twice and out of order and answers get lost', async () => {
      const wire = await openWire(lane);
      try {
        await wire.say('15550101001', question);
        await wire.settle();
        const calm = words(await wire.said('15550101001')).map((one) => one.payload.text?.body);
        assert.ok(calm.length > 0, 'nothing was answered');
        await wire.faults({ duplicateWebhooks: 1, shuffleWebhooks: 1, dropResponse: 1 });
        for (const who of ['15550101002', '15550101003']) await wire.say(who, question);
        await wire.settle();
        for (const who of ['15550101002', '15550101003']) {
          const rough = await wire.said(who);
          assert.deepEqual(
            words(rough).map((one) => one.payload.text?.body),
            calm,
          );
          const opaques = rough
            .filter((one) => one.direction === 'out')
            .map((one) => one.payload.biz_opaque_callback_data);
          assert.equal(new Set(opaques).size, opaques.length);
        }
        assert.equal(await wire.world.count('messages'), 3);
        const states = (await wire.world.db.query.outgoing.findMany()).map((row) => row.state);
        assert.deepEqual(
          states.filter((state) => ['unsure', 'sending', 'queued', 'failed'].includes(state)),
          [],
        );
      } finally {
        await wire.close();
      }
    });

    test('a day later a template comes, a tap on its button on the phone page opens the window, and what was kept follows', async () => {
      const wire = await openWire(lane);
      const who = '15550101001';
      const late = 'The ferry to Port Amara runs on Sunday.';
      try {
        await wire.say(who, { type: 'text', text: { body: 'hello' } });
        await wire.settle();
        wire.world.clock.advance(dayMs);
        const [asker] = await wire.world.db.query.askers.findMany();
        const words = { kind: 'text', body: late } as const;
        await queueWords(wire.world, { askerId: asker?.id ?? '', key: 'answer:late', words });
        await wire.settle();
        const before = await wire.bubbles(who);
        assert.ok(!before.includes(late), 'it went out of the window');
        assert.match(before, /You asked us to check a message.*<button type="submit" dir="auto">Show me<\/button>/s);
        const [, context = ''] =
          /name="context" value="([^"]*)"[^>]*>\s*<input type="hidden" name="choice"/.exec(before) ?? [];
        const [, choice = ''] = /name="choice" value="([^"]*)"/.exec(before) ?? [];
        await wire.submit(who, { context, choice: choice.replaceAll('&quot;', '"') });
        await wire.settle();
        assert.deepEqual(
          (await wire.said(who)).slice(-2).map(({ type, payload }) => [type, payload.text?.body ?? payload.button]),
          [
            ['button', { payload: 'open', text: 'Show me' }],
            ['text', late],
          ],
        );
      } finally {
        await wire.close();
      }
    });

    test('answers that fail by webhook for our account wait with an alert, and those that fail in passing come soon', async () => {
      const wire = await openWire(lane);
      const people = ['15550101001', '15550101002', '15550101003'];
      try {
        await wire.faults({ error: { code: 131042, times: 50, byWebhook: true } });
        for (const who of people) await wire.say(who, question);
        await wire.settle();
        const states = (await wire.world.db.query.outgoing.findMany()).map((row) => row.state);
        assert.deepEqual([...new Set(states)], ['queued']);
        const alerts = await wire.world.db.query.alerts.findMany();
        assert.deepEqual(
          alerts.map(({ kind, about, severity }) => [kind, about, severity]),
          [['sending.stopped', '131042', 'stop']],
        );
        assert.match(alerts[0]?.words ?? '', /payment method/);
        await wire.faults({ error: { code: 131000, times: 2, byWebhook: true } });
        for (let n = 0; n < 3; n++) await wire.settle();
        for (const who of people) {
          const heard = words(await wire.said(who)).filter((one) => one.status === 'read');
          assert.ok(heard.length > 0, 'nothing was heard');
          assert.equal(new Set(heard.map((one) => one.payload.text?.body)).size, heard.length);
        }
        const rows = await wire.world.db.query.outgoing.findMany();
        assert.deepEqual(
          rows.map((row) => row.state).filter((state) => state !== 'read' && state !== 'sent'),
          [],
        );
      } finally {
        await wire.close();
      }
    });
  });
});
