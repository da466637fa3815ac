import { describe, expect, test } from 'vitest';
import { aCheck } from '../../test/support/checks.ts';
import { publishTheCase } from '../../test/support/desk.ts';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { heard, say, settle } from '../../test/support/whatsapp.ts';
import { phrasesOf } from '../conversation/words.ts';
import { attachCheck } from './attach-check.ts';
import { changeCase, secondThoughtMs } from './change-case.ts';
import { groupCases, ungroup } from './group-claims.ts';
import { judgeMatch } from './judge-match.ts';
import { takeHold } from './take-hold.ts';

const texts = {
  '15550100001': 'The old pier at Saltquay will be closed for good on Monday because of a giant squid under it',
  '15550100002':
    'My cousin at the harbour says a huge squid lives below the pier and nobody may walk there from next week on',
} as const;
const [first, second] = Object.keys(texts) as [string, string];
const { unchecked } = phrasesOf('en');

async function ask(world: TestWorld, from: keyof typeof texts): Promise<string> {
  const before = new Set((await world.db.query.cases.findMany()).map((one) => one.id));
  await say(world, { from, text: texts[from], forwarded: true });
  return (await world.db.query.cases.findMany()).find((one) => !before.has(one.id))?.id ?? 'case_none';
}

const twoCases = async (world: TestWorld) => ({
  kept: await ask(world, '15550100001'),
  other: await ask(world, '15550100002'),
});

const caseNow = async (world: TestWorld, id: string) =>
  (await world.db.query.cases.findMany()).find((one) => one.id === id);

/** Closes a case as not checkable, and lets the time for second thoughts pass. */
async function closeUnchecked(world: TestWorld, caseId: string) {
  const close = { event: 'close', version: null, outcome: 'not-checkable' } as const;
  await changeCase(world.as('amina'), { caseId, ...close });
  world.clock.advance(secondThoughtMs);
  await settle(world);
}

describe.each(databaseLanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('grouping', () => {
    test('two cases closes one as a duplicate, and both askers hear the one verdict', async () => {
      const world = await openWorld(lane);
      const { kept, other } = await twoCases(world);
      await groupCases(world.as('amina'), { caseId: kept, otherCaseId: other });
      expect(await caseNow(world, other)).toMatchObject({ state: 'closed', outcome: 'duplicate' });
      await publishTheCase(world);
      await settle(world);
      for (const from of [first, second]) expect(heard(world, from).at(-1)).toContain('Nothing is being added');
    });

    test('undone opens the other case again, and its asker no longer hears the first verdict', async () => {
      const world = await openWorld(lane);
      const { kept, other } = await twoCases(world);
      const mergeId = await groupCases(world.as('amina'), { caseId: kept, otherCaseId: other });
      await ungroup(world.as('amina'), { mergeId, caseId: other });
      const open = (await world.db.query.cases.findMany()).filter((one) => one.state === 'open');
      expect(open.map((one) => one.id).sort()).toEqual([kept, other].sort());
      expect(await world.didTo(kept)).toContain('amina case.grouped');
      await expect(ungroup(world.as('amina'), { mergeId, caseId: other })).rejects.toMatchObject({
        code: 'merge.undone',
      });
    });

    test('with a case that was published meanwhile answers who asked the other, once', async () => {
      const world = await openWorld(lane);
      const kept = await ask(world, '15550100001');
      await publishTheCase(world);
      await settle(world);
      const other = await ask(world, '15550100002');
      await groupCases(world.as('amina'), { caseId: kept, otherCaseId: other });
      await settle(world);
      for (const from of [first, second])
        expect(heard(world, from).filter((words) => words.includes('Nothing is being added'))).toHaveLength(1);
    });

    test('with a case that was closed without an answer is refused, and changes nothing', async () => {
      const world = await openWorld(lane);
      const { kept, other } = await twoCases(world);
      await closeUnchecked(world, kept);
      await expect(groupCases(world.as('amina'), { caseId: kept, otherCaseId: other })).rejects.toMatchObject({
        code: 'case.refused',
      });
      expect(await caseNow(world, other)).toMatchObject({ state: 'open' });
      expect((await world.db.query.claims.findMany()).every((claim) => claim.rootId === claim.id)).toBe(true);
    });

    test.each(['kept', 'other'] as const)('is refused while a colleague holds the case that is %s', async (which) => {
      const world = await openWorld(lane);
      const { kept, other } = await twoCases(world);
      await takeHold(world.as('ben'), { caseId: which === 'kept' ? kept : other });
      await expect(groupCases(world.as('amina'), { caseId: kept, otherCaseId: other })).rejects.toMatchObject({
        code: 'case.held-by-other',
      });
      await groupCases(world.as('ben'), { caseId: kept, otherCaseId: other });
    });
  });

  describe.skipIf(skip)('a duplicate that was opened again', () => {
    async function reopened() {
      const world = await openWorld(lane);
      const { kept, other } = await twoCases(world);
      await groupCases(world.as('amina'), { caseId: kept, otherCaseId: other });
      await changeCase(world.as('amina'), { caseId: other, event: 'reopen', version: null });
      return { world, kept, other };
    }

    test('answers who waits when a candidate is accepted', async () => {
      const { world, other } = await reopened();
      const squid = {
        claim: 'A squid',
        title: 'There is no squid.',
        summary: 'Nobody saw it.',
        rating: 'false',
      } as const;
      const factCheckId = await aCheck(world, squid);
      await attachCheck(world.as('amina'), { caseId: other, factCheckId });
      const match = (await world.db.query.matches.findMany()).find((one) => one.factCheckId === factCheckId);
      await judgeMatch(world.as('amina'), { caseId: other, matchId: match?.id ?? '', says: 'accepted' });
      await settle(world);
      for (const from of [first, second]) expect(heard(world, from).at(-1)).toContain('There is no squid.');
    });

    test('tells that it cannot be checked once no case of the group is open', async () => {
      const { world, kept, other } = await reopened();
      await closeUnchecked(world, other);
      for (const from of [first, second]) expect(heard(world, from)).not.toContain(unchecked);
      await closeUnchecked(world, kept);
      for (const from of [first, second])
        expect(heard(world, from).filter((words) => words === unchecked)).toHaveLength(1);
    });

    test('tells that it cannot be checked when it is the last', async () => {
      const { world, kept, other } = await reopened();
      await changeCase(world.as('amina'), { caseId: kept, event: 'close', version: null, outcome: 'duplicate' });
      await closeUnchecked(world, other);
      for (const from of [first, second]) expect(heard(world, from).at(-1)).toBe(unchecked);
    });
  });
});
