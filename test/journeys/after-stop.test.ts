import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { outgoing } from '../../db/schema/outbox.ts';
import { stepConversation } from '../../src/conversation/step-conversation.ts';
import { phrasesOf } from '../../src/conversation/words.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { notifyAskers } from '../../src/publishing/notify-askers.ts';
import { askAsker } from '../../src/review/ask-asker.ts';
import { holdMs } from '../../src/review/case.rules.ts';
import { takeHold } from '../../src/review/take-hold.ts';
import { publishTheCase } from '../support/desk.ts';
import { databaseLanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { aMessage, deliver, heard, say, settle } from '../support/whatsapp.ts';

const nadia = '15550100001';
const ferry = 'The council of Alder closes the bridge on the 3rd because draining the pond cost too much';
const market = 'The council of Birch sells the lighthouse on the 4th because moving the market cost too much';
const { started } = phrasesOf('en');

/** The texts said to Nadia, without the line on privacy. */
const told = (world: TestWorld) => heard(world, nadia).map((words) => words.split('\n\nWe keep what you send')[0]);
const submissionsOf = async (world: TestWorld) =>
  (await world.db.query.submissions.findMany()).sort((a, b) => (a.id < b.id ? -1 : 1));

/** Takes a message in, and answers its id, without working it in yet. */
async function received(world: TestWorld, message: ReturnType<typeof aMessage>): Promise<string> {
  await deliver(world, message);
  return (await world.db.query.messages.findMany()).find((one) => one.wamid === message.id)?.id ?? '';
}

describe.each(databaseLanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('after STOP and DELETE MY DATA', () => {
    test('who said STOP hears nothing of before, not even what was kept or on its way, until they say START', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      world.clock.advance(26 * 3_600_000);
      await publishTheCase(world);
      await settle(world);
      const notices = () => told(world).filter((words) => words?.includes('A person has checked it now'));
      await say(world, { text: 'STOP' });
      await say(world, { text: 'hello' });
      expect(notices()).toHaveLength(0);
      await say(world, { text: 'START' });
      expect(notices()).toHaveLength(1);
    });

    test('a notice that has its turn only after STOP is kept back', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      await publishTheCase(world);
      const [verdict] = await world.db.query.verdicts.findMany();
      await notifyAskers(world, { verdictId: verdict?.id ?? '' });
      world.clock.advance(1_000);
      await stepConversation(world, { messageId: await received(world, aMessage(world, { text: 'STOP' })) });
      await settle(world);
      expect(told(world).slice(1)).toEqual([phrasesOf('en').stopped]);
      await say(world, { text: 'START' });
      expect(told(world).slice(2)).toEqual([expect.stringContaining('A person has checked it now'), started]);
    });

    test('a question asked after STOP is answered when people know, though news of before stay away', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      await publishTheCase(world);
      await say(world, { text: 'STOP' });
      const before = told(world).length;
      await say(world, { text: market, forwarded: true });
      expect(told(world).at(-1)).toMatch(/A person will look at it, and I will tell you here/);
      world.clock.advance(26 * 3_600_000);
      await publishTheCase(world);
      await settle(world);
      await deliver(world, aMessage(world, { type: 'button', body: { button: { payload: 'open', text: 'Show' } } }));
      await settle(world);
      expect(told(world).slice(before)).toEqual([
        expect.stringMatching(/^Thank you/),
        expect.stringContaining('A person has checked it now'),
      ]);
    });

    test('the button of a template pressed again tells what became of the questions', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      const show = { type: 'button', body: { button: { payload: 'open', text: 'Show' } } };
      await say(world, show);
      expect(told(world).at(-1)).toMatch(/^You asked about 1 thing lately/);
    });

    test('a reaction fetches nothing that is kept, and brings no second template', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      world.clock.advance(26 * 3_600_000);
      await publishTheCase(world);
      await settle(world);
      const sent = world.messenger.sent.length;
      world.clock.advance(26 * 3_600_000);
      await say(world, { type: 'reaction', body: { reaction: { message_id: 'wamid.x', emoji: '👍' } } });
      expect(world.messenger.sent).toHaveLength(sent);
      expect((await world.db.query.outgoing.findMany()).filter((one) => one.state === 'kept')).toHaveLength(1);
    });

    test('after DELETE MY DATA nothing is said but goodbye, whatever was on its way or is done late', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      const [one] = await submissionsOf(world);
      await say(world, { text: 'DELETE MY DATA' });
      const before = told(world).length;
      await world.db
        .update(outgoing)
        .set({ state: 'unsure' })
        .where(eq(outgoing.submissionId, one?.id ?? ''));
      await deliver(world, aMessage(world, { tap: 'erase:yes' }), aMessage(world, { text: 'hello' }));
      await enqueue(world, 'offer-next', { submissionId: one?.id ?? '', shown: 0 });
      await enqueue(world, 'open-case', { submissionId: one?.id ?? '', reason: 'answer-refused' });
      await settle(world);
      expect(told(world).slice(before)).toEqual([phrasesOf('en').erased]);
      expect((await world.db.query.askers.findMany())[0]?.address.length).toBe(0);
    });

    test('a typed yes erases, also while a reviewer waits for an answer and hours later', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      const [submission] = await submissionsOf(world);
      const caseId = (await world.db.query.cases.findMany())[0]?.id ?? '';
      await takeHold(world.as('Amina', 'reviewer'), { caseId });
      const question = { caseId, submissionId: submission?.id ?? '', text: 'Which bridge?' };
      await askAsker(world.as('Amina', 'reviewer'), question);
      await settle(world);
      await say(world, { text: 'please delete my data' });
      expect(told(world).at(-1)).toBe(phrasesOf('en').askErase);
      world.clock.advance(3 * 3_600_000);
      await say(world, { text: 'Yes' });
      expect(told(world).at(-1)).toBe(phrasesOf('en').erased);
    });

    test('a typed yes with other words in between is asked again, and after a no it is not', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      await say(world, { text: 'DELETE MY DATA' });
      await publishTheCase(world);
      await settle(world);
      await say(world, { text: 'Yes' });
      expect(told(world).at(-1)).toBe(phrasesOf('en').askErase);
      await say(world, { text: 'No' });
      expect(told(world).at(-1)).toBe(phrasesOf('en').keptData);
      const before = told(world).length;
      await say(world, { text: 'Yes' });
      expect(told(world)).toHaveLength(before);
    });

    test('words that two people sent go when both are erased', async () => {
      const world = await openWorld(lane);
      for (const from of [nadia, '15550100002']) await say(world, { from, text: ferry, forwarded: true });
      for (const from of [nadia, '15550100002']) await say(world, { from, tap: 'erase:yes' });
      expect((await world.db.query.claims.findMany()).map((one) => one.text)).toEqual([
        'Erased at the wish of the one who asked.',
      ]);
    });

    test('a case waits while one who asked is left, and closes with the last, though not under who holds it', async () => {
      const world = await openWorld(lane);
      const caseIs = async () => (await world.db.query.cases.findMany()).map((one) => one.outcome ?? one.state);
      for (const from of [nadia, '15550100002']) await say(world, { from, text: ferry, forwarded: true });
      await say(world, { tap: 'erase:yes' });
      expect(await caseIs()).toEqual(['open']);
      const [waiting] = await world.db.query.cases.findMany();
      await takeHold(world.as('Amina', 'reviewer'), { caseId: waiting?.id ?? '' });
      await say(world, { from: '15550100002', tap: 'erase:yes' });
      expect(await caseIs()).toEqual(['open']);
      world.clock.advance(holdMs);
      await settle(world);
      expect(await caseIs()).toEqual(['erased']);
      expect(await world.didTo(waiting?.id ?? '')).toContain('review case.closed');
    });
  });
});
