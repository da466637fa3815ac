import { and, eq, isNotNull } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { outgoing } from '../../db/schema/outbox.ts';
import { hourMs } from '../../src/core/time.ts';
import { notifyAskers } from '../../src/publishing/notify-askers.ts';
import { readHeard } from '../../src/publishing/published.view.ts';
import { correctIt, publishTheCase } from '../support/desk.ts';
import { openDesk } from '../support/desk-browser.ts';
import { databaseLanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { deliverStatus, heard, say, settle } from '../support/whatsapp.ts';

const nadia = '15550100001';
const bilal = '15550100002';
const carol = '15550100003';
const rumour =
  'Urgent: the Port Amara waterworks will add fluorine crystals to the drinking water on Friday night and everyone must store clean water';

const before = 'Nothing is being added';
const opener = 'Correction: what I told you before was not right. We missed the chlorine.';
const now = '⚠️ *Misleading.* Chlorine is added, fluorine is not.';

/** Which of the two verdicts were said to a phone, oldest first. */
const verdictsHeard = (world: TestWorld, phone: string) =>
  heard(world, phone).flatMap((words) => {
    if (words.startsWith(`${opener}\n\n${now}`)) return ['corrected'];
    if (words.startsWith(now)) return ['now'];
    return words.includes(before) ? ['before'] : [];
  });

/** A world in which two ask, and the verdict comes when their windows are closed. */
async function published(lane: Parameters<typeof openWorld>[0]) {
  const world = await openWorld(lane);
  for (const from of [nadia, bilal]) await say(world, { from, text: rumour, forwarded: true });
  world.clock.advance(30 * hourMs);
  const { verdictId } = await publishTheCase(world);
  await settle(world);
  return { world, verdictId };
}

describe.each(databaseLanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('a verdict corrected', () => {
    test('before its notice left is never heard: the right one comes alone, and is no correction', async () => {
      const { world, verdictId } = await published(lane);
      await correctIt(world, verdictId);
      await settle(world);
      await say(world, { from: nadia, text: 'Hello' });
      expect(verdictsHeard(world, nadia)).toEqual(['now']);
      expect(await readHeard(world.db, verdictId)).toEqual({ notices: 2, sent: 0, kept: 0, failed: 0, dropped: 2 });
    });

    test('is a correction to who heard it, as a notice or as an answer, and to nobody else', async () => {
      const { world, verdictId } = await published(lane);
      await say(world, { from: nadia, text: 'Hello' });
      await say(world, { from: carol, text: rumour, forwarded: true });
      expect([nadia, bilal, carol].map((from) => verdictsHeard(world, from))).toEqual([['before'], [], ['before']]);
      await correctIt(world, verdictId);
      await settle(world);
      await say(world, { from: bilal, text: 'Hello' });
      expect(verdictsHeard(world, nadia)).toEqual(['before', 'corrected']);
      expect(verdictsHeard(world, bilal)).toEqual(['now']);
      expect(verdictsHeard(world, carol)).toEqual(['before', 'corrected']);
    });

    test('twice is a correction to who heard any of the chain', async () => {
      const { world, verdictId } = await published(lane);
      await say(world, { from: nadia, text: 'Hello' });
      const second = await correctIt(world, verdictId);
      await settle(world);
      world.clock.advance(30 * hourMs);
      await correctIt(world, second);
      await settle(world);
      for (const from of [nadia, bilal]) await say(world, { from, text: 'Hello' });
      expect(verdictsHeard(world, nadia)).toEqual(['before', 'corrected', 'corrected']);
      expect(verdictsHeard(world, bilal)).toEqual(['now']);
    });

    test('while its notice is being sent stays on its way, and the correction says that it is one', async () => {
      const { world, verdictId } = await published(lane);
      const notices = and(isNotNull(outgoing.noticeId), eq(outgoing.state, 'kept'));
      await world.db.update(outgoing).set({ state: 'unsure' }).where(notices);
      const correction = await correctIt(world, verdictId);
      await notifyAskers(world, { verdictId: correction });
      const words = (await world.db.query.outgoing.findMany()).filter((one) => one.key.startsWith('notice:'));
      expect(words.map((one) => one.state).sort()).toEqual(['queued', 'queued', 'unsure', 'unsure']);
      const queued = words.filter((one) => one.state === 'queued').map((one) => JSON.stringify(one.words));
      expect(queued).toEqual([expect.stringContaining(opener), expect.stringContaining(opener)]);
    });

    test('is not said any more by an answer that fails after the correction was heard, nor by sending it again', async () => {
      const { world, verdictId } = await published(lane);
      await say(world, { from: carol, text: rumour, forwarded: true });
      const sent = await world.db.select().from(outgoing).where(eq(outgoing.state, 'sent'));
      const answer = sent.find(({ words }) => JSON.stringify(words).includes(before));
      await correctIt(world, verdictId);
      await settle(world);
      const told = { wamid: answer?.wamid ?? '', opaque: answer?.id ?? '' };
      await deliverStatus(world, { ...told, status: 'failed', code: 131000 });
      world.clock.advance(hourMs);
      await world.runDueJobs();
      const admin = await openDesk(world, 'admin');
      const again = await admin.post(`/desk/operations/words/${answer?.id}/again`, {});
      expect(decodeURIComponent(again.headers.get('location') ?? '')).toContain('It was not sent');
      await world.runDueJobs();
      expect(verdictsHeard(world, carol)).toEqual(['before', 'corrected']);
      expect((await world.db.query.outgoing.findMany()).find(({ id }) => id === answer?.id)?.state).toBe('dropped');
    });

    test('is heard last, also by whom the answer on its way did not reach', async () => {
      const { world, verdictId } = await published(lane);
      const { send } = world.messenger;
      let isCorrected = false;
      world.messenger.send = async (message) => {
        if (isCorrected || !JSON.stringify(message.words).includes(before)) return send(message);
        isCorrected = true;
        world.clock.advance(1_000);
        await correctIt(world, verdictId);
        return {
          outcome: 'refused',
          code: 131026,
          detail: 'nobody there',
          retryAfterMs: null,
          waitsFor: 'asker',
          stopAll: false,
        };
      };
      await say(world, { from: carol, text: rumour, forwarded: true });
      await settle(world);
      expect(isCorrected).toBe(true);
      await say(world, { from: carol, text: 'hello' });
      expect(verdictsHeard(world, carol)).toEqual(['now']);
    });

    test('takes back answers that are kept, and is none to who was answered with what it says', async () => {
      const { world, verdictId } = await published(lane);
      await say(world, { from: carol, text: rumour, forwarded: true });
      await world.db.update(outgoing).set({ state: 'kept' }).where(eq(outgoing.state, 'sent'));
      const correction = await correctIt(world, verdictId);
      await settle(world);
      await say(world, { from: carol, text: 'Hello' });
      expect(verdictsHeard(world, carol)).toEqual(['before', 'now']);

      const dina = '15550100004';
      await say(world, { from: dina, text: rumour, forwarded: true });
      await notifyAskers(world, { verdictId: correction });
      await settle(world);
      expect(verdictsHeard(world, dina)).toEqual(['now', 'now']);
    });
  });
});
