import { expect, test } from 'vitest';
import { publishTheCase } from '../../test/support/desk.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { heard, say, settle } from '../../test/support/whatsapp.ts';
import { groupCases, ungroup } from './group-claims.ts';

const texts = {
  '15550100001': 'The old pier at Saltquay will be closed for good on Monday because of a giant squid under it',
  '15550100002':
    'My cousin at the harbour says a huge squid lives below the pier and nobody may walk there from next week on',
} as const;

async function twoCases(world: TestWorld) {
  for (const [from, text] of Object.entries(texts)) await say(world, { from, text, forwarded: true });
  const [first, second] = (await world.db.query.cases.findMany()).sort((a, b) => a.id.localeCompare(b.id));
  return { kept: first?.id ?? '', other: second?.id ?? '' };
}

test('grouping two cases closes one as a duplicate, and both askers hear the one verdict', async () => {
  const world = await openWorld();
  const { kept, other } = await twoCases(world);
  await groupCases(world.as('amina'), { caseId: kept, otherCaseId: other });
  expect((await world.db.query.cases.findMany()).find((one) => one.id === other)).toMatchObject({
    state: 'closed',
    outcome: 'duplicate',
  });
  await publishTheCase(world);
  await settle(world);
  for (const from of Object.keys(texts)) expect(heard(world, from).at(-1)).toContain('Nothing is being added');
});

test('undoing a grouping opens the other case again, and its asker no longer hears the first verdict', async () => {
  const world = await openWorld();
  const { kept, other } = await twoCases(world);
  const mergeId = await groupCases(world.as('amina'), { caseId: kept, otherCaseId: other });
  await ungroup(world.as('amina'), { mergeId, caseId: other });
  const open = (await world.db.query.cases.findMany()).filter((one) => one.state === 'open');
  expect(open.map((one) => one.id).sort()).toEqual([kept, other].sort());
  expect(await world.didTo(kept)).toContain('amina case.grouped');
  await expect(ungroup(world.as('amina'), { mergeId, caseId: other })).rejects.toMatchObject({ code: 'merge.undone' });
});
