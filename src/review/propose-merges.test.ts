import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { claimProposals, claims } from '../../db/schema/claims.ts';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { say } from '../../test/support/whatsapp.ts';
import { ensureClaim } from '../claims/ensure-claim.ts';
import { mergeClaims } from '../claims/merge-claims.ts';
import { readCase } from './case.view.ts';
import { decideProposal } from './decide-proposal.ts';
import { readProposals } from './proposals.view.ts';
import { proposeMerges } from './propose-merges.ts';

const first = 'The old pier at Saltquay will be closed for good on Monday because a giant squid lives below it';
const second =
  'Because of a giant squid the old Saltquay pier closes on Monday for good, says my cousin at the harbour';

const roots = async (world: TestWorld) =>
  Object.fromEntries((await world.db.query.claims.findMany()).map((claim) => [claim.id, claim.rootId]));
const cases = async (world: TestWorld) =>
  (await world.db.query.cases.findMany()).sort((a, b) => a.id.localeCompare(b.id)).map((one) => one.state);

async function twoAsked(world: TestWorld): Promise<void> {
  await say(world, { from: '15550100001', text: first, forwarded: true });
  await say(world, { from: '15550100002', text: second, forwarded: true });
}

describe.each(databaseLanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  test.skipIf(skip)('two tellings of one story are proposed once, and nothing is merged by it', async () => {
    const world = await openWorld(lane);
    await twoAsked(world);
    const before = await roots(world);
    await proposeMerges(world, {});
    await proposeMerges(world, { more: true });
    const { open, openCount } = await readProposals(world.db);
    expect(openCount).toBe(1);
    expect(open[0]).toMatchObject({ kind: 'merge', claim: { text: second }, other: { text: first } });
    expect(open[0]?.why).toEqual(['likely-same']);
    expect(await roots(world)).toEqual(before);
    expect(await world.didTo(open[0]?.claimId ?? '')).toContain('review claim.proposed');
  });
});

test('accepting merges groups and cases, and taking it back restores both', async () => {
  const world = await openWorld();
  await twoAsked(world);
  const before = await roots(world);
  await proposeMerges(world, {});
  const proposalId = (await readProposals(world.db)).open[0]?.id ?? '';
  await decideProposal(world.as('amina'), { proposalId, says: 'accept' });
  expect(new Set(Object.values(await roots(world))).size).toBe(1);
  expect(await cases(world)).toEqual(['open', 'closed']);
  await expect(decideProposal(world.as('amina'), { proposalId, says: 'dismiss' })).rejects.toMatchObject({
    code: 'proposal.decided',
  });
  await decideProposal(world.as('amina'), { proposalId, says: 'reopen' });
  expect(await roots(world)).toEqual(before);
  expect(await cases(world)).toEqual(['open', 'open']);
});

test('a dismissed proposal does not come back, whatever is asked later', async () => {
  const world = await openWorld();
  await twoAsked(world);
  await proposeMerges(world, {});
  const proposal = (await readProposals(world.db)).open[0];
  await decideProposal(world.as('amina'), { proposalId: proposal?.id ?? '', says: 'dismiss' });
  await world.db.execute('delete from proposal_pass');
  await proposeMerges(world, { more: true });
  const view = await readProposals(world.db);
  expect(view.open).toEqual([]);
  expect(view.decided.map((one) => [one.id, one.state])).toEqual([[proposal?.id, 'dismissed']]);
  expect(await world.didTo(proposal?.claimId ?? '')).toContain('amina claim.proposal-dismissed');
});

test.each([
  ['number', `${first}, on 12 March`, `${first}, on 14 March`],
  ['negation', first.replace('will be', 'will not be'), first],
])('claims in the same words that differ in a %s are not proposed', async (_, a, b) => {
  const world = await openWorld();
  for (const text of [a, b]) await ensureClaim(world, { text, language: 'en' });
  await proposeMerges(world, {});
  expect(await world.db.select().from(claimProposals)).toEqual([]);
});

test.each([
  ['numbers', second.replace('Monday', '12 March'), first.replace('Monday', '14 March')],
  ['one of which says no', second.replace('closes', 'never closes'), first],
])('tellings with other words and %s are proposed with a warning', async (_, a, b) => {
  const world = await openWorld();
  for (const text of [a, b]) await ensureClaim(world, { text, language: 'en' });
  await proposeMerges(world, {});
  const rows = await world.db.select().from(claimProposals);
  expect(rows.map((row) => row.why)).toEqual([['likely-same', 'numbers-or-negation-differ']]);
  expect((await readProposals(world.db)).openCount, 'nobody waits for either').toBe(0);
});

test('a case shows the other claim until somebody decides', async () => {
  const world = await openWorld();
  await twoAsked(world);
  await proposeMerges(world, {});
  const [one, other] = await world.db.query.cases.findMany();
  const alikeOf = async (id = '') => (await readCase(world.db, id, world.clock.now()))?.alike ?? [];
  const [shown] = await alikeOf(one?.id);
  expect((await alikeOf(other?.id)).map((proposal) => proposal.id)).toEqual([shown?.id]);
  await decideProposal(world.as('amina'), { proposalId: shown?.id ?? '', says: 'dismiss' });
  expect(await alikeOf(one?.id)).toEqual([]);
});

test('a wording unlike its group is proposed to be taken out, unless a person put it there', async () => {
  const world = await openWorld();
  const root = await ensureClaim(world, { text: first, language: 'en' });
  const strange = await ensureClaim(world, { text: 'Forty golden swans were bought by the mayor', language: 'en' });
  const byHand = await ensureClaim(world, { text: 'Free tram rides for all who sing on board', language: 'en' });
  await world.db.update(claims).set({ rootId: root }).where(eq(claims.id, strange));
  await mergeClaims(world.as('amina'), { claimId: byHand, intoId: root });
  await proposeMerges(world, {});
  const rows = await world.db.select().from(claimProposals);
  expect(rows.map((row) => [row.kind, row.claimId, row.otherId])).toEqual([['split', strange, root]]);
  await decideProposal(world.as('amina'), { proposalId: rows[0]?.id ?? '', says: 'accept' });
  expect((await roots(world))[strange]).toBe(strange);
  await decideProposal(world.as('amina'), { proposalId: rows[0]?.id ?? '', says: 'reopen' });
  expect((await roots(world))[strange]).toBe(root);
});

test('a claim from before sketches gets one from the pass', async () => {
  const world = await openWorld();
  const id = await ensureClaim(world, { text: first, language: 'en' });
  await world.db.update(claims).set({ sketch: null }).where(eq(claims.id, id));
  await proposeMerges(world, {});
  expect((await world.db.query.claims.findFirst({ where: eq(claims.id, id) }))?.sketch?.length).toBeGreaterThan(5);
});

test('an unknown proposal is refused in words', async () => {
  const world = await openWorld();
  await expect(decideProposal(world.as('amina'), { proposalId: 'prp_none', says: 'accept' })).rejects.toMatchObject({
    code: 'proposal.unknown',
  });
});
