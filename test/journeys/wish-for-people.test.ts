import { describe, expect, test } from 'vitest';
import { cases } from '../../db/schema/review.ts';
import { phrasesOf } from '../../src/conversation/words.ts';
import { answeredClaims } from '../../src/matching/drift.store.ts';
import { notifyAskers } from '../../src/publishing/notify-askers.ts';
import { attachCheck } from '../../src/review/attach-check.ts';
import { changeCase, secondThoughtMs } from '../../src/review/change-case.ts';
import { judgeMatch } from '../../src/review/judge-match.ts';
import { aCheck } from '../support/checks.ts';
import { correctIt, publishTheCase } from '../support/desk.ts';
import { databaseLanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { heard, lastChoices, say, settle } from '../support/whatsapp.ts';

const nadia = '15550100001';
const bilal = '15550100002';
const known = 'Boiled seaweed with honey cures the red harbour fever within two days, all doctors of Port Amara say so';
const aboutSeaweed = {
  claim: known,
  title: 'Seaweed does not cure it.',
  summary: 'No trial found that.',
  rating: 'false' as const,
};
const { toPerson, unchecked, stateAnswered, stateUnchecked, stateWaiting } = phrasesOf('en');

const told = (world: TestWorld, from = nadia) => heard(world, from).map((words) => words.split('\n\nWe keep what')[0]);
const tap = (world: TestWorld, from: string, on: string) =>
  say(world, { from, tap: lastChoices(world, from).find((id) => id.startsWith(`${on}:`)) ?? '' });
const lastWamid = (world: TestWorld) => `${world.messenger.sent.findLast((one) => 'body' in one.words)?.wamid}`;

/** What Nadia's STATUS says of the one thing she asked. */
async function status(world: TestWorld): Promise<string> {
  await say(world, { text: 'STATUS' });
  return told(world).at(-1)?.split('”: ')[1]?.split('\n')[0] ?? '';
}

/** A world in which Nadia has just got an automatic answer. */
async function answered(lane: Parameters<typeof openWorld>[0]) {
  const world = await openWorld(lane);
  await aCheck(world, aboutSeaweed);
  await say(world, { text: known, forwarded: true });
  expect(told(world)).toEqual([expect.stringContaining('Seaweed does not cure it.')]);
  return world;
}

/** Closes the open case, and lets the time for second thoughts pass. */
async function closeUnchecked(world: TestWorld) {
  const open = (await world.db.query.cases.findMany()).find((one) => one.state !== 'closed');
  const caseId = open?.id ?? 'case_none';
  const rita = world.as('rita', 'reviewer');
  await changeCase(rita, { caseId, event: 'close', version: null, outcome: 'not-checkable' });
  world.clock.advance(secondThoughtMs);
  await settle(world);
}

/** Accepts a better fact-check in the open case, or one there is. */
async function acceptAnother(world: TestWorld, known?: string): Promise<string> {
  const caseId = (await world.db.query.cases.findMany()).find((one) => one.state !== 'closed')?.id ?? 'case_none';
  const kelp = { ...aboutSeaweed, claim: 'About kelp', title: 'Kelp cures nothing.' };
  const factCheckId = known ?? (await aCheck(world, kelp));
  await attachCheck(world.as('rita', 'reviewer'), { caseId, factCheckId });
  const match = (await world.db.query.matches.findMany()).find((one) => one.factCheckId === factCheckId);
  await judgeMatch(world.as('rita', 'reviewer'), { caseId, matchId: match?.id ?? '', says: 'accepted' });
  await settle(world);
  return factCheckId;
}

const doubts = async (world: TestWorld) =>
  (await answeredClaims(world.db, 'en', new Date(0))).map((one) => one.doubters.length);

describe.each(databaseLanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('a wish for people', () => {
    test('is settled by their verdict: nothing waits any more, and a later case of the claim is not theirs', async () => {
      const world = await answered(lane);
      await tap(world, nadia, 'person');
      expect(await status(world)).toBe(stateWaiting);
      await publishTheCase(world);
      await settle(world);
      expect(told(world).at(-1)).toContain('Nothing is being added');
      expect(await status(world)).toBe(stateAnswered);

      await say(world, { from: bilal, text: known, forwarded: true });
      await tap(world, bilal, 'person');
      await closeUnchecked(world);
      expect(told(world, bilal)).toContain(unchecked);
      expect(told(world)).not.toContain(unchecked);
    });

    test('that comes after the verdict stands, though the verdict is told once more to others', async () => {
      const world = await answered(lane);
      await tap(world, nadia, 'person');
      const { verdictId } = await publishTheCase(world);
      await settle(world);
      await tap(world, nadia, 'person');
      await notifyAskers(world, { verdictId });
      expect(await status(world)).toBe(stateWaiting);
      await correctIt(world, verdictId);
      await settle(world);
      expect(await status(world)).toBe(stateAnswered);
    });

    test('is settled by one verdict however often they asked', async () => {
      const world = await answered(lane);
      await tap(world, nadia, 'person');
      await say(world, { text: `🙏🙏 ${known}!!`, forwarded: true });
      await publishTheCase(world);
      await settle(world);
      const asked = await world.db.query.submissions.findMany();
      expect(asked.map((one) => String(one.feedback)).sort()).toEqual(['null', 'person-answered']);
      expect(new Set(asked.map((one) => one.factCheckId)).size).toBe(1);
    });

    test('typed as an objection under an answer is kept: they hear that it cannot be checked', async () => {
      const world = await answered(lane);
      await say(world, { text: 'but my aunt was healed by it, she told me so', replyTo: lastWamid(world) });
      expect(told(world).at(-1)).toBe(toPerson);
      expect((await world.db.query.cases.findMany()).map((one) => one.reason)).toEqual(['asker-added-words']);
      expect(await status(world)).toBe(stateWaiting);
      await closeUnchecked(world);
      expect(told(world).filter((words) => words === unchecked)).toHaveLength(1);
      expect(await status(world)).toBe(stateUnchecked);
    });

    test('typed as an objection under an answer is kept: they hear the fact-check a reviewer accepts', async () => {
      const world = await answered(lane);
      await say(world, { text: 'but my aunt was healed by it, she told me so', replyTo: lastWamid(world) });
      await acceptAnother(world);
      expect(told(world).at(-1)).toContain('Kelp cures nothing.');
      expect(await status(world)).toBe(stateAnswered);
    });

    test('that comes again after an answer is answered again, though a reviewer says the same', async () => {
      const world = await answered(lane);
      await tap(world, nadia, 'person');
      const accepted = await acceptAnother(world);
      await tap(world, nadia, 'person');
      await acceptAnother(world, accepted);
      expect(told(world).filter((words) => words?.includes('Kelp cures nothing.'))).toHaveLength(2);
      expect(await status(world)).toBe(stateAnswered);
    });

    test.each([
      ['answered', (world: TestWorld) => acceptAnother(world)],
      ['told that it cannot be checked', closeUnchecked],
      ['heard again', (world: TestWorld) => say(world, { text: 'no, I asked about honey', replyTo: lastWamid(world) })],
    ])('leaves the doubt about the automatic answer once they were %s', async (_words, end) => {
      const world = await answered(lane);
      await tap(world, nadia, 'not-mine');
      expect(await doubts(world)).toEqual([1]);
      await end(world);
      expect(await doubts(world)).toEqual([1]);
    });

    test('is told of once more when the case is closed a second time, and only then', async () => {
      const world = await answered(lane);
      await tap(world, nadia, 'person');
      await closeUnchecked(world);
      await world.db.update(cases).set({ state: 'open', outcome: null });
      await closeUnchecked(world);
      expect(told(world).filter((words) => words === unchecked)).toHaveLength(1);
      await tap(world, nadia, 'person');
      expect(await status(world)).toBe(stateWaiting);
      await closeUnchecked(world);
      expect(told(world).filter((words) => words === unchecked)).toHaveLength(2);
    });
  });
});
