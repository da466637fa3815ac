import { describe, expect, test } from 'vitest';
import { openDesk } from '../support/desk-browser.ts';
import { databaseLanes, skipLane } from '../support/lanes.ts';
import { openWorld } from '../support/open-world.ts';
import { deliverChange, deliverStatus, say } from '../support/whatsapp.ts';

const regular = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' };
const refused = {
  outcome: 'refused',
  code: 190,
  detail: 'token expired',
  retryAfterMs: null,
  waitsFor: null,
  stopAll: true,
} as const;

describe.each(databaseLanes)('the operations page, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test('shows an alert until somebody has seen it, with their name', async () => {
      const world = await openWorld(lane);
      await deliverChange(world, 'security', { event: 'PIN_CHANGED' });
      await world.runDueJobs();
      const desk = await openDesk(world, 'reviewer');
      expect(await desk.text('/desk/operations')).toMatch(
        /This needs a look.*The two-step PIN of our number was changed/s,
      );
      const [alert] = await world.db.query.alerts.findMany();
      expect((await desk.post(`/desk/operations/alerts/${alert?.id}/seen`, {})).status).toBe(303);
      const page = await desk.text('/desk/operations');
      expect(page).not.toContain('This needs a look');
      expect(page).toMatch(/PIN of our number was changed.*seen by reviewer/s);
    });

    test('says that nothing is sent and why, and an admin, nobody else, lets all that waits go out', async () => {
      const world = await openWorld(lane);
      world.messenger.answerNext(refused);
      for (const from of ['15550100001', '15550100002']) await say(world, { from, text: 'hello' });
      expect(world.messenger.sent).toEqual([]);
      const reviewer = await openDesk(world, 'reviewer');
      expect(await reviewer.text('/desk/operations')).toMatch(
        /Nothing is sent.*code 190: token expired.*valid WHATSAPP_ACCESS_TOKEN/s,
      );
      expect((await reviewer.post('/desk/operations/resume', {})).status).toBe(403);
      const admin = await openDesk(world, 'admin');
      expect((await admin.post('/desk/operations/resume', {})).status).toBe(303);
      await world.runDueJobs();
      expect(world.messenger.sent).toHaveLength(2);
      const page = await admin.text('/desk/operations');
      expect(page).not.toContain('id="paused"');
      expect(page).not.toContain('This needs a look');
      expect(await world.didTo('sending.stopped')).toEqual(['admin alert.passed']);
    });

    test('lets an admin send words again that failed', async () => {
      const world = await openWorld(lane);
      world.messenger.answerNext({ ...refused, code: 131051, detail: 'undeliverable', stopAll: false });
      await say(world, { text: 'hello' });
      const admin = await openDesk(world, 'admin');
      const id = /operations\/words\/(out_\w+)\/again/.exec(await admin.text('/desk/operations'))?.[1];
      expect((await admin.post(`/desk/operations/words/${id}/again`, {})).status).toBe(303);
      expect((await admin.post(`/desk/operations/words/${id}/again`, {})).status).toBe(404);
      await world.runDueJobs();
      expect(world.messenger.sent).toHaveLength(1);
    });

    test('charges words sent again by the price of the try that arrived', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      const [words] = await world.db.query.outgoing.findMany();
      const told = (status: object) =>
        deliverStatus(world, { opaque: words?.id ?? '', wamid: '', status: '', ...status });
      await told({ wamid: words?.wamid, status: 'sent', pricing: regular });
      await told({ wamid: words?.wamid, status: 'failed', code: 131051 });
      const admin = await openDesk(world, 'admin');
      await admin.post(`/desk/operations/words/${words?.id}/again`, {});
      await world.runDueJobs();
      const wamid = world.messenger.sent.at(-1)?.wamid;
      expect(wamid).not.toBe(words?.wamid);
      await told({ wamid, status: 'delivered', pricing: { ...regular, type: 'free_customer_service' } });
      expect(await world.db.query.spending.findMany()).toMatchObject([
        { priceType: 'free_customer_service', count: 1, microUsd: 0 },
      ]);
    });

    test('leads to what messages cost, for each asker answered, and the API tells the same', async () => {
      const world = await openWorld(lane);
      for (const from of ['5511955550100', '5511955550101', '573005550100']) await say(world, { from, text: 'hello' });
      for (const { wamid } of [...world.messenger.sent])
        await deliverStatus(world, { wamid, status: 'delivered', pricing: regular });
      const desk = await openDesk(world, 'reviewer');
      const page = await desk.text('/desk/operations/costs');
      expect(page).toMatch(
        /March 2026.*Spent<\/dt><dd>\$0\.01<.*Askers answered<\/dt><dd>3<.*For each of them<\/dt><dd>\$0\.0048</s,
      );
      expect(page).toMatch(/Brazil.*charged.*2.*Colombia/s);
      expect(await desk.text('/desk/operations/costs?month=2026-02')).toContain('Nothing was charged');
      expect((await desk.get('/api/v1/costs?month=2026-03')).status).toBe(403);
      const api = await desk.get('/api/v1/costs?month=2026-03', { authorization: 'Bearer test-api-key' });
      expect(await api.json()).toMatchObject({ totalMicroUsd: 2 * 6_800 + 800, answered: 3, lines: { length: 2 } });
    });

    test('says of messages whose rate is not known here that they are counted at that of utility messages', async () => {
      const world = await openWorld(lane);
      for (const from of ['5511955550100', '573005550100']) await say(world, { from, text: 'hello' });
      const [first, second] = [...world.messenger.sent];
      const marketing = { ...regular, category: 'marketing' };
      await deliverStatus(world, { wamid: first?.wamid ?? '', status: 'delivered', pricing: marketing });
      const desk = await openDesk(world, 'reviewer');
      expect(await desk.text('/desk/operations/costs')).toMatch(
        /marketing.*about\s+\$0\.0068.*Messages of the kind marketing are counted at the rate of utility messages.*look at the provider(&#39;|')s bill/s,
      );
      await deliverStatus(world, { wamid: second?.wamid ?? '', status: 'delivered', pricing: regular });
      const api = await desk.get('/api/v1/costs', { authorization: 'Bearer test-api-key' });
      expect(await api.json()).toMatchObject({
        lines: [
          { category: 'marketing', microUsd: 6_800, estimated: true },
          { category: 'service', microUsd: 800, estimated: false },
        ],
      });
    });

    test('says from the next quarter on that newer rates may be out, of the months from then on', async () => {
      const world = await openWorld(lane);
      const rates = async () => {
        const desk = await openDesk(world, 'reviewer');
        const api = await desk.get('/api/v1/costs', { authorization: 'Bearer test-api-key' });
        const { rates } = (await api.json()) as { rates: unknown };
        return [rates, (await desk.text('/desk/operations/costs')).includes('newer ones may be out')];
      };
      world.clock.set(new Date('2026-12-31T23:59:00.000Z'));
      expect(await rates()).toEqual([{ from: '2026-10-01', newerMayBeOut: false }, false]);
      world.clock.advance(60_000);
      expect(await rates()).toEqual([{ from: '2026-10-01', newerMayBeOut: true }, true]);
      const desk = await openDesk(world, 'reviewer');
      expect(await desk.text('/desk/operations/costs?month=2026-12')).not.toContain('newer ones may be out');
    });
  });
});
